using System.Net;
using System.Text;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Consents;

/// <summary>The question about the people on a photo, and what a consent and its withdrawal change.</summary>
public sealed class PhotoTests
{
    [Fact]
    [Requirement("RUL-4")]
    public async Task A_parent_s_photo_of_a_child_without_consent_is_refused_with_the_clause_and_goes_out_with_consent()
    {
        var (app, school, chat) = await ChatAsync();
        var author = await app.ClientAsync(school, await school.AddParentAsync());
        await AskedAsync(author, chat);

        var refused = await AnswerAsync(author, chat, school.Student);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await refused.DocumentAsync();
        page.Alert().ShouldContain(school.Student.Name.Full);
        page.Alert().ShouldContain("п. 6");
        page.Body!.InnerHtml.ShouldContain("/consents/mine");
        (await author.GetStringAsync(chat)).ShouldNotContain("file-photo");

        await ConsentAsync(await app.ClientAsync(school, school.Parent), school);
        (await AnswerAsync(author, chat, school.Student)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await author.GetAsync(chat)).DocumentAsync())
            .QuerySelector("img.file-photo")!
            .GetAttribute("alt")!
            .ShouldContain("класс.png");
    }

    [Theory]
    [Requirement("RUL-4")]
    [InlineData("isom", false, "soun")]
    [InlineData("M4A ", true, "soun", "vide")]
    public async Task Who_is_on_it_is_asked_of_what_is_seen_and_not_of_what_is_heard(string brand, bool asked, params string[] tracks)
    {
        var (app, school, chat) = await ChatAsync();
        var author = await app.ClientAsync(school, school.Parent);
        byte[] file = [.. SampleFiles.Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]), .. SampleFiles.Movie(tracks)];

        var sent = await author.PostFilesAsync(chat, new() { ["Input.Text"] = "Запись урока" }, ("запись", file));

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.Headers.Location!.ToString().EndsWith("/photo", StringComparison.Ordinal).ShouldBe(asked);
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task A_worker_is_warned_with_the_clause_and_decides()
    {
        var (app, school, chat) = await ChatAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        await AskedAsync(teacher, chat);

        var warned = await AnswerAsync(teacher, chat, school.Student);
        warned.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await warned.DocumentAsync();
        page.Alert().ShouldContain("п. 5");
        page.Body!.TextContent.ShouldContain("Отправить всё равно");

        (await AnswerAsync(teacher, chat, school.Student, warned: true)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task A_photo_without_people_or_with_a_written_permission_goes_out_and_no_answer_does_not()
    {
        var (app, school, chat) = await ChatAsync();
        var parent = await app.ClientAsync(school, school.Parent);

        await AskedAsync(parent, chat);
        (await parent.PostFormAsync($"{chat}/photo", [])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await parent.PostFormAsync($"{chat}/photo", new() { ["Input.HasPeople"] = "true" })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await parent.PostFormAsync($"{chat}/photo", new() { ["Input.HasPeople"] = "false" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await AskedAsync(parent, chat);
        var others = await parent.PostFormAsync(
            $"{chat}/photo",
            new() { ["Input.HasPeople"] = "true", ["Input.Document"] = "№ 4 от 02.03.2026" }
        );
        others.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync($"{chat}/photo")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task A_withdrawal_lists_what_it_touches_before_and_tells_the_author_and_the_moderator_after()
    {
        var (app, school, chat) = await ChatAsync();
        var parent = await app.ClientAsync(school, school.Parent);
        await ConsentAsync(parent, school);
        var author = await app.ClientAsync(school, await school.AddParentAsync());
        await AskedAsync(author, chat);
        await AnswerAsync(author, chat, school.Student);

        var withdraw = (await (await parent.GetAsync($"/s/{school.Slug}/consents/mine")).DocumentAsync())
            .QuerySelector("a[href$='/withdraw']")!
            .GetAttribute("href")!;
        var before = (await (await parent.GetAsync(withdraw)).DocumentAsync()).QuerySelector("main")!.TextContent.Folded();
        before.ShouldContain(school.ParentsChat.Name);
        (await parent.PostFormAsync(withdraw, new() { ["Input.Reason"] = "Не хочу" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        (await moderator.GetStringAsync($"/s/{school.Slug}/moderation")).ShouldContain("проверьте 1 сообщение");
        (await moderator.GetStringAsync($"/s/{school.Slug}")).ShouldContain("проверьте 1 сообщение");
        (await author.GetStringAsync($"/s/{school.Slug}")).ShouldContain("проверьте 1 сообщение");
        (await parent.GetStringAsync($"/s/{school.Slug}")).ShouldNotContain("проверьте 1 сообщение");

        var posts = $"/s/{school.Slug}/consents/posts";
        var post = (await (await author.GetAsync(posts)).DocumentAsync())
            .QuerySelector("form[action*='message=']")!
            .GetAttribute("action")!;
        (await author.PostFormAsync(posts, post, new() { ["remove"] = "false" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await author.PostFormAsync(posts, post, new() { ["remove"] = "true" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await moderator.GetStringAsync($"/s/{school.Slug}/moderation")).ShouldNotContain("проверьте 1 сообщение");
        (await moderator.GetStringAsync(chat)).ShouldContain("Удалено автором");

        await AskedAsync(author, chat);
        (await AnswerAsync(author, chat, school.Student)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_moderator_leaves_a_message_after_a_look_and_the_record_keeps_it()
    {
        var (app, school, chat) = await ChatAsync();
        var parent = await app.ClientAsync(school, school.Parent);
        await ConsentAsync(parent, school);
        await AskedAsync(parent, chat);
        await AnswerAsync(parent, chat, school.Student);
        var withdraw = (await (await parent.GetAsync($"/s/{school.Slug}/consents/mine")).DocumentAsync())
            .QuerySelector("a[href$='/withdraw']")!
            .GetAttribute("href")!;
        await parent.PostFormAsync(withdraw, []);

        var posts = $"/s/{school.Slug}/consents/posts";
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var post = (await (await moderator.GetAsync(posts)).DocumentAsync())
            .QuerySelector("form[action*='message=']")!
            .GetAttribute("action")!;
        (await moderator.PostFormAsync(posts, post, new() { ["remove"] = "false" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await moderator.GetStringAsync(posts)).ShouldContain("Проверять нечего");
        var director = await app.ClientAsync(school, school.Director);
        var record = await director.GetStringAsync($"/s/{school.Slug}/audit");
        record.ShouldContain("Дано согласие");
        record.ShouldContain("Отозвано согласие");
        record.ShouldContain("проверено после отзыва согласия");
    }

    private static async Task<(WebApp App, TestSchool School, string Chat)> ChatAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        return (app, school, $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
    }

    private static async Task AskedAsync(HttpClient author, string chat)
    {
        var asked = await author.PostFilesAsync(chat, new() { ["Input.Text"] = "Фото с экскурсии" }, ("класс.png", SampleFiles.Png));
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        asked.Headers.Location!.OriginalString.ShouldEndWith("/photo");
    }

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient author, string chat, Person shown, bool warned = false) =>
        author.PostFormAsync(
            $"{chat}/photo",
            new()
            {
                ["Input.HasPeople"] = "true",
                ["Input.People"] = shown.Id.Value.ToString(),
                ["Input.Warned"] = warned ? "true" : "false",
            }
        );

    private static async Task ConsentAsync(HttpClient parent, TestSchool school)
    {
        var given = await parent.PostFormAsync(
            $"/s/{school.Slug}/consents/give?person={school.Student.Id.Value}&purpose={ConsentPurpose.Photo}",
            new() { ["Input.Places"] = nameof(ConsentPlaces.ClassChats) }
        );
        given.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}

using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class HeldTests
{
    private const string Rude = "Вы дурак, верните деньги за экскурсию";

    [Fact]
    [Requirement("SCH-6")]
    public async Task What_is_to_be_held_is_sent_to_the_moderator_by_its_author_and_seen_by_both_alone()
    {
        var (app, school) = await SchoolAsync();
        var (parent, other) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, await school.AddParentAsync()));

        var asked = await parent.PostFormAsync(Chat(school), new() { ["Input.Text"] = Rude });
        asked.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await asked.DocumentAsync();
        page.Alert()
            .ShouldSatisfyAllConditions(alert => alert.ShouldContain("сначала смотрит модератор"), alert => alert.ShouldContain("п. 6"));
        page.QuerySelector("textarea")!.TextContent.ShouldContain(Rude);

        await HoldAsync(parent, school);
        var queued = (await PageAsync(parent, Chat(school))).QuerySelector(".queued")!;
        queued.QuerySelector(".clause-card a")!.GetAttribute("href").ShouldBe($"/s/{school.Slug}/regulation?edition=1#p-6");
        var waiting = queued.TextContent.Folded();
        waiting.ShouldContain("Ждёт модератора: ");
        waiting.ShouldContain("п. 6");
        waiting.ShouldContain("Вот из-за чего: дурак");
        (await PageAsync(other, Chat(school))).Body!.TextContent.ShouldNotContain("дурак");

        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        (await PageAsync(moderator, Chat(school))).Body!.TextContent.Folded().ShouldContain("Ждут вашего решения: 1 сообщение");
        var board = (await PageAsync(moderator, $"/s/{school.Slug}/moderation")).Body!.TextContent.Folded();
        board.ShouldSatisfyAllConditions(
            text => text.ShouldContain(Rude),
            text => text.ShouldContain(school.Parent.Name.Full),
            text => text.ShouldContain("п. 6"),
            text => text.ShouldContain("сегодня, 10:00")
        );
        (await other.GetAsync(await CaseAsync(moderator, school))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_moderator_lets_it_in_as_its_authors_once_and_the_record_tells_by_which_clause()
    {
        var (app, school) = await SchoolAsync();
        var (parent, moderator) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.ClassTeacher));
        await HoldAsync(parent, school);
        var held = await CaseAsync(moderator, school);

        (await moderator.PostFormAsync(held, new() { ["Input.LetThrough"] = "true" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var message = (await PageAsync(moderator, Chat(school))).QuerySelector(".message")!.TextContent.Folded();
        message.ShouldContain(Rude);
        message.ShouldContain(school.Parent.Name.Full);
        message.ShouldContain("написано: сегодня, 10:00");
        (await PageAsync(parent, Chat(school))).QuerySelector(".queued").ShouldBeNull();
        var again = await moderator.PostFormAsync(Chat(school), held, new() { ["Input.LetThrough"] = "false", ["Input.Reason"] = "Нет" });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var record = await PageAsync(await app.ClientAsync(school, school.Director), $"/s/{school.Slug}/audit");
        var told = record.Body!.TextContent.Folded();
        told.ShouldContain("Модератор пропустил сообщение");
        told.ShouldContain("п. 6");
    }

    [Fact]
    public async Task A_declined_message_comes_back_with_the_reason_and_can_be_written_anew()
    {
        var (app, school) = await SchoolAsync();
        var (parent, moderator) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.ClassTeacher));
        await HoldAsync(parent, school);
        var held = await CaseAsync(moderator, school);

        var without = await moderator.PostFormAsync(held, new() { ["Input.LetThrough"] = "false" });
        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await without.DocumentAsync()).Body!.TextContent.ShouldContain("Напишите причину: её увидит автор.");
        await moderator.PostFormAsync(held, new() { ["Input.LetThrough"] = "false", ["Input.Reason"] = "Скажите спокойнее" });

        var seen = await PageAsync(parent, Chat(school));
        seen.QuerySelector(".queued")!
            .TextContent.Folded()
            .ShouldSatisfyAllConditions(
                text => text.ShouldContain("Модератор не пропустил: Скажите спокойнее"),
                text => text.ShouldContain("п. 6")
            );
        var id = seen.QuerySelector("input[name=queued]")!.GetAttribute("value")!;
        var taken = await parent.PostFormAsync(Chat(school), $"{Chat(school)}?handler=TakeBack", new() { ["queued"] = id });
        (await taken.DocumentAsync()).QuerySelector("textarea")!.TextContent.ShouldContain(Rude);
        (await PageAsync(moderator, Chat(school))).Body!.TextContent.ShouldNotContain("дурак");
    }

    [Fact]
    public async Task Nobody_decides_on_a_message_of_their_own()
    {
        var (app, school) = await SchoolAsync();
        var second = await school.AddParentAsync();
        await school.InScopeAsync(async db =>
        {
            var member = await db.ChatMembers.FindAsync(school.School.Id, school.ParentsChat.Id, second.Id);
            member!.TakeCharge(Role.Parent, app.Clock.Now);
        });
        var client = await app.ClientAsync(school, second);
        await HoldAsync(client, school);

        (await PageAsync(client, $"/s/{school.Slug}/moderation")).Body!.TextContent.ShouldNotContain("дурак");
        var held = await CaseAsync(await app.ClientAsync(school, school.ClassTeacher), school);
        (await PageAsync(client, held)).Body!.TextContent.ShouldContain("Решать в собственном деле нельзя");
        (await client.PostFormAsync(held, new() { ["Input.LetThrough"] = "true" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_trial_says_held_before_anything_is_written()
    {
        var (app, school) = await SchoolAsync();
        var client = await app.ClientAsync(school, school.Parent);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{school.Slug}/regulation/try");
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["role"] = "parent", ["text"] = Rude });

        var answer = await client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"held\"");
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, change: TestSchool.Holding(Rule.Insult)));
    }

    private static string Chat(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static async Task HoldAsync(HttpClient author, TestSchool school)
    {
        var held = await author.PostFormAsync(Chat(school), new() { ["Input.Text"] = Rude, ["Input.ToModerator"] = "true" });
        held.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> CaseAsync(HttpClient moderator, TestSchool school) =>
        (await PageAsync(moderator, $"/s/{school.Slug}/moderation")).QuerySelector("a[href*='/held/']")!.GetAttribute("href")!;

    private static async Task<IDocument> PageAsync(HttpClient client, string address) =>
        await (await client.GetAsync(address)).DocumentAsync();
}

using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class LookTests
{
    private const string Told = "Собрание в среду в шесть";
    private const string Why = "Проверка по обращению родителей";

    [Fact]
    [Requirement("CTL-2")]
    public async Task The_director_looks_into_a_chat_for_a_reason_for_an_hour_on_record_and_its_members_see_how_often()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, Told, app.Clock.Now.AddMinutes(-5));
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));
        var @case = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/{message.Id.Value}";
        (await PageAsync(parent, $"{Chat(school)}/about")).Body!.TextContent.Folded().ShouldContain("Пока не открывали");

        (await PageAsync(director, Look(school))).Body!.TextContent.ShouldNotContain(Told);
        (await director.GetAsync(@case)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var without = await director.PostFormAsync(Look(school), new() { ["Input.Reason"] = " " });
        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await without.DocumentAsync()).QuerySelector(".field-error, .is-invalid")!.TextContent.ShouldContain("Заполните это поле");
        (await director.PostFormAsync(Look(school), new() { ["Input.Reason"] = Why })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var seen = await PageAsync(director, Look(school));
        seen.Body!.TextContent.Folded().ShouldContain("Вы читаете чат по праву контроля, до сегодня, 11:00");
        seen.Body.TextContent.ShouldContain(Told);
        seen.QuerySelector("textarea").ShouldBeNull();
        seen.QuerySelector($"a[href='{@case}']").ShouldNotBeNull();
        (await director.GetAsync(@case)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PageAsync(director, $"/s/{school.Slug}/moderation/looks")).Body!.TextContent.ShouldContain(Why);
        (await PageAsync(director, $"/s/{school.Slug}/audit"))
            .Body!.TextContent.Folded()
            .ShouldContain($"Чат открыт по праву контроля: чат «{school.ParentsChat.Name}», причина: {Why}.");
        var about = (await PageAsync(parent, $"{Chat(school)}/about")).Body!.TextContent.Folded();
        about.ShouldContain("Открывали 1 раз, последний раз: сегодня, 10:00");
        about.ShouldContain("п. 2.2");

        app.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        (await PageAsync(director, Look(school))).Body!.TextContent.ShouldContain(Told);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await PageAsync(director, Look(school))).Body!.TextContent.ShouldNotContain(Told);
        (await director.GetAsync(@case)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("CTL-2")]
    public async Task An_official_of_one_class_opens_its_chats_only_and_a_teacher_none()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await AuthoriseAsync(app, school, school.Staff, school.Class.Id);
        var other = await school.AddClassAsync("6Б", school.Teacher);
        var foreign = Domain.Chats.Chat.Create(
            school.School.Id,
            Domain.Chats.ChatKind.ClassParents,
            "6Б · родители",
            other.Id,
            school.Teacher.Id,
            app.Clock.Now
        );
        await school.InScopeAsync(db =>
        {
            db.Add(foreign);
            return Task.CompletedTask;
        });
        var (official, teacher) = (await app.ClientAsync(school, school.Staff), await app.ClientAsync(school, school.Administrator));

        var list = await PageAsync(official, $"/s/{school.Slug}/moderation/looks");
        list.Body!.TextContent.ShouldContain(school.ParentsChat.Name);
        list.Body.TextContent.ShouldNotContain(foreign.Name);
        list.QuerySelector($".nav a[href='/s/{school.Slug}/moderation/looks']").ShouldNotBeNull();
        (await official.PostFormAsync(Look(school), new() { ["Input.Reason"] = Why })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetAsync($"/s/{school.Slug}/chats/{foreign.Id.Value}/look")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.GetAsync(Look(school))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await teacher.GetAsync($"/s/{school.Slug}/moderation/looks")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("CTL-2")]
    public async Task A_regulation_without_the_right_refuses_a_look_and_tells_members_nothing_of_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));

        var refused = await director.PostFormAsync($"/s/{school.Slug}", Look(school), new() { ["Input.Reason"] = Why });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.DocumentAsync()).Body!.TextContent.Folded().ShouldContain("Регламент школы не даёт права открывать чужие чаты");
        (await PageAsync(director, $"/s/{school.Slug}")).QuerySelector("a[href$='/moderation/looks']").ShouldBeNull();
        (await PageAsync(parent, $"{Chat(school)}/about")).Body!.TextContent.ShouldNotContain("по праву контроля");
    }

    private static async Task AuthoriseAsync(WebApp app, TestSchool school, Person official, ClassId @class)
    {
        var director = await school.ActorAsync(school.Director);
        var order = new Order("31", new DateOnly(2026, 3, 10));
        var given = Authorisation.Give(director, official, Power.Control, @class, order, new DateOnly(2026, 5, 31), app.Clock.Now);
        await school.InScopeAsync(db =>
        {
            db.Add(given.Value);
            return Task.CompletedTask;
        });
    }

    private static string Chat(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static string Look(TestSchool school) => $"{Chat(school)}/look";

    private static async Task<IDocument> PageAsync(HttpClient client, string address) =>
        await (await client.GetAsync(address)).DocumentAsync();
}

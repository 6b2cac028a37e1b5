using System.Net;
using AngleSharp.Html.Dom;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class WaysOutTests
{
    [Fact]
    [Requirement("MOD-6")]
    public async Task One_objection_keeps_the_block_and_the_petitioner_does_not_learn_whose_it_was()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var other = await school.AddParentAsync();
        var (parent, objector) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, other));
        await ApologiseAsync(parent, school);

        (await parent.TextAsync(school.Chat())).ShouldContain("Участники могут возразить до 14 марта, 0:00");
        var link = await ObjectLinkAsync(objector, school);
        (await (await parent.GetAsync(school.Chat())).DocumentAsync()).QuerySelector("a[href$='/object']").ShouldBeNull();
        (await objector.TextAsync(link)).ShouldContain("не узнает, кто возразил");
        (await objector.PostFormAsync(link, new() { ["Input.Reason"] = "Грубил и детям" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await objector.TextAsync(link)).ShouldContain("Вы возразили");
        (await objector.TextAsync(school.Chat())).ShouldContain("Вы возразили");
        (await objector.PostFormAsync(school.Chat(), link, [])).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        foreach (var address in new[] { school.Chat(), school.Member(), $"/s/{school.Slug}/moderation/mine" })
        {
            var read = await parent.TextAsync(address);
            read.ShouldNotContain("Грубил и детям");
            read.ShouldNotContain(other.Name.Full);
        }

        (await parent.TextAsync(school.Chat())).ShouldContain("кто-то возразил");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        (await moderator.TextAsync(school.Member())).ShouldSatisfyAllConditions(
            text => text.ShouldContain(other.Name.Full),
            text => text.ShouldContain("Грубил и детям")
        );
        var refused = await moderator.GetAsync($"{school.Member()}/unblock");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.DocumentAsync()).Alert().ShouldContain("п. 4.6");
    }

    [Fact]
    [Requirement("MOD-6")]
    public async Task Nobody_objects_and_the_moderator_unblocks_once_the_time_has_passed_and_not_before()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await Sanctioned.BlockedAsync(app);
        var (parent, moderator) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.ClassTeacher));
        var unblock = $"{school.Member()}/unblock";

        (await (await moderator.GetAsync(unblock)).DocumentAsync()).Alert().ShouldContain("Извинений пока нет");
        (await parent.PostFormAsync($"{school.Chat()}/apology", new() { ["Input.Text"] = " " })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        await ApologiseAsync(parent, school);
        (await parent.GetAsync($"{school.Chat()}/apology")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        app.Clock.Now = DateTimeOffset.Parse("2026-03-13T23:59:59+03:00");
        var early = await moderator.PostFormAsync(school.Chat(), unblock, []);
        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await early.DocumentAsync()).Alert().ShouldContain("до 14 марта, 0:00");
        (await moderator.TextAsync($"/s/{school.Slug}")).ShouldNotContain("можно разблокировать");

        app.Clock.Now = DateTimeOffset.Parse("2026-03-14T00:00:00+03:00");
        (await moderator.TextAsync($"/s/{school.Slug}")).ShouldContain("можно разблокировать");
        (await moderator.PostFormAsync(unblock, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await parent.GetAsync(school.Chat())).DocumentAsync()).QuerySelector("textarea").ShouldNotBeNull();
        (await moderator.TextAsync(school.Member())).ShouldContain("Разблокирован(а) после извинений");
    }

    [Fact]
    [Requirement("MOD-6")]
    public async Task The_director_ends_a_block_that_somebody_objected_to_and_a_moderator_may_not()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var (director, moderator) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.ClassTeacher));
        var pardon = $"{school.Member()}/pardon";

        (await moderator.PostFormAsync(school.Chat(), pardon, new() { ["Input.Reason"] = "Довольно" })).StatusCode.ShouldBe(
            HttpStatusCode.Conflict
        );
        (await director.PostFormAsync(pardon, new() { ["Input.Reason"] = "" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await director.PostFormAsync(pardon, new() { ["Input.Reason"] = "Поговорили, понял" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await director.TextAsync(school.Member())).ShouldContain("Поговорили, понял");
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task An_appeal_goes_to_the_director_with_a_term_and_an_answer_for_the_member_undoes_the_sanction()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var (parent, director) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Director));
        var mine = await (await parent.GetAsync($"/s/{school.Slug}/moderation/mine")).DocumentAsync();
        var contest = mine.QuerySelectorAll("a[href*='contest?violation=']").OfType<IHtmlAnchorElement>().First().PathAndQuery();

        (await parent.TextAsync(contest)).ShouldContain("п. 4.7");
        (await parent.PostFormAsync(contest, new() { ["Input.Text"] = "" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await parent.PostFormAsync(contest, new() { ["Input.Text"] = "Это писал не я" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync(contest)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await (await app.ClientAsync(school, await school.AddParentAsync())).GetAsync(contest)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await parent.GetAsync($"/s/{school.Slug}/moderation/appeals")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await director.TextAsync($"/s/{school.Slug}")).ShouldContain("1 обжалование ждёт ответа");
        var list = await (await director.GetAsync($"/s/{school.Slug}/moderation/appeals")).DocumentAsync();
        var appeal = list.QuerySelectorAll("th a").OfType<IHtmlAnchorElement>().Single().PathAndQuery();
        var opened = await director.TextAsync(appeal);
        opened.ShouldContain("Это писал не я");
        opened.ShouldContain("Продаю лыжи");
        var answer = new Dictionary<string, string> { ["Input.Outcome"] = "Undone", ["Input.Answer"] = "" };
        (await director.PostFormAsync(appeal, answer)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer["Input.Answer"] = "Проверил, вы правы";
        (await director.PostFormAsync(appeal, answer)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.PostFormAsync($"/s/{school.Slug}", appeal, answer)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var told = await parent.TextAsync($"/s/{school.Slug}/moderation/mine");
        told.ShouldContain("Проверил, вы правы");
        told.ShouldContain("Отменено");
        (await (await parent.GetAsync(school.Chat())).DocumentAsync()).QuerySelector("textarea").ShouldNotBeNull();
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task A_withdrawn_violation_stays_readable_and_its_page_says_that_the_block_falls()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var member = await (await moderator.GetAsync(school.Member())).DocumentAsync();
        var withdraw = member.QuerySelectorAll("a[href$='/withdraw']").OfType<IHtmlAnchorElement>().First().PathAndQuery();

        (await moderator.TextAsync(withdraw)).ShouldContain("Блокировка закончится");
        (await moderator.PostFormAsync(withdraw, new() { ["Input.Reason"] = "" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await moderator.PostFormAsync(withdraw, new() { ["Input.Reason"] = "Не тот автор" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var after = await moderator.TextAsync(school.Member());
        after.ShouldContain("Снято Не тот автор");
        after.ShouldContain("Отменено: Не тот автор");
        after.ShouldContain("Нарушений в счёт 3");
        (await moderator.GetAsync(withdraw)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await (await app.ClientAsync(school, school.Parent)).GetAsync(withdraw)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task A_moderator_far_from_the_others_stands_out_for_the_director_and_nobody_else_sees_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.ViolatedAsync(app, violations: 10);
        await school.MakeModeratorAsync(school.TeachersChat, school.Staff);
        await school.MakeModeratorAsync(school.StudentsChat, school.Teacher);
        await school.AddMessageAsync(school.StudentsChat, school.Student, "Что задали?", app.Clock.Now.AddMinutes(-3));

        (await (await app.ClientAsync(school, school.Director)).TextAsync($"/s/{school.Slug}/statistics")).ShouldContain(
            "заметно чаще других"
        );
        (await (await app.ClientAsync(school, school.Administrator)).TextAsync($"/s/{school.Slug}/statistics")).ShouldNotContain(
            "Модераторы"
        );
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task What_was_taken_back_stands_beside_what_a_moderator_decided_and_counts_in_neither()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var member = await (await moderator.GetAsync(school.Member())).DocumentAsync();
        var withdraw = member.QuerySelectorAll("a[href$='/withdraw']").OfType<IHtmlAnchorElement>().First().PathAndQuery();
        (await moderator.PostFormAsync(withdraw, new() { ["Input.Reason"] = "Не тот автор" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await (await (await app.ClientAsync(school, school.Director)).GetAsync($"/s/{school.Slug}/statistics")).DocumentAsync();

        var row = page.QuerySelectorAll("tr").Single(tr => tr.QuerySelector("td[data-label='Снято или отменено']") is not null);
        row.QuerySelectorAll("td").Skip(1).Take(3).Select(cell => cell.TextContent.Trim()).ShouldBe(["3", "0", "2"]);
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task The_page_that_takes_a_violation_back_says_that_a_served_block_falls()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await Sanctioned.BlockedAsync(app);
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        app.Clock.Advance(TimeSpan.FromDays(32));
        var member = await (await moderator.GetAsync(school.Member())).DocumentAsync();
        var withdraw = member.QuerySelectorAll("a[href$='/withdraw']").OfType<IHtmlAnchorElement>().First().PathAndQuery();

        var page = await moderator.TextAsync(withdraw);

        page.ShouldContain("Прошлая блокировка будет отменена");
        page.ShouldNotContain("Блокировка закончится");
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task An_answer_that_would_be_cut_within_an_emoji_is_taken()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.ViolatedAsync(app, violations: 1);
        var (parent, director) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Director));
        var mine = await (await parent.GetAsync($"/s/{school.Slug}/moderation/mine")).DocumentAsync();
        var contest = mine.QuerySelectorAll("a[href*='contest?violation=']").OfType<IHtmlAnchorElement>().Single().PathAndQuery();
        (await parent.PostFormAsync(contest, new() { ["Input.Text"] = "Это писал не я" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var list = await (await director.GetAsync($"/s/{school.Slug}/moderation/appeals")).DocumentAsync();
        var appeal = list.QuerySelectorAll("th a").OfType<IHtmlAnchorElement>().Single().PathAndQuery();

        var answered = await director.PostFormAsync(
            appeal,
            new() { ["Input.Outcome"] = "Undone", ["Input.Answer"] = $"{new string('я', Violation.MaxReason - 1)}🙂 Вы правы" }
        );

        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.TextAsync($"/s/{school.Slug}/moderation/mine")).ShouldContain("🙂 Вы правы");
    }

    [Fact]
    public async Task Who_has_nothing_on_record_reads_so()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");

        (await (await app.ClientAsync(school, school.Parent)).TextAsync($"/s/{school.Slug}/moderation/mine")).ShouldContain("Ничего нет");
    }

    private static async Task ApologiseAsync(HttpClient parent, TestSchool school) =>
        (await parent.PostFormAsync($"{school.Chat()}/apology", new() { ["Input.Text"] = "Прошу прощения у всех" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

    private static async Task<string> ObjectLinkAsync(HttpClient reader, TestSchool school) =>
        (await (await reader.GetAsync(school.Chat())).DocumentAsync())
            .QuerySelectorAll("a[href$='/object']")
            .OfType<IHtmlAnchorElement>()
            .Single()
            .PathAndQuery();
}

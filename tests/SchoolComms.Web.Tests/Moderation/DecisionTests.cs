using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class DecisionTests
{
    private static Dictionary<string, string> Decision =>
        new()
        {
            ["Input.Term"] = "UntilDate",
            ["Input.Until"] = "2026-09-01",
            ["Input.Document"] = "Докладная № 12 от 10.03.2026",
            ["Input.Reason"] = "Угрожал другим родителям",
        };

    [Fact]
    [Requirement("MOD-5")]
    public async Task The_director_blocks_for_any_term_by_a_document_and_a_reason_that_the_member_reads()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));
        var block = $"{school.Member()}/block";

        var empty = await director.PostFormAsync(block, new() { ["Input.Term"] = "Month", ["Input.Reason"] = "Угрожал" });
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await empty.DocumentAsync()).Body!.TextContent.ShouldContain("Назовите документ");
        (await director.PostFormAsync(block, Decision)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var again = await director.PostFormAsync(block, Decision);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.DocumentAsync()).Alert().ShouldContain("п. 4.5");

        (await (await parent.GetAsync(school.Chat())).DocumentAsync())
            .Alert()
            .ShouldSatisfyAllConditions(
                alert => alert.ShouldContain("до 1 сентября"),
                alert => alert.ShouldContain("Угрожал другим родителям"),
                alert => alert.ShouldContain("Докладная № 12"),
                alert => alert.ShouldContain($"{school.Director.Name.Full}, директор"),
                alert => alert.ShouldContain("Обжаловать директору…")
            );
        (await (await app.ClientAsync(school, school.ClassTeacher)).GetAsync(block)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.ClientAsync(school, school.Teacher)).GetAsync(block)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("MOD-5")]
    public async Task An_official_decides_while_the_director_s_order_lasts()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (director, official) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Staff));
        var authorise = $"/s/{school.Slug}/school/authorisations/new";
        (await official.GetAsync(school.Member())).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var form = await (await director.GetAsync(authorise)).DocumentAsync();
        form.QuerySelectorAll("input[name='Input.Powers']")
            .OfType<IHtmlInputElement>()
            .Select(box => box.Value)
            .ShouldBe(["Block", "Control"]);
        var order = new Dictionary<string, string>
        {
            ["Input.Person"] = school.Staff.Id.Value.ToString(),
            ["Input.Order.Number"] = "7",
            ["Input.Order.Date"] = "2026-03-11",
            ["Input.LastDay"] = "2026-03-12",
        };
        (await director.PostFormAsync(authorise, order)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        order["Input.Powers"] = nameof(Power.Block);
        (await director.PostFormAsync(authorise, order)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.TextAsync($"/s/{school.Slug}/school")).ShouldContain("приказ № 7 от 11.03.2026");

        var find = $"/s/{school.Slug}/moderation/find?name={Uri.EscapeDataString(school.Parent.Name.Full)}";
        (await (await official.GetAsync(find)).DocumentAsync()).QuerySelector($"a[href='{school.Member()}']").ShouldNotBeNull();
        (await official.PostFormAsync($"{school.Member()}/block", Decision)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.TextAsync(school.Member())).ShouldContain("уполномоченное лицо");
        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T23:59:59+03:00");
        (await official.GetAsync(school.Member())).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Clock.Now = DateTimeOffset.Parse("2026-03-13T00:00:00+03:00");
        (await official.GetAsync(school.Member())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("MOD-4")]
    public async Task The_director_who_moderates_is_the_director_and_blocks_a_teacher_by_the_ladder()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await school.MakeModeratorAsync(school.TeachersChat, school.Director);
        var director = await app.ClientAsync(school, school.Director);
        var chat = $"/s/{school.Slug}/moderation/{school.TeachersChat.Id.Value}";
        for (var i = 4; i > 0; i--)
        {
            var message = await school.AddMessageAsync(
                school.TeachersChat,
                school.Teacher,
                "Надоели",
                app.Clock.Now.AddMinutes(-i),
                Audience.Teacher
            );
            var decided = await director.PostFormAsync(
                $"{chat}/{message.Id.Value}",
                new()
                {
                    ["Input.Rule"] = nameof(Rule.BusinessEthics),
                    ["Input.Remove"] = "false",
                    ["Input.Consequence"] = "Violation",
                }
            );
            decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var blocked = await director.PostFormAsync($"{chat}/members/{school.Teacher.Id.Value}", new() { ["Input.Term"] = "Day" });

        blocked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.TextAsync($"{chat}/members/{school.Teacher.Id.Value}")).ShouldContain(
            $"решил(а) {school.Director.Name.Short}, директор"
        );
    }

    [Fact]
    [Requirement("MOD-5")]
    public async Task The_director_ends_an_official_s_powers_before_their_day()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (director, official) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Staff));
        await director.PostFormAsync(
            $"/s/{school.Slug}/school/authorisations/new",
            new()
            {
                ["Input.Person"] = school.Staff.Id.Value.ToString(),
                ["Input.Powers"] = nameof(Power.Block),
                ["Input.Order.Number"] = "7",
                ["Input.Order.Date"] = "2026-03-11",
                ["Input.LastDay"] = "2026-06-01",
            }
        );
        (await official.GetAsync(school.Member())).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await (await director.GetAsync($"/s/{school.Slug}/school")).DocumentAsync();
        var end = page.QuerySelectorAll("a[href*='/authorisations/'][href$='/end']").OfType<IHtmlAnchorElement>().Single().PathAndQuery();

        (await director.PostFormAsync(end, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await official.GetAsync(school.Member())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.GetAsync(end)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("MOD-8")]
    public async Task Who_is_restricted_comes_no_further_than_to_read_why_and_to_contest()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));
        var restrict = $"/s/{school.Slug}/people/{school.Parent.Id.Value}/restrict";
        (await parent.GetAsync(school.Chat())).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await parent.GetAsync(restrict)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.TextAsync(restrict)).ShouldContain(school.Parent.Name.Full);
        (await director.PostFormAsync(restrict, new() { ["Input.Term"] = "Week" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await director.PostFormAsync(restrict, Decision)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.GetAsync(restrict)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await director.TextAsync($"/s/{school.Slug}/people/{school.Parent.Id.Value}")).ShouldContain("Доступ к порталу ограничен");

        foreach (var address in new[] { school.Chat(), $"/s/{school.Slug}", $"{school.Chat()}/files/{Guid.CreateVersion7(app.Clock.Now)}" })
        {
            var refused = await parent.GetAsync(address);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await refused.DocumentAsync())
                .Alert()
                .ShouldSatisfyAllConditions(
                    alert => alert.ShouldContain("1 сентября"),
                    alert => alert.ShouldContain("Угрожал другим родителям"),
                    alert => alert.ShouldContain("п. 9.2")
                );
        }

        var written = await parent.PostFormAsync("/account", school.Chat(), new() { ["Input.Text"] = "Когда экскурсия в музей?" });
        written.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await school.InScopeAsync(async db => (await db.Messages.AnyAsync()).ShouldBeFalse());
        (await parent.GetAsync("/")).Headers.Location!.OriginalString.ShouldBe($"/s/{school.Slug}");
        var own = $"/s/{school.Slug}/restriction";
        (await parent.TextAsync(own)).ShouldContain("Докладная № 12");
        (await parent.PostFormAsync(own, new() { ["Input.Text"] = "Это был не я" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.TextAsync(own)).ShouldContain("Вы обжаловали");

        var list = await (await director.GetAsync($"/s/{school.Slug}/moderation/appeals")).DocumentAsync();
        var appeal = list.QuerySelectorAll("th a").OfType<IHtmlAnchorElement>().Single().PathAndQuery();
        (await director.PostFormAsync(appeal, new() { ["Input.Outcome"] = "Undone", ["Input.Answer"] = "Вы правы" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await (await app.ClientAsync(school, school.Parent)).GetAsync(school.Chat())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("MOD-8")]
    public async Task A_restriction_ends_by_itself_or_early_with_a_reason()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));
        var decision = Decision;
        decision["Input.Term"] = "Day";
        await RestrictAsync();

        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T09:59:59+03:00");
        (await parent.GetAsync(school.Chat())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T10:00:00+03:00");
        (await parent.GetAsync(school.Chat())).StatusCode.ShouldBe(HttpStatusCode.OK);

        await RestrictAsync();
        var end = $"/s/{school.Slug}/moderation/restrictions/{school.Parent.Id.Value}/end";
        (await director.PostFormAsync(end, new() { ["Input.Reason"] = "" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await director.PostFormAsync(end, new() { ["Input.Reason"] = "Разобрались" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync(school.Chat())).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task RestrictAsync() =>
            (await director.PostFormAsync($"/s/{school.Slug}/people/{school.Parent.Id.Value}/restrict", decision)).StatusCode.ShouldBe(
                HttpStatusCode.Redirect
            );
    }
}

using System.Net;
using System.Text.RegularExpressions;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed partial class InvitesTests
{
    [Fact]
    [Requirement("INV-1")]
    public async Task An_administrator_issues_a_link_for_a_class_and_sees_its_address()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Administrator);

        var issued = await IssueAsync(client, school, $"?class={school.Class.Id.Value}", Role.Student, uses: 30, days: 14);
        issued.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await (await client.GetAsync(issued.Headers.Location)).DocumentAsync();

        page.QuerySelector("h1")!.TextContent.ShouldBe("Ученики · 5А");
        page.QuerySelector("#link")!.GetAttribute("value")!.ShouldMatch("^http://[^/]+/join/[A-Za-z0-9_-]{24}$");
        page.QuerySelector(".qr svg").ShouldNotBeNull();
        page.Body!.TextContent.ShouldContain("Не востребована");
    }

    [Fact]
    public async Task A_code_stands_in_no_address_of_the_portal()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Administrator);

        var issued = await IssueAsync(client, school, "?place=school", Role.Teacher, uses: 1, days: 1);
        var page = await (await client.GetAsync(issued.Headers.Location)).DocumentAsync();

        var code = page.QuerySelector("#link")!.GetAttribute("value")![^InviteCodes.Length..];
        issued.Headers.Location!.ToString().ShouldNotContain(code);
        page.QuerySelectorAll("a, form")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("action") ?? "")
            .ShouldAllBe(a => !a.Contains(code));
    }

    [Theory]
    [InlineData(14, HttpStatusCode.Redirect)]
    [InlineData(15, HttpStatusCode.UnprocessableEntity)]
    [InlineData(0, HttpStatusCode.UnprocessableEntity)]
    public async Task A_term_is_at_most_the_regulations(int days, HttpStatusCode status)
    {
        var (app, school) = await SchoolAsync("model");
        var client = await app.ClientAsync(school, school.Administrator);

        (await IssueAsync(client, school, "?place=school", Role.Teacher, uses: 1, days)).StatusCode.ShouldBe(status);
    }

    [Fact]
    [Requirement("INV-2")]
    public async Task A_teacher_invites_into_the_chat_that_they_moderate_and_nobody_above_their_right()
    {
        var (app, school) = await SchoolAsync("model");
        var chat = await ModeratedAsync(school, school.Teacher, ChatKind.Subject);
        var client = await app.ClientAsync(school, school.Teacher);

        var form = await (await client.GetAsync($"/s/{school.Slug}/invites/new?chat={chat.Id.Value}")).DocumentAsync();
        form.QuerySelectorAll("[name='Input.Role']").Select(radio => radio.GetAttribute("value")).ShouldBe(["Student"]);
        (await IssueAsync(client, school, $"?chat={chat.Id.Value}", Role.Student, 5, 7)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var above = await IssueAsync(client, school, $"?chat={chat.Id.Value}", Role.Teacher, 5, 7);
        above.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await above.DocumentAsync()).Alert().ShouldContain("п. 2.1");
    }

    [Fact]
    public async Task A_class_teacher_sees_and_handles_links_of_the_own_class_only()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var own = await IssuedAsync(school, new NewInvite(Role.Parent, school.Class.Id, null, 5, 7));
        var other = await IssuedAsync(school, new NewInvite(Role.Teacher, null, null, 5, 7));
        var client = await app.ClientAsync(school, school.ClassTeacher);

        var list = await (await client.GetAsync($"/s/{school.Slug}/invites")).DocumentAsync();
        list.QuerySelectorAll("tbody th a").Length.ShouldBe(1);
        (await client.GetAsync($"/s/{school.Slug}/invites/{own.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"/s/{school.Slug}/invites/{other.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AnnulAsync(client, school, own, other)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(school, other)).ShouldBe(InviteState.Unclaimed);
        (await StateAsync(school, own)).ShouldBe(InviteState.Annulled);
    }

    [Fact]
    public async Task The_director_sees_all_links_and_gets_the_address_of_those_that_they_might_issue()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var invite = await IssuedAsync(school, new NewInvite(Role.Teacher, null, null, 5, 7));
        var client = await app.ClientAsync(school, school.Director);

        var html = await (await client.GetAsync($"/s/{school.Slug}/invites/{invite.Value}")).Content.ReadAsStringAsync();

        html.ShouldContain("Учителя · Вся школа");
        Address().IsMatch(html).ShouldBeFalse();
        var own = await IssueAsync(client, school, "?place=school", Role.Parent, 1, 1);
        Address().IsMatch(await client.GetStringAsync(own.Headers.Location)).ShouldBeTrue();
        (await AnnulAsync(client, school, invite)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Families_see_no_links()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Parent);

        var refused = await client.GetAsync($"/s/{school.Slug}/invites");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.1");
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task Annulling_all_unclaimed_names_them_first_and_keeps_who_and_why()
    {
        var (app, school) = await SchoolAsync("group-chats");
        foreach (var role in (Role[])[Role.Teacher, Role.Student, Role.Parent])
            await IssuedAsync(school, new NewInvite(role, null, null, 5, 7));
        var client = await app.ClientAsync(school, school.Administrator);

        var page = await (await client.GetAsync($"/s/{school.Slug}/invites/annul?unclaimed=true")).DocumentAsync();
        page.QuerySelectorAll(".danger-list li").Length.ShouldBe(3);
        page.QuerySelector("button.btn-danger")!.TextContent.Folded().ShouldBe("Аннулировать 3 ссылки");
        var ids = page.QuerySelectorAll("[name='Input.Ids']").Select(input => InviteId.From(Guid.Parse(input.GetAttribute("value")!)));
        (await AnnulAsync(client, school, [.. ids])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var list = (await (await client.GetAsync($"/s/{school.Slug}/invites?state=Annulled")).DocumentAsync()).QuerySelector("table")!;
        list.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        list.TextContent.Folded().ShouldContain($"{school.Administrator.Name.Short}, сегодня, 10:00: Набор закрыт");
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task The_list_is_narrowed_by_age_issuer_kind_and_chat_and_counts_every_state()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var old = await IssuedAsync(school, new NewInvite(Role.Teacher, null, null, 5, 7));
        app.Clock.Advance(TimeSpan.FromDays(2));
        var personal = await school.IssueForAsync(await school.AddKnownAsync());
        var led = await school.ActorAsync(school.ClassTeacher);
        var intoChat = new NewInvite(Role.Parent, null, school.ParentsChat.Id, 5, 7);
        var chat = (await school.RunAsync((IssueInvite issue) => issue.RunAsync(led, intoChat, default))).Value;
        var client = await app.ClientAsync(school, school.Administrator);
        async Task<IEnumerable<Guid>> ListAsync(string query) =>
            (await (await client.GetAsync($"/s/{school.Slug}/invites?{query}")).DocumentAsync())
                .QuerySelectorAll("tbody th a")
                .Select(link => Guid.Parse(link.GetAttribute("href")![^36..]));

        (await ListAsync("issuedBefore=2026-03-12")).ShouldBe([old.Value]);
        (await ListAsync("issuedBefore=0001-01-01")).ShouldBeEmpty();
        (await ListAsync("personal=true")).ShouldBe([personal.Id.Value]);
        (await ListAsync($"issuer={school.ClassTeacher.Id.Value}")).ShouldBe([chat.Id.Value]);
        (await ListAsync($"chat={school.ParentsChat.Id.Value}&role=Parent")).ShouldBe([chat.Id.Value]);
        (await AnnulAsync(client, school, old)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await (await client.GetAsync($"/s/{school.Slug}/invites")).DocumentAsync();
        var counts = page.GetElementById("counts")!;
        counts.TextContent.Folded().ShouldBe("Не востребована: 2 · Аннулирована: 1");
        counts.GetAttribute("data-hx-trigger").ShouldBe("every 20s");
        page.GetElementById($"state-{old.Value}").ShouldNotBeNull();
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task Annulling_by_the_filter_takes_exactly_what_it_shows_and_says_how_many_remain()
    {
        var (app, school) = await SchoolAsync("group-chats");
        await IssuedAsync(school, new NewInvite(Role.Teacher, null, null, 5, 7));
        await school.InScopeAsync(db =>
        {
            var now = app.Clock.Now;
            foreach (var number in Enumerable.Range(0, AnnulInvites.Most + 3))
            {
                var invite = Invite
                    .Issue(school.School.Id, Role.Parent, school.Class.Id, null, 1, now.AddDays(7), school.Administrator.Id, now)
                    .Value;
                invite.Seal(InviteCodes.HashOf($"{school.Slug}{number}"));
                db.Add(invite);
            }

            return Task.CompletedTask;
        });
        var client = await app.ClientAsync(school, school.Administrator);

        var page = await (await client.GetAsync($"/s/{school.Slug}/invites/annul?unclaimed=true&role=Parent")).DocumentAsync();

        page.QuerySelectorAll(".danger-list li").Length.ShouldBe(AnnulInvites.Most);
        page.Body!.TextContent.Folded().ShouldContain("Останется ещё 3 ссылки");
    }

    [Fact]
    public async Task Annulling_asks_for_a_reason()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var invite = await IssuedAsync(school, new NewInvite(Role.Teacher, null, null, 5, 7));
        var client = await app.ClientAsync(school, school.Administrator);

        var answer = await client.PostFormAsync(
            $"/s/{school.Slug}/invites/annul?id={invite.Value}",
            $"/s/{school.Slug}/invites/annul",
            new() { ["Input.Ids[0]"] = invite.Value.ToString() }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).GetElementById("Input_Reason-error")!.TextContent.ShouldContain("причину");
        (await StateAsync(school, invite)).ShouldBe(InviteState.Unclaimed);
    }

    [Fact]
    public async Task What_is_annulled_already_is_a_conflict()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var invite = await IssuedAsync(school, new NewInvite(Role.Teacher, null, null, 5, 7));
        var client = await app.ClientAsync(school, school.Administrator);

        (await AnnulAsync(client, school, invite)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await AnnulAsync(client, school, invite)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task Joining_and_annulling_at_the_same_moment_one_of_them_wins()
    {
        var (_, school) = await SchoolAsync("group-chats");
        var actor = await school.ActorAsync(school.Administrator);
        var issued = await school.RunAsync(
            (IssueInvite issue) => issue.RunAsync(actor, new(Role.Parent, school.Class.Id, null, 1, 7), default)
        );
        var (id, code) = (issued.Value.Id, issued.Value.Code);
        var newcomer = new NewMember(
            FullName.Parse("Лунина Ольга Сергеевна").Value,
            null,
            EmailAddress.Parse($"{id.Value:N}@mail.example").Value,
            TestSchool.Password
        );

        var joining = school.RunAsync((JoinByInvite join) => join.RunAsync(new Joining(code, true, null, newcomer), default));
        var annulling = school.RunAsync((AnnulInvites annul) => annul.RunAsync(actor, [id], "Набор закрыт", default));
        await Task.WhenAll(joining, annulling);

        ((await joining).IsRefused ^ (await annulling).IsRefused).ShouldBeTrue();
        (await StateAsync(school, id)).ShouldBe((await joining).IsRefused ? InviteState.Annulled : InviteState.Spent);
    }

    [GeneratedRegex("/join/[A-Za-z0-9_-]{24}")]
    private static partial Regex Address();

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    private static Task<HttpResponseMessage> IssueAsync(
        HttpClient client,
        TestSchool school,
        string place,
        Role role,
        int uses,
        int days
    ) =>
        client.PostFormAsync(
            $"/s/{school.Slug}/invites/new{place}",
            new()
            {
                ["Input.Role"] = role.ToString(),
                ["Input.Uses"] = uses.ToString(),
                ["Input.Days"] = days.ToString(),
            }
        );

    private static Task<HttpResponseMessage> AnnulAsync(HttpClient client, TestSchool school, params InviteId[] ids)
    {
        var fields = ids.Select((id, i) => KeyValuePair.Create($"Input.Ids[{i}]", id.Value.ToString())).ToDictionary();
        fields["Input.Reason"] = "Набор закрыт";
        return client.PostFormAsync($"/s/{school.Slug}/invites/new", $"/s/{school.Slug}/invites/annul", fields);
    }

    private static async Task<InviteId> IssuedAsync(TestSchool school, NewInvite invite)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return (await school.RunAsync((IssueInvite issue) => issue.RunAsync(actor, invite, default))).Value.Id;
    }

    private static async Task<InviteState> StateAsync(TestSchool school, InviteId id)
    {
        var state = InviteState.Unclaimed;
        await school.InScopeAsync(async db =>
            state = (await db.Invites.FindAsync(school.School.Id, id))!.StateAt(DateTimeOffset.Parse(WebApp.UsualNow))
        );
        return state;
    }

    private static async Task<Chat> ModeratedAsync(TestSchool school, Person moderator, ChatKind kind)
    {
        var at = DateTimeOffset.Parse(WebApp.UsualNow).AddDays(-1);
        var chat = Chat.Create(school.School.Id, kind, "5А · алгебра", school.Class.Id, moderator.Id, at);
        await school.InScopeAsync(db =>
        {
            db.AddRange(chat, ChatMember.Enter(chat, moderator.Id, Role.Teacher, moderator: true, at));
            return Task.CompletedTask;
        });
        return chat;
    }
}

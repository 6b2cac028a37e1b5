using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.People;

/// <summary>Requests to join: made without a sign-in, decided by the school, followed at an address that only the applicant has.</summary>
public sealed class RequestsTests
{
    private static int people;

    [Fact]
    public async Task A_school_whose_first_edition_is_still_to_come_is_not_there_yet()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        await using var earlier = await WebApp.StartAsync("2025-12-01T10:00:00+03:00");

        var before = await earlier.Stranger().GetAsync($"/apply/{school.Slug}");
        var now = await app.Stranger().GetAsync($"/apply/{school.Slug}");

        before.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        now.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task A_parent_applies_the_class_teacher_accepts_and_the_parent_joins_by_a_personal_link()
    {
        var (app, school) = await SchoolAsync("interaction");
        var (stranger, classTeacher) = (app.Stranger(), await app.ClientAsync(school, school.ClassTeacher));
        await ApplyAsync(stranger, school, Parent(school));

        var day = await (await classTeacher.GetAsync($"/s/{school.Slug}")).DocumentAsync();
        day.QuerySelector("#waiting ~ ul")!.TextContent.Folded().ShouldContain("1 заявка на вступление");
        var page = await RequestPageAsync(classTeacher, school);
        var record = await (await classTeacher.GetAsync(page)).DocumentAsync();
        record.Body!.TextContent.ShouldContain(school.Student.Name.Full);
        (
            await classTeacher.PostFormAsync(
                page,
                $"{page}?handler=Accept",
                new() { ["Input.As"] = "new", ["Input.Child"] = school.Student.Id.Value.ToString() }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var state = await (await stranger.GetAsync($"/apply/{school.Slug}/state")).DocumentAsync();
        state.Body!.TextContent.Folded().ShouldContain("Заявка принята");
        state.Body!.TextContent.Folded().ShouldContain("п. 4.1");
        var link = state.QuerySelector("a[href^='/join/']")!.GetAttribute("href")!;
        (await stranger.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stranger.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stranger.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db =>
        {
            var request = await db.JoinRequests.SingleAsync();
            (await db.Guardianships.AnyAsync(g => g.GuardianId == request.PersonId && g.ChildId == school.Student.Id)).ShouldBeTrue();
            var entry = await db.AuditEntries.SingleAsync(one => one.Kind == AuditKind.RequestAccepted);
            (entry.ActorId, entry.Payload.Contains("4.1")).ShouldBe((school.ClassTeacher.Id, true));
        });
    }

    [Theory]
    [Requirement("PPL-4")]
    [InlineData("interaction", "п. 4.1")]
    [InlineData("group-chats", "п. 2.1")]
    [InlineData("model", "п. 2.1")]
    [InlineData("college", "п. 2.3")]
    public async Task A_request_is_declined_with_a_reason_that_the_applicant_reads(string preset, string clause)
    {
        var (app, school) = await SchoolAsync(preset);
        var (stranger, administrator) = (app.Stranger(), await app.ClientAsync(school, school.Administrator));
        await ApplyAsync(stranger, school, Worker(), Role.Teacher);
        var page = await RequestPageAsync(administrator, school);

        var silent = await administrator.PostFormAsync(page, $"{page}?handler=Decline", new() { ["Input.Reason"] = "" });
        await administrator.PostFormAsync(page, $"{page}?handler=Decline", new() { ["Input.Reason"] = "Вы не работаете у нас" });

        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var alert = (await (await stranger.GetAsync($"/apply/{school.Slug}/state")).DocumentAsync()).Alert();
        alert.ShouldContain("Вы не работаете у нас");
        alert.ShouldContain(clause);
        var again = await administrator.PostFormAsync(page, $"{page}?handler=Accept", new() { ["Input.As"] = "new" });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.DocumentAsync()).Alert().ShouldContain("отклонили");
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task What_the_school_asks_the_applicant_answers()
    {
        var (app, school) = await SchoolAsync("model");
        var (stranger, administrator) = (app.Stranger(), await app.ClientAsync(school, school.Administrator));
        await ApplyAsync(stranger, school, Parent(school));
        var page = await RequestPageAsync(administrator, school);

        await administrator.PostFormAsync(page, $"{page}?handler=Ask", new() { ["Input.Question"] = "Как зовут бабушку?" });
        var second = await administrator.PostFormAsync(page, $"{page}?handler=Ask", new() { ["Input.Question"] = "А дедушку?" });
        var asked = await stranger.GetStringAsync($"/apply/{school.Slug}/state");
        var silent = await stranger.PostFormAsync($"/apply/{school.Slug}/state", new() { ["Input.Answer"] = "" });
        var answered = await stranger.PostFormAsync($"/apply/{school.Slug}/state", new() { ["Input.Answer"] = "Нина Павловна" });

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        asked.ShouldContain("Как зовут бабушку?");
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.GetStringAsync(page)).ShouldContain("Нина Павловна");
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task Somebody_whom_the_school_knows_is_found_and_accepted_as_themselves()
    {
        var (app, school) = await SchoolAsync("model");
        var email = EmailAddress.Parse($"known{school.Slug}@mail.example").Value;
        var known = await school.AddKnownAsync(Role.Parent, "Знакомая Анна Петровна", email);
        var (stranger, administrator) = (app.Stranger(), await app.ClientAsync(school, school.Administrator));
        await ApplyAsync(stranger, school, Parent(school, "Знакомая Анна", email.Value));
        var page = await RequestPageAsync(administrator, school);

        var record = await (await administrator.GetAsync(page)).DocumentAsync();
        record.ValueOf("Input.As").ShouldBe(known.Id.Value.ToString());
        record.Body!.TextContent.Folded().ShouldContain("совпали имя и контакты");
        await administrator.PostFormAsync(
            page,
            $"{page}?handler=Accept",
            new() { ["Input.As"] = known.Id.Value.ToString(), ["Input.Child"] = school.Student.Id.Value.ToString() }
        );

        await school.InScopeAsync(async db =>
        {
            (await db.JoinRequests.SingleAsync()).PersonId.ShouldBe(known.Id);
            (await db.People.CountAsync(p => p.NameKey.StartsWith("ЗНАКОМАЯ"))).ShouldBe(1);
        });
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task Somebody_who_is_on_the_portal_gets_the_child_s_chats_without_another_link()
    {
        var (app, school) = await SchoolAsync("model");
        var other = await school.AddParentAsync();
        var (stranger, administrator) = (app.Stranger(), await app.ClientAsync(school, school.Administrator));
        await ApplyAsync(stranger, school, Parent(school, other.Name.Full, $"other{school.Slug}@mail.example"));
        var page = await RequestPageAsync(administrator, school);

        await administrator.PostFormAsync(
            page,
            $"{page}?handler=Accept",
            new() { ["Input.As"] = other.Id.Value.ToString(), ["Input.Child"] = school.Student.Id.Value.ToString() }
        );

        var state = await (await stranger.GetAsync($"/apply/{school.Slug}/state")).DocumentAsync();
        state.QuerySelector("a[href^='/join/']").ShouldBeNull();
        state.Body!.TextContent.ShouldContain("уже на портале");
        await school.InScopeAsync(async db => (await db.Guardianships.CountAsync(g => g.GuardianId == other.Id)).ShouldBe(2));
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task A_worker_s_request_is_the_administrator_s_and_a_family_s_also_the_own_class_teacher_s()
    {
        var (app, school) = await SchoolAsync("model");
        await school.AddClassAsync("6Б", school.Teacher);
        await ApplyAsync(app.Stranger(), school, Worker(), Role.Staff);
        await ApplyAsync(app.Stranger(), school, Parent(school));
        var (staff, parent) = (await IdAsync(school, Role.Staff), await IdAsync(school, Role.Parent));

        var classTeacher = await app.ClientAsync(school, school.ClassTeacher);
        var otherTeacher = await app.ClientAsync(school, school.Teacher);
        var administrator = await app.ClientAsync(school, school.Administrator);
        var queue = $"/s/{school.Slug}/people/requests";

        (await classTeacher.GetAsync($"{queue}/{staff}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await classTeacher.GetAsync($"{queue}/{parent}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await otherTeacher.GetAsync($"{queue}/{parent}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GetAsync($"{queue}/{staff}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ListedAsync(classTeacher)).ShouldBe([parent]);
        (await ListedAsync(otherTeacher)).ShouldBeEmpty();
        (await ListedAsync(administrator)).ShouldBe([staff, parent], ignoreOrder: true);
        foreach (var (client, request) in ((HttpClient, Guid)[])[(classTeacher, staff), (otherTeacher, parent)])
            (
                await client.PostFormAsync(queue, $"{queue}/{request}?handler=Decline", new() { ["Input.Reason"] = "Не наш" })
            ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await school.InScopeAsync(async db => (await db.JoinRequests.CountAsync(r => r.State == JoinRequestState.Waiting)).ShouldBe(2));
        foreach (var person in (Person[])[school.Director, school.Staff, school.Student, school.Parent])
        {
            var answer = await (await app.ClientAsync(school, person)).GetAsync(queue);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.1");
        }

        async Task<IEnumerable<Guid>> ListedAsync(HttpClient client) =>
            (await (await client.GetAsync(queue)).DocumentAsync())
                .QuerySelectorAll("tbody a")
                .Select(link => Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]));
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task A_class_teacher_accepts_for_a_child_of_the_own_class_and_as_somebody_who_was_found()
    {
        var (app, school) = await SchoolAsync("model");
        var stranger = await school.AddWorkerAsync(Role.Student);
        await ApplyAsync(app.Stranger(), school, Parent(school));
        var classTeacher = await app.ClientAsync(school, school.ClassTeacher);
        var page = await RequestPageAsync(classTeacher, school);

        foreach (
            var (person, child) in ((string, Person)[])
                [("new", stranger), (school.Director.Id.Value.ToString(), school.Student), ("", school.Student)]
        )
        {
            var answer = await classTeacher.PostFormAsync(
                page,
                $"{page}?handler=Accept",
                new() { ["Input.As"] = person, ["Input.Child"] = child.Id.Value.ToString() }
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        await school.InScopeAsync(async db => (await db.JoinRequests.SingleAsync()).State.ShouldBe(JoinRequestState.Waiting));
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task Somebody_who_works_here_too_is_the_administrator_s_to_accept()
    {
        var (app, school) = await SchoolAsync("model");
        var worker = await school.AddWorkerAsync(Role.Teacher);
        var form = Parent(school, worker.Name.Full);
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == worker.Id)).Reachable(null, EmailAddress.Parse(form["Input.Email"]).Value)
        );
        await ApplyAsync(app.Stranger(), school, form);
        var classTeacher = await app.ClientAsync(school, school.ClassTeacher);
        var administrator = await app.ClientAsync(school, school.Administrator);
        var page = await RequestPageAsync(classTeacher, school);
        Dictionary<string, string> Known() =>
            new() { ["Input.As"] = worker.Id.Value.ToString(), ["Input.Child"] = school.Student.Id.Value.ToString() };

        var refused = await classTeacher.PostFormAsync(page, $"{page}?handler=Accept", Known());
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.1");
        await school.InScopeAsync(async db => (await db.Invites.CountAsync(i => i.PersonId == worker.Id)).ShouldBe(0));

        (await administrator.PostFormAsync(page, $"{page}?handler=Accept", Known())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db => (await db.Invites.CountAsync(i => i.PersonId == worker.Id)).ShouldBe(1));
    }

    [Fact]
    [Requirement("PPL-4")]
    [Requirement("PPL-5")]
    public async Task Whoever_is_accepted_as_a_worker_is_confirmed_and_joins_without_a_claim()
    {
        var (app, school) = await SchoolAsync("college");
        var (stranger, administrator) = (app.Stranger(), await app.ClientAsync(school, school.Administrator));
        await ApplyAsync(stranger, school, Worker(), Role.Teacher);
        var page = await RequestPageAsync(administrator, school);
        await administrator.PostFormAsync(page, $"{page}?handler=Accept", new() { ["Input.As"] = "new" });
        var state = await (await stranger.GetAsync($"/apply/{school.Slug}/state")).DocumentAsync();
        await stranger.GetAsync(state.QuerySelector("a[href^='/join/']")!.GetAttribute("href")!);
        (await stranger.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stranger.GetAsync($"/s/{school.Slug}/chats/new")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db => (await db.RoleVerifications.CountAsync()).ShouldBe(0));
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_learns_what_was_decided()
    {
        var (app, school) = await SchoolAsync("model");
        await ApplyAsync(app.Stranger(), school, Parent(school));
        var id = new JoinRequestId(await IdAsync(school, Role.Parent));
        var (administrator, classTeacher) = (await school.ActorAsync(school.Administrator), await school.ActorAsync(school.ClassTeacher));

        var accepting = school.RunAsync(
            (AcceptRequest accept) => accept.RunAsync(administrator, id, new Acceptance(null, school.Student.Id), CancellationToken.None)
        );
        var declining = school.RunAsync((DeclineRequest decline) => decline.RunAsync(classTeacher, id, "Не наш", CancellationToken.None));
        Error?[] answers = [(await accepting).Error, (await declining).Error];

        answers.Count(error => error is null).ShouldBe(1);
        var lost = answers.Single(error => error is not null).ShouldBeOfType<RequestDecided>();
        await school.InScopeAsync(async db => (await db.JoinRequests.SingleAsync()).State.ShouldBe(lost.State));
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task A_stranger_is_not_told_whom_the_school_knows()
    {
        var (app, school) = await SchoolAsync("model");
        var known = Parent(school, school.Parent.Name.Full);
        var unknown = Parent(school, "Никогда Небывалая");
        unknown["Input.ChildName"] = "Никогда Небывалый";

        var answers = new List<string>();
        foreach (var form in (Dictionary<string, string>[])[known, unknown])
        {
            var stranger = app.Stranger();
            await ApplyAsync(stranger, school, form);
            var state = await (await stranger.GetAsync($"/apply/{school.Slug}/state")).DocumentAsync();
            answers.Add(state.QuerySelector(".verdict")!.TextContent.Folded());
        }

        answers[0].ShouldBe(answers[1]);
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task Only_the_address_that_the_applicant_has_opens_the_request_and_the_code_leaves_it()
    {
        var (app, school) = await SchoolAsync("model");
        var (_, foreign) = await SchoolAsync("model");
        var stranger = app.Stranger();
        await ApplyAsync(stranger, school, Parent(school));
        var state = await (await stranger.GetAsync($"/apply/{school.Slug}/state")).DocumentAsync();
        var address = new Uri(state.QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
        var code = address.Split('/')[^1];

        var opened = await app.Stranger().GetAsync(address);
        var elsewhere = await app.Stranger().GetAsync($"/apply/{foreign.Slug}/{code}");
        var guessed = await app.Stranger().GetAsync(address[..^1] + (address[^1] == 'A' ? 'B' : 'A'));
        var withoutCode = await app.Stranger().GetAsync($"/apply/{school.Slug}/state");

        (opened.StatusCode, opened.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Redirect, $"/apply/{school.Slug}/state"));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        guessed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        withoutCode.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        code.Length.ShouldBe(24);
        await school.InScopeAsync(async db => (await db.JoinRequests.SingleAsync()).CodeHash.ShouldBe(RequestCode.HashOf(code)));
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task What_is_wrong_is_said_at_the_fields_and_nothing_typed_is_lost()
    {
        var (app, school) = await SchoolAsync("model");
        var stranger = app.Stranger();
        var page = $"/apply/{school.Slug}?role=Parent";
        var form = Parent(school);
        form["Input.Email"] = "";
        form["Input.ChildName"] = "";

        var unreachable = await stranger.PostFormAsync(page, form);
        form["Input.Phone"] = "8 916 123-45-67";
        var childless = await stranger.PostFormAsync(page, form);

        unreachable.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var document = await childless.DocumentAsync();
        document.QuerySelector("#Input_ChildName-error").ShouldNotBeNull();
        document.ValueOf("Input.Name").ShouldBe(form["Input.Name"]);
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task One_contact_keeps_five_requests_open_and_not_a_sixth()
    {
        var (app, school) = await SchoolAsync("model");
        var form = Parent(school);
        for (var sent = 0; sent < JoinRequest.MostOpenOfContact; sent++)
            await ApplyAsync(app.Stranger(), school, new(form));

        var sixth = await app.Stranger().PostFormAsync($"/apply/{school.Slug}?role=Parent", new(form));

        sixth.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await ApplyAsync(app.Stranger(), school, Parent(school));
    }

    [Fact]
    public async Task Too_many_requests_from_one_address_are_turned_away_for_a_while()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Limits:Apply"] = "3" });
        var school = await TestSchool.CreateAsync(app.Services, "model");
        var stranger = app.Stranger();
        var page = $"/apply/{school.Slug}?role=Parent";

        HttpResponseMessage last = null!;
        for (var sent = 0; sent <= 3; sent++)
            last = await stranger.PostAsync(page, new FormUrlEncodedContent([]));

        last.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Headers.RetryAfter.ShouldNotBeNull();
        (await stranger.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("PPL-4")]
    public async Task A_parent_applies_from_a_phone_step_by_step()
    {
        var (app, school) = await SchoolAsync("model");
        var phone = await app.PageAsync(school, null, phone: true);
        await phone.GotoAsync("/sign-in");
        await phone.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Подайте заявку" }).ClickAsync();
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();

        await phone.GotoAsync($"/apply/{school.Slug}");
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        await phone.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Родитель" }).ClickAsync();
        await phone.GetByLabel("Фамилия, имя, отчество").FillAsync("Телефонова Ирина Олеговна");
        await phone.GetByLabel("Почта").FillAsync($"phone{school.Slug}@mail.example");
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        await phone.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Продолжить" }).ClickAsync();
        await phone.GetByLabel("Фамилия и имя ребёнка").FillAsync(school.Student.Name.Full);
        await phone.GetByLabel("Класс").SelectOptionAsync("5А");
        await phone.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Продолжить" }).ClickAsync();
        await phone.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Подать заявку" }).ClickAsync();

        await phone.ArriveAtAsync("/state");
        (await phone.TextContentAsync("main"))!.ShouldContain("Заявка получена");
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
    }

    [Fact]
    public async Task The_queue_and_a_request_fit_a_phone_and_keep_nobody_out()
    {
        var (app, school) = await SchoolAsync("model");
        await ApplyAsync(app.Stranger(), school, Parent(school));
        var phone = await app.PageAsync(school, school.ClassTeacher, phone: true);

        foreach (var page in (string[])["", $"/{await IdAsync(school, Role.Parent)}"])
        {
            (await phone.GotoAsync($"/s/{school.Slug}/people/requests{page}"))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
        }
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    private static Dictionary<string, string> Parent(TestSchool school, string name = "Просящая Вера Ильинична", string? email = null) =>
        new(Worker(name, email)) { ["Input.ChildName"] = school.Student.Name.Full, ["Input.Class"] = school.Class.Id.Value.ToString() };

    private static Dictionary<string, string> Worker(string name = "Просящая Вера Ильинична", string? email = null) =>
        new()
        {
            ["Input.Name"] = name,
            ["Input.Phone"] = "",
            ["Input.Email"] = email ?? $"apply{Interlocked.Increment(ref people)}@{Environment.ProcessId}.example",
        };

    private static async Task ApplyAsync(HttpClient stranger, TestSchool school, Dictionary<string, string> form, Role role = Role.Parent)
    {
        var applied = await stranger.PostFormAsync($"/apply/{school.Slug}?role={role}", form);
        applied.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        applied.Headers.Location!.ToString().ShouldBe($"/apply/{school.Slug}/state");
    }

    /// <summary>The address of the newest request in somebody's queue.</summary>
    private static async Task<string> RequestPageAsync(HttpClient client, TestSchool school)
    {
        var queue = await (await client.GetAsync($"/s/{school.Slug}/people/requests")).DocumentAsync();
        return queue.QuerySelector("tbody a")!.GetAttribute("href")!;
    }

    private static async Task<Guid> IdAsync(TestSchool school, Role role)
    {
        var id = Guid.Empty;
        await school.InScopeAsync(async db => id = (await db.JoinRequests.SingleAsync(r => r.Role == role)).Id.Value);
        return id;
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class PersonalInviteTests
{
    [Fact]
    [Requirement("INV-5")]
    public async Task A_personal_link_says_whom_it_is_for_and_no_more()
    {
        var (app, school) = await SchoolAsync();
        var parent = await school.AddKnownAsync(name: "Королёва Анна Петровна");

        var page = await (await (await app.OpenAsync(await school.IssueForAsync(parent))).GetAsync("/join")).DocumentAsync();

        page.Body!.TextContent.ShouldContain("Анна К.");
        page.DocumentElement.OuterHtml.ShouldNotContain("Королёва");
        page.QuerySelector("[name='Input.Name']").ShouldBeNull();
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task Who_joins_by_it_is_exactly_that_person_whatever_name_and_contact_they_type()
    {
        var (app, school) = await SchoolAsync();
        var parent = await school.AddKnownAsync(email: EmailAddress.Parse("roster@mail.example").Value);
        var form = Links.Somebody();
        var invite = await school.IssueForAsync(parent);

        var client = await app.OpenAsync(invite);
        var answer = await client.PostFormAsync("/join", form);

        answer.Headers.Location!.ToString().ShouldBe($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        (await client.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db =>
        {
            var joined = await db.People.SingleAsync(p => p.Id == parent.Id);
            joined.HasJoined.ShouldBeTrue();
            joined.Name.ShouldBe(parent.Name);
            joined.Email.ShouldBe(parent.Email);
            (await db.Users.SingleAsync(a => a.Id == joined.Account!.Value.Value)).Email.ShouldBe(form["Input.Email"]);
            (await db.ClassMemberships.CountAsync(m => m.PersonId == parent.Id)).ShouldBe(0);
        });
        (await app.Stranger().GetAsync($"/join/{invite.Code}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Who_manages_the_school_joins_with_a_longer_password_than_others()
    {
        var (app, school) = await SchoolAsync();
        var deputy = await school.AddWorkerAsync(Role.Staff, Office.Deputy);
        var issued = await school.IssuePersonalAsync(Role.Staff, await school.StaffRoomAsync(), anew: true, deputy);
        var client = await app.OpenAsync(issued.Value.Invites.ShouldHaveSingleItem());
        var form = Links.Somebody();
        (await client.GetStringAsync("/join")).ShouldContain("у администрации школы без второго шага не короче 15");

        form["Input.Password"] = "синий дом!";
        var refused = await client.PostFormAsync("/join", form);
        form["Input.Password"] = "синий дом у моря";
        var joined = await client.PostFormAsync("/join", form);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.DocumentAsync()).QuerySelector("main")!.TextContent.ShouldContain("Пароль короче 15 знаков");
        joined.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task A_parent_of_two_schools_joins_the_second_with_the_sign_in_they_have()
    {
        var (app, first) = await SchoolAsync();
        var (_, second) = await SchoolAsync();
        var invited = await second.AddKnownAsync();
        var client = await app.OpenAsync(await second.IssueForAsync(invited), await app.ClientAsync(first, first.Parent));

        var answer = await JoinKnownAsync(client);

        answer.Headers.Location!.ToString().ShouldBe($"/s/{second.Slug}/chats/{second.ParentsChat.Id.Value}");
        await second.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == invited.Id)).Account.ShouldBe(first.Parent.Account)
        );
    }

    [Fact]
    public async Task A_member_of_the_school_under_another_record_is_sent_to_the_administrator()
    {
        var (app, school) = await SchoolAsync();
        var invited = await school.AddKnownAsync();
        var client = await app.OpenAsync(await school.IssueForAsync(invited), await app.ClientAsync(school, school.Parent));

        var answer = await JoinKnownAsync(client);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().ShouldContain("Обратитесь к администратору: он объединит записи");
        (await AccountOfAsync(school, invited)).ShouldBeNull();
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task Ten_people_race_with_one_personal_link_and_one_joins()
    {
        var (app, school) = await SchoolAsync();
        var invite = await school.IssueForAsync(await school.AddKnownAsync());
        var clients = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.OpenAsync(invite)));

        var forms = await Task.WhenAll(clients.Select(client => client.FillAsync("/join", Links.Somebody())));

        var answers = await Task.WhenAll(clients.Zip(forms, (client, form) => client.PostAsync("/join", form)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        answers.ShouldAllBe(answer =>
            answer.StatusCode == HttpStatusCode.Redirect
            || answer.StatusCode == HttpStatusCode.Conflict
            || answer.StatusCode == HttpStatusCode.Gone
            || answer.StatusCode == HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Two_sign_ins_race_with_two_links_of_one_person_and_one_becomes_them()
    {
        var (app, school) = await SchoolAsync();
        var person = await school.AddKnownAsync();
        await school.InScopeAsync(async db =>
            (await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == person.Id)).Grant(Role.Teacher, app.Clock.Now)
        );
        var asParent = await app.OpenAsync(await school.IssueForAsync(person));
        var asTeacher = await app.OpenAsync(await school.IssueForAsync(person, Role.Teacher));

        var (parentForm, teacherForm) = (
            await asParent.FillAsync("/join", Links.Somebody()),
            await asTeacher.FillAsync("/join", Links.Somebody())
        );

        var answers = await Task.WhenAll(asParent.PostAsync("/join", parentForm), asTeacher.PostAsync("/join", teacherForm));

        answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task Annulling_a_personal_link_while_somebody_joins_by_it_one_of_them_wins()
    {
        var (app, school) = await SchoolAsync();
        var person = await school.AddKnownAsync();
        var invite = await school.IssueForAsync(person);
        var client = await app.OpenAsync(invite);
        var actor = await school.ActorAsync(school.Administrator);

        var joining = client.PostFormAsync("/join", Links.Somebody());
        var annulling = school.RunAsync((AnnulInvites annul) => annul.RunAsync(actor, [invite.Id], "Не тот адрес", default));
        await Task.WhenAll(joining, annulling);

        var joined = (await joining).StatusCode == HttpStatusCode.Redirect;
        (await annulling).IsRefused.ShouldBe(joined);
        ((await AccountOfAsync(school, person)) is not null).ShouldBe(joined);
    }

    [Fact]
    public async Task Issuing_again_annuls_the_old_link_and_says_why()
    {
        var (app, school) = await SchoolAsync();
        var person = await school.AddKnownAsync();
        var first = await school.IssueForAsync(person);

        (await school.IssuePersonalAsync(Role.Parent, school.Class, anew: false, person)).Value.Invites.ShouldBeEmpty();
        var again = (await school.IssuePersonalAsync(Role.Parent, school.Class, anew: true, person)).Value;

        again.Replaced.ShouldBe(1);
        (await app.Stranger().GetAsync($"/join/{first.Code}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        await app.OpenAsync(again.Invites[0]);
        await school.InScopeAsync(async db =>
        {
            var old = await db.Invites.SingleAsync(i => i.Id == first.Id);
            (old.AnnulledBy, old.AnnulReason).ShouldBe((school.Administrator.Id, "Вместо неё выпущена новая личная ссылка"));
        });
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task Two_clicks_on_issuing_give_one_set()
    {
        var (_, school) = await SchoolAsync();
        Person[] parents = [await school.AddKnownAsync(), await school.AddKnownAsync(), await school.AddKnownAsync()];

        var clicks = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => school.IssuePersonalAsync(Role.Parent, school.Class, anew: false, parents))
        );

        clicks.Select(click => click.Value.Invites.Count).Order().ShouldBe([0, 3]);
        await school.InScopeAsync(async db => (await db.Invites.CountAsync(i => i.PersonId != null)).ShouldBe(3));
    }

    [Fact]
    public async Task Nobody_gets_a_link_in_a_role_that_the_school_has_not_entered_for_them()
    {
        var (_, school) = await SchoolAsync();
        var parent = await school.AddKnownAsync();

        (await school.IssuePersonalAsync(Role.Teacher, school.Class, anew: false, parent)).Error.ShouldBeOfType<NotTheirRole>();
    }

    [Fact]
    [Requirement("INV-2")]
    public async Task A_class_teacher_issues_them_for_the_own_class_only()
    {
        var (_, school) = await SchoolAsync();
        var (own, other) = (await school.AddKnownAsync(), await school.AddWorkerAsync(Role.Parent));
        var actor = await school.ActorAsync(school.ClassTeacher);
        Task<Result<IssuedPersonalInvites>> IssueAsync(NewPersonalInvites invites) =>
            school.RunAsync((IssuePersonalInvites issue) => issue.RunAsync(actor, invites, default));

        (await IssueAsync(new(Role.Parent, school.Class.Id, [own.Id]))).Value.Invites.Count.ShouldBe(1);
        (await IssueAsync(new(Role.Parent, school.Class.Id, [other.Id]))).Error.ShouldBeOfType<NotFound>();
        (await IssueAsync(new(Role.Parent, null, [own.Id]))).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Theory]
    [Requirement("INV-2")]
    [InlineData(Role.Teacher, null)]
    [InlineData(null, Office.Deputy)]
    public async Task A_class_teacher_neither_issues_nor_sees_a_link_that_would_make_somebody_a_colleague(Role? beside, Office? office)
    {
        var (app, school) = await SchoolAsync();
        var parent = await school.AddKnownAsync();
        await school.InScopeAsync(async db =>
        {
            var person = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == parent.Id);
            if (beside is { } role)
                person.Grant(role, app.Clock.Now);
            if (office is { } held)
                db.Add(Appointment.Make(person, held, null, new Order("50", new DateOnly(2026, 1, 12)), app.Clock.Now.AddDays(-1)));
        });
        var actor = await school.ActorAsync(school.ClassTeacher);
        var wanted = new NewPersonalInvites(Role.Parent, school.Class.Id, [parent.Id]);
        var client = await app.ClientAsync(school, school.ClassTeacher);

        var refused = await school.RunAsync((IssuePersonalInvites issue) => issue.RunAsync(actor, wanted, default));
        var issued = await school.IssueForAsync(parent);

        refused.Error.ShouldBeOfType<InviteeAboveRight>().Clause!.Number.ShouldBe("2.1");
        string[] pages = ["invites", $"invites/{issued.Id.Value}", $"invites/families?class={school.Class.Id.Value}&role=Parent"];
        foreach (var page in pages)
            (await client.GetStringAsync($"/s/{school.Slug}/{page}")).ShouldNotContain(issued.Code);
        (await client.GetStringAsync($"/s/{school.Slug}/{pages[2]}")).ShouldContain("приглашает администратор");
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, "group-chats"));
    }

    private static Task<HttpResponseMessage> JoinKnownAsync(HttpClient client) =>
        client.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });

    private static async Task<AccountId?> AccountOfAsync(TestSchool school, Person person)
    {
        AccountId? account = null;
        await school.InScopeAsync(async db => account = (await db.People.SingleAsync(p => p.Id == person.Id)).Account);
        return account;
    }
}

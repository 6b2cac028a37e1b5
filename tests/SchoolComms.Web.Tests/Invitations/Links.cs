using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

internal static class Links
{
    private static int people;

    /// <summary>A link into the school's class, issued by its administrator for a week.</summary>
    public static async Task<IssuedInvite> IssueAsync(
        this TestSchool school,
        Role role = Role.Parent,
        int uses = 20,
        SchoolClass? @class = null
    )
    {
        var administrator = await school.ActorAsync(school.Administrator);
        var invite = new NewInvite(role, (@class ?? school.Class).Id, null, uses, 7);
        return (
            await school.RunAsync<IssueInvite, Result<IssuedInvite>>(issue => issue.RunAsync(administrator, invite, CancellationToken.None))
        ).Value;
    }

    /// <summary>Personal links into the school's class, or «Учительская», issued by its administrator.</summary>
    public static async Task<Result<IssuedPersonalInvites>> IssuePersonalAsync(
        this TestSchool school,
        Role role,
        SchoolClass? @class,
        bool anew,
        params Person[] people
    )
    {
        var administrator = await school.ActorAsync(school.Administrator);
        var invites = new NewPersonalInvites(role, @class?.Id, [.. people.Select(person => person.Id)], Anew: anew);
        return await school.RunAsync((IssuePersonalInvites issue) => issue.RunAsync(administrator, invites, CancellationToken.None));
    }

    /// <summary>A personal link for somebody of the school's class.</summary>
    public static async Task<IssuedInvite> IssueForAsync(this TestSchool school, Person person, Role role = Role.Parent) =>
        (await school.IssuePersonalAsync(role, school.Class, anew: true, person)).Value.Invites.ShouldHaveSingleItem();

    /// <summary>Somebody of the class whom the roster knows and who has not joined: a student, or a student's parent.</summary>
    public static async Task<Person> AddKnownAsync(
        this TestSchool school,
        Role role = Role.Parent,
        string? name = null,
        EmailAddress? email = null
    )
    {
        var at = school.ParentsChat.CreatedAt;
        var person = Somebody(school, role, name, at).Reachable(null, email);
        await school.InScopeAsync(db =>
        {
            var student = role == Role.Student ? person : Somebody(school, Role.Student, null, at);
            db.AddRange(person, ClassMembership.Join(school.Class, student, Role.Student, null, at));
            if (student != person)
                db.AddRange(student, Guardianship.Link(person, student, at));
            return Task.CompletedTask;
        });
        return person;
    }

    /// <summary>Somebody whom the school knows and who belongs to no class.</summary>
    public static async Task<Person> AddWorkerAsync(this TestSchool school, Role role, Office? office = null)
    {
        var at = school.ParentsChat.CreatedAt;
        var person = Somebody(school, role, null, at);
        await school.InScopeAsync(async db =>
        {
            db.Add(person);
            if (office == Office.Director)
                (await db.Appointments.SingleAsync(a => a.Office == Office.Director)).End(at);
            await db.SaveChangesAsync();
            if (office is { } held)
                db.Add(Appointment.Make(person, held, null, new Order("30", new DateOnly(2026, 1, 12)), at));
        });
        return person;
    }

    public static async Task<SchoolClass> StaffRoomAsync(this TestSchool school)
    {
        SchoolClass room = null!;
        await school.InScopeAsync(async db => room = await db.Classes.SingleAsync(c => c.SchoolYear == 0));
        return room;
    }

    /// <summary>A client who has opened a link.</summary>
    public static async Task<HttpClient> OpenAsync(this WebApp app, IssuedInvite invite, HttpClient? client = null)
    {
        client ??= app.Stranger();
        (await client.GetAsync($"/join/{invite.Code}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    /// <summary>What somebody new fills in.</summary>
    public static Dictionary<string, string> Somebody() =>
        new()
        {
            ["Input.RulesConfirmed"] = "true",
            ["Input.Name"] = "Новая Ольга",
            ["Input.Phone"] = "",
            ["Input.Email"] = $"olga{Interlocked.Increment(ref people)}@{Environment.ProcessId}.example",
            ["Input.Password"] = TestSchool.Password,
        };

    private static Person Somebody(TestSchool school, Role role, string? name, DateTimeOffset at)
    {
        var letters = Interlocked.Increment(ref people).ToString().Select(digit => (char)('а' + digit - '0'));
        var person = Person.Register(school.School.Id, FullName.Parse(name ?? $"Списков{string.Concat(letters)} Яна Юрьевна").Value, at);
        person.Grant(role, at);
        return person;
    }
}

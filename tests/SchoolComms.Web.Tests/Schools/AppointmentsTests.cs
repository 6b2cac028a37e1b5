using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

/// <summary>Appointments by an order: for a term, by whom they may be made, how they are taken back, how the director changes.</summary>
public sealed class AppointmentsTests
{
    private static readonly Dictionary<SchoolAction, string> Pages = new()
    {
        [SchoolAction.AppointAdministrator] = "school/appoint",
        [SchoolAction.AppointDeputy] = "school/deputy",
        [SchoolAction.AppointDirector] = "school/director",
        [SchoolAction.AppointClassTeacher] = "classes/{0}/class-teacher",
    };

    [Fact]
    [Requirement("SCH-2")]
    public async Task Rights_end_with_the_last_day_of_the_order_in_an_open_session_too()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (director, staff) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Staff));

        await director.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Staff, until: "2026-03-31"));

        app.Clock.Now = DateTimeOffset.Parse("2026-03-31T23:59:59+03:00");
        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await staff.GetAsync($"/s/{school.Slug}/school");
        after.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.GetStringAsync($"/s/{school.Slug}/school")).ShouldContain("по 31.03.2026");
    }

    [Fact]
    [Requirement("SCH-2")]
    public async Task Rights_begin_with_the_first_day_of_the_order_and_not_in_the_past()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (director, staff) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Staff));
        var appoint = $"/s/{school.Slug}/school/appoint";

        var past = await director.PostFormAsync(appoint, Appointment(school.Staff, from: "2026-03-10"));
        var backwards = await director.PostFormAsync(appoint, Appointment(school.Staff, from: "2026-03-20", until: "2026-03-19"));
        await director.PostFormAsync(appoint, Appointment(school.Staff, from: "2026-03-20"));

        past.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        backwards.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        app.Clock.Now = DateTimeOffset.Parse("2026-03-19T23:59:59+03:00");
        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("SCH-4")]
    public async Task The_last_administrator_without_an_end_date_stays()
    {
        var (app, school) = await SchoolAsync("interaction");
        var director = await app.ClientAsync(school, school.Director);
        await director.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Staff, until: "2026-08-31"));

        var kept = await EndAsync(director, school, school.Administrator);
        await director.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Teacher));
        var ended = await EndAsync(director, school, school.Administrator);

        kept.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await kept.DocumentAsync()).Alert().ShouldContain("п. 4.1");
        ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("SCH-5")]
    public async Task Who_named_somebody_takes_it_back_and_nobody_else()
    {
        var (app, school) = await SchoolAsync("model");
        var (administrator, director) = (
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.Director)
        );
        await administrator.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Staff));
        var list = await (await administrator.GetAsync($"/s/{school.Slug}/school")).DocumentAsync();
        var nomination = list.QuerySelector($"a[aria-label='Открыть: {school.Staff.Name.Full}']")!.GetAttribute("href")!;

        var foreign = await director.PostFormAsync(nomination, $"{nomination}?handler=Withdraw", []);
        var own = await administrator.PostFormAsync(nomination, $"{nomination}?handler=Withdraw", []);
        var late = await director.PostFormAsync(nomination, $"{nomination}?handler=Agree", []);

        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var again = await administrator.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Staff));
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("SCH-2")]
    public async Task A_new_director_begins_in_the_instant_in_which_the_old_one_ends()
    {
        var (app, school) = await SchoolAsync("model");
        var (old, next) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Teacher));
        var administrator = await app.ClientAsync(school, school.Administrator);
        var page = $"/s/{school.Slug}/school/director";

        var self = await administrator.PostFormAsync(page, Appointment(school.Administrator));
        var parent = await administrator.PostFormAsync(page, Appointment(school.Parent));
        var done = await administrator.PostFormAsync(page, Appointment(school.Teacher));

        self.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        parent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await old.GetAsync($"/s/{school.Slug}/school/deputy")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await next.GetAsync($"/s/{school.Slug}/school/deputy")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db =>
        {
            var directors = await db.Appointments.Where(a => a.Office == Office.Director).OrderBy(a => a.StartsAt).ToListAsync();
            directors.Select(a => a.PersonId).ShouldBe([school.Director.Id, school.Teacher.Id]);
            directors[0].EndsAt.ShouldBe(directors[1].StartsAt);
            (await db.AuditEntries.SingleAsync(one => one.Kind == AuditKind.Appointed)).Payload.ShouldContain("34-од");
        });
    }

    [Fact]
    [Requirement("SCH-2")]
    public async Task Two_new_directors_at_once_leave_one()
    {
        var (_, school) = await SchoolAsync("model");
        var administrator = await school.ActorAsync(school.Administrator);
        var order = new Order("7-у", new DateOnly(2026, 3, 10));

        await Task.WhenAll(
            ((Person[])[school.Teacher, school.Staff, school.ClassTeacher]).Select(person =>
                school.RunAsync((AppointDirector appoint) => appoint.RunAsync(administrator, person.Id, order, CancellationToken.None))
            )
        );

        await school.InScopeAsync(async db =>
            (await db.Appointments.CountAsync(a => a.Office == Office.Director && a.EndsAt == null)).ShouldBe(1)
        );
    }

    [Fact]
    [Requirement("SCH-2")]
    public async Task The_director_appoints_deputies_by_an_order_and_ends_it()
    {
        var (app, school) = await SchoolAsync("interaction");
        var (director, teacher) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Teacher));
        var page = $"/s/{school.Slug}/school/deputy";

        (await teacher.GetAsync($"/s/{school.Slug}/statistics")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await director.PostFormAsync(page, Appointment(school.Teacher));
        var twice = await director.PostFormAsync(page, Appointment(school.Teacher));
        var parent = await director.PostFormAsync(page, Appointment(school.Parent));
        (await teacher.GetAsync($"/s/{school.Slug}/statistics")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await EndAsync(director, school, school.Teacher);

        twice.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        parent.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await parent.DocumentAsync())
            .Alert()
            .ShouldSatisfyAllConditions(
                alert => alert.ShouldContain("Заместителем назначают педагога или сотрудника"),
                alert => alert.ShouldContain("п. 4.1")
            );
        (await teacher.GetAsync($"/s/{school.Slug}/statistics")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("SCH-2")]
    [Requirement("SCH-4")]
    public async Task Each_standing_appoints_whom_the_table_lets_it_appoint_and_is_refused_the_rest_with_the_clause()
    {
        var (app, school) = await SchoolAsync("model");
        var deputies = (Plain: await school.AddParentAsync(), ForIt: await school.AddParentAsync());
        await school.InScopeAsync(db =>
        {
            var (order, at) = (new Order("30", new DateOnly(2026, 1, 12)), school.ParentsChat.CreatedAt);
            db.AddRange(
                Domain.People.Appointment.MakeDeputy(deputies.Plain, null, order, at),
                Domain.People.Appointment.MakeDeputy(deputies.ForIt, DeputyArea.InformationTechnology, order, at)
            );
            return Task.CompletedTask;
        });
        (Standing Standing, Person Person)[] standings =
        [
            (Standing.Director, school.Director),
            (Standing.Deputy, deputies.Plain),
            (Standing.DeputyForIt, deputies.ForIt),
            (Standing.Administrator, school.Administrator),
            (Standing.ClassTeacher, school.ClassTeacher),
            (Standing.Teacher, school.Teacher),
            (Standing.Staff, school.Staff),
            (Standing.Student, school.Student),
            (Standing.Parent, school.Parent),
        ];

        foreach (var (standing, person) in standings)
        {
            var client = await app.ClientAsync(school, person);
            foreach (var (action, page) in Pages)
            {
                var may = Permissions.Table.Any(row => row.Standing == standing && row.Action == action);
                var address = $"/s/{school.Slug}/{string.Format(page, school.Class.Id.Value)}";
                var answer = await client.GetAsync(address);
                var sent = await client.PostFormAsync($"/s/{school.Slug}", address, []);

                answer.StatusCode.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{standing}, {action}");
                sent.StatusCode.ShouldBe(may ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Forbidden, $"{standing}, {action}");
                if (!may)
                    (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.", Case.Sensitive, $"{standing}, {action}");
            }
        }
    }

    [Fact]
    public async Task Each_page_fits_a_phone_and_keeps_nobody_out()
    {
        var (app, school) = await SchoolAsync("model");
        var phone = await app.PageAsync(school, school.Director, phone: true);

        foreach (var page in (string[])["school/appoint", "school/deputy", "school/director"])
        {
            (await phone.GotoAsync($"/s/{school.Slug}/{page}"))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
        }
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    /// <summary>Withdraws the appointment of somebody, as the school's page offers it.</summary>
    private static async Task<HttpResponseMessage> EndAsync(HttpClient director, TestSchool school, Person person)
    {
        var page = await (await director.GetAsync($"/s/{school.Slug}/school")).DocumentAsync();
        var end = page.QuerySelector($"a[aria-label='Завершить назначение: {person.Name.Full}']")!.GetAttribute("href")!;
        return await director.PostFormAsync(end, []);
    }

    private static Dictionary<string, string> Appointment(Person person, string from = "", string until = "") =>
        new()
        {
            ["Input.Person"] = person.Id.Value.ToString(),
            ["Input.Order.Number"] = "34-од",
            ["Input.Order.Date"] = "2026-03-10",
            ["Input.Term.From"] = from,
            ["Input.Term.Until"] = until,
        };
}

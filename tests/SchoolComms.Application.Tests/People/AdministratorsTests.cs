using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.People;

public sealed class AdministratorsTests : IAsyncLifetime
{
    private static readonly Order Order = new("34", new DateOnly(2026, 3, 10));

    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync() => services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00:00+03:00"));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Two_administrators_who_remove_each_other_leave_one()
    {
        var school = await TestSchool.CreateAsync(services);
        var director = await school.ActorAsync(school.Director);
        await AppointAsync(school, director, school.Staff);
        var appointments = await AppointmentsAsync(school, director);
        var second = appointments.Single(line => line.PersonId == school.Staff.Id).Id;
        var first = appointments.Single(line => line.PersonId == school.Administrator.Id).Id;
        var (one, other) = (await school.ActorAsync(school.Administrator), await school.ActorAsync(school.Staff));

        var answers = await Task.WhenAll(EndAsync(school, one, second), EndAsync(school, other, first));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Single(answer => answer.IsRefused).Error.ShouldBeOfType<LastAdministrator>();
    }

    [Fact]
    public async Task Appointed_twice_at_once_somebody_is_appointed_once()
    {
        var school = await TestSchool.CreateAsync(services);
        var director = await school.ActorAsync(school.Director);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AppointAsync(school, director, school.Teacher)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Error is AlreadyAdministrator);
    }

    [Fact]
    public async Task Who_is_being_dismissed_at_that_moment_gets_no_office()
    {
        var school = await TestSchool.CreateAsync(services);
        var director = await school.ActorAsync(school.Director);
        var administrator = await school.ActorAsync(school.Administrator);
        await using var dismissal = await OtherTransaction.BeginAsync(
            $"""
            select from school where school_id = '{school.School.Id.Value}' for no key update;
            update person set left_at = now() where id = '{school.Teacher.Id.Value}'
            """
        );

        Task<Error?>[] answers =
        [
            ErrorAsync(AppointAsync(school, director, school.Teacher)),
            ErrorAsync(
                school.RunAsync(
                    (AppointDeputy appoint) => appoint.RunAsync(director, school.Teacher.Id, null, Order, AppointmentTerm.Open, default)
                )
            ),
            ErrorAsync(school.RunAsync((AppointDirector appoint) => appoint.RunAsync(administrator, school.Teacher.Id, Order, default))),
        ];
        await dismissal.WaitForAsync(answers.Length, answers);
        await dismissal.CommitAsync();

        (await answers[0]).ShouldBeOfType<NotAColleague>();
        (await answers[1]).ShouldBeOfType<DeputyNotOfTheStaff>();
        (await answers[2]).ShouldBeOfType<NotAWorker>();
    }

    [Fact]
    public async Task An_administrator_who_has_left_does_not_let_the_last_one_go()
    {
        var school = await TestSchool.CreateAsync(services);
        var director = await school.ActorAsync(school.Director);
        await AppointAsync(school, director, school.Staff);
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(person => person.Id == school.Staff.Id)).Leave(TestClock.At("2026-03-11T10:00+03:00").Now)
        );
        var appointments = await AppointmentsAsync(school, director);

        var ended = await EndAsync(school, director, appointments.Single(line => line.PersonId == school.Administrator.Id).Id);

        ended.Error.ShouldBeOfType<LastAdministrator>();
    }

    [Fact]
    public async Task A_teacher_appoints_nobody()
    {
        var school = await TestSchool.CreateAsync(services);

        var answer = await AppointAsync(school, await school.ActorAsync(school.Teacher), school.Staff);

        answer.Error.ShouldBeOfType<NotPermitted>();
    }

    private static Task<Result<NominationId?>> AppointAsync(TestSchool school, Actor actor, Person person) =>
        school.RunAsync<AppointAdministrator, Result<NominationId?>>(appoint =>
            appoint.RunAsync(actor, person.Id, Order, AppointmentTerm.Open, CancellationToken.None)
        );

    private static async Task<Error?> ErrorAsync<T>(Task<Result<T>> answer) => (await answer).Error;

    private static async Task<Error?> ErrorAsync(Task<Result> answer) => (await answer).Error;

    private static Task<Result> EndAsync(TestSchool school, Actor actor, AppointmentId id) =>
        school.RunAsync<EndAppointment, Result>(end => end.RunAsync(actor, id, CancellationToken.None));

    private static async Task<IReadOnlyList<AppointmentLine>> AppointmentsAsync(TestSchool school, Actor actor) =>
        (
            await school.RunAsync<ListAppointments, Result<IReadOnlyList<AppointmentLine>>>(list =>
                list.RunAsync(actor, CancellationToken.None)
            )
        ).Value;
}

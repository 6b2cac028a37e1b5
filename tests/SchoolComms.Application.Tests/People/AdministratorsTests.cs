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

    private static Task<Result> EndAsync(TestSchool school, Actor actor, AppointmentId id) =>
        school.RunAsync<EndAppointment, Result>(end => end.RunAsync(actor, id, CancellationToken.None));

    private static async Task<IReadOnlyList<AppointmentLine>> AppointmentsAsync(TestSchool school, Actor actor) =>
        (
            await school.RunAsync<ListAppointments, Result<IReadOnlyList<AppointmentLine>>>(list =>
                list.RunAsync(actor, CancellationToken.None)
            )
        ).Value;
}

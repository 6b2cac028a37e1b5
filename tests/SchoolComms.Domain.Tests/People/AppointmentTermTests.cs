using SchoolComms.Domain.People;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

public sealed class AppointmentTermTests
{
    private static readonly DateTimeOffset Now = Given.At("2026-03-11T10:00+03:00");
    private static readonly DateOnly Today = new(2026, 3, 11);

    [Fact]
    public void Rights_begin_today_at_the_earliest()
    {
        AppointmentTerm.Create(Today.AddDays(-1), null, Today).Error.ShouldBe(new TermStartsInPast { Field = "From" });
        AppointmentTerm.Create(Today, null, Today).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_last_day_is_not_before_the_first()
    {
        AppointmentTerm.Create(null, Today.AddDays(-1), Today).Error.ShouldBe(new TermEndsTooEarly { Field = "Until" });
        AppointmentTerm.Create(null, Today, Today).IsRefused.ShouldBeFalse();
        AppointmentTerm.Create(Today.AddDays(5), Today.AddDays(4), Today).Error.ShouldBeOfType<TermEndsTooEarly>();
        AppointmentTerm.Create(Today.AddDays(5), Today.AddDays(5), Today).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_term_is_whole_days_by_the_clock_of_the_school()
    {
        var school = Given.Actor(Given.Edition("model"), Role.Teacher).School;
        var term = new AppointmentTerm(new DateOnly(2026, 3, 20), new DateOnly(2026, 8, 31));

        term.StartsAt(school, Now).ShouldBe(Given.At("2026-03-20T00:00+03:00"));
        term.EndsAt(school).ShouldBe(Given.At("2026-09-01T00:00+03:00"));
        new AppointmentTerm(Today).StartsAt(school, Now).ShouldBe(Now);
        AppointmentTerm.Open.EndsAt(school).ShouldBeNull();
    }

    [Fact]
    public void Who_is_to_begin_later_and_is_withdrawn_never_begins()
    {
        var person = Person.Register(Given.Edition("model").SchoolId, FullName.Parse("Серова Ольга").Value, Now);
        var order = new Order("34", Today);
        var appointment = Appointment.Make(person, Office.Administrator, null, order, Now.AddDays(2), Now.AddDays(9));

        appointment.End(Now).IsRefused.ShouldBeFalse();

        appointment.InForce(Now.AddDays(3)).ShouldBeFalse();
        appointment.End(Now).Error.ShouldBeOfType<AppointmentEnded>();
    }
}

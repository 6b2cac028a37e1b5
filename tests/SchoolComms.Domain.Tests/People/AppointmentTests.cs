using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.People;

public sealed class AppointmentTests
{
    private static readonly DateTimeOffset End = Start.AddDays(30);

    [Fact]
    public void An_office_is_held_from_its_first_instant_until_before_its_last()
    {
        var (term, lasting) = (Appoint(End), Appoint());

        HeldAt(term, Start.AddTicks(-1)).ShouldBeFalse();
        HeldAt(term, Start).ShouldBeTrue();
        HeldAt(term, End.AddTicks(-1)).ShouldBeTrue();
        HeldAt(term, End).ShouldBeFalse();
        HeldAt(lasting, Start.AddYears(10)).ShouldBeTrue();
    }

    [Fact]
    public void An_office_ends_once()
    {
        var lasting = Appoint();
        lasting.End(Start.AddDays(1)).IsRefused.ShouldBeFalse();
        lasting.EndsAt.ShouldBe(Start.AddDays(1));
        lasting.End(Start.AddDays(1)).Error.ShouldBeOfType<AppointmentEnded>();

        var term = Appoint(End);
        term.End(End).Error.ShouldBeOfType<AppointmentEnded>();
        term.End(End.AddTicks(-1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void An_office_that_is_ended_before_it_begins_never_begins()
    {
        var appointment = Appoint();

        appointment.End(Start.AddDays(-1)).IsRefused.ShouldBeFalse();

        appointment.EndsAt.ShouldBe(Start);
        HeldAt(appointment, Start).ShouldBeFalse();
        appointment.End(Start.AddDays(-1)).Error.ShouldBeOfType<AppointmentEnded>();
    }

    [Fact]
    public void A_successor_ends_what_would_last_longer_and_lengthens_nothing()
    {
        EndsBy(null, Start.AddDays(5)).ShouldBe(Start.AddDays(5));
        EndsBy(End, Start.AddDays(5)).ShouldBe(Start.AddDays(5));
        EndsBy(End, End.AddDays(5)).ShouldBe(End);
        EndsBy(null, Start.AddDays(-5)).ShouldBe(Start);

        static DateTimeOffset? EndsBy(DateTimeOffset? end, DateTimeOffset successor)
        {
            var appointment = Appoint(end);
            appointment.EndBy(successor);
            return appointment.EndsAt;
        }
    }

    [Fact]
    public void A_class_teacher_leads_the_class_on_by_the_same_order()
    {
        var next = SchoolClass.Create(NewId.Of<SchoolId>(Start), ClassName.Parse("6А").Value, 2026, Start);
        var appointment = Appoint(End);

        var led = appointment.GoAlong(next, Start.AddDays(10));

        (led.ClassId, led.PersonId, led.Office, led.Order).ShouldBe(
            (next.Id, appointment.PersonId, Office.ClassTeacher, appointment.Order)
        );
        (led.StartsAt, led.EndsAt, appointment.EndsAt).ShouldBe((Start.AddDays(10), End, Start.AddDays(10)));
        appointment.Restore(End);
        appointment.EndsAt.ShouldBe(End);
    }

    [Fact]
    public void A_deputy_may_answer_for_an_area()
    {
        var deputy = Appointment.MakeDeputy(Teacher(), DeputyArea.InformationTechnology, Order, Start);

        (deputy.Office, deputy.Area, deputy.ClassId).ShouldBe((Office.Deputy, DeputyArea.InformationTechnology, null));
    }

    [Fact]
    public void Whoever_teaches_is_a_teacher_who_has_not_left()
    {
        var (teacher, gone, staff) = (Teacher(), Teacher(), PersonWith(Role.Staff));
        gone.Leave(Start);

        Appointment.MayTeach(teacher).ShouldBeTrue();
        Appointment.MayTeach(gone).ShouldBeFalse();
        Appointment.MayTeach(staff).ShouldBeFalse();
        Appointment.MayTeach(null).ShouldBeFalse();
    }

    private static Order Order => new("21", new DateOnly(2026, 2, 11));

    private static Appointment Appoint(DateTimeOffset? until = null) =>
        Appointment.Make(Teacher(), Office.ClassTeacher, NewId.Of<ClassId>(Start), Order, Start, until);

    private static bool HeldAt(Appointment appointment, DateTimeOffset at)
    {
        var held = appointment.InForce(at);
        Appointment.InForceAt(at).Compile()(appointment).ShouldBe(held);
        return held;
    }

    private static Person Teacher() => PersonWith(Role.Teacher);

    private static Person PersonWith(Role role)
    {
        var person = Person.Register(NewId.Of<SchoolId>(Start), FullName.Parse("Орлова Анна").Value, Start);
        person.Grant(role, Start);
        return person;
    }
}

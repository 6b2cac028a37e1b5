using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

/// <summary>An additional administrator's rights wait for the director or the deputy for IT (S3 2.1).</summary>
public sealed class NominationTests
{
    private static readonly DateTimeOffset Now = Given.At("2026-03-11T10:00+03:00");
    private static readonly Edition Edition = Given.Edition("model");
    private static readonly Actor Administrator = Given.Actor(Edition, Role.Teacher) with { Offices = [Office.Administrator] };
    private static readonly Actor Director = Given.Actor(Edition, Role.Teacher) with { Offices = [Office.Director] };
    private static readonly Actor Deputy = Given.Actor(Edition, Role.Teacher) with { Offices = [Office.Deputy] };

    private readonly Person candidate = Joined();

    [Fact]
    public void The_director_agrees_and_the_appointment_begins_that_instant()
    {
        var nomination = Nominated();

        var appointment = nomination.Agree(Director, candidate, [Administrator.Person], Now.AddDays(1)).Value;

        appointment.InForce(Now.AddDays(1)).ShouldBeTrue();
        appointment.InForce(Now.AddDays(1).AddSeconds(-1)).ShouldBeFalse();
        (appointment.Order, nomination.State, nomination.DecidedBy).ShouldBe((nomination.Order, NominationState.Agreed, Director.Person));
    }

    [Fact]
    public void Of_the_deputies_only_the_one_for_it_agrees()
    {
        Nominated().MayDecide(Deputy).Error.ShouldBeOfType<NotPermitted>().Clause!.Number.ShouldBe("2.1");
        Nominated().MayDecide(Deputy with { AnswersForIt = true }).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_agrees_to_what_they_asked_for_or_what_is_about_themselves()
    {
        var both = Administrator with { AnswersForIt = true };

        Nominated().MayDecide(both).Error.ShouldBeOfType<OwnNomination>().Clause!.Number.ShouldBe("2.1");
        Nominated().MayDecide(Director with { Person = candidate.Id }).Error.ShouldBeOfType<OwnNomination>();
    }

    [Fact]
    public void It_is_decided_once()
    {
        var nomination = Nominated();
        nomination.Refuse(Director, "Ведёт другой участок", Now).IsRefused.ShouldBeFalse();

        nomination.Agree(Director, candidate, [], Now).Error.ShouldBeOfType<NominationDecided>();
    }

    [Fact]
    public void A_refusal_has_a_reason_of_a_bearable_length()
    {
        Nominated().Refuse(Director, " ", Now).Error.ShouldBeOfType<RefusalReasonMissing>();
        Nominated().Refuse(Director, new string('а', Nomination.MaxReason + 1), Now).Error.ShouldBeOfType<RefusalReasonMissing>();
        Nominated().Refuse(Director, new string('а', Nomination.MaxReason), Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void It_begins_and_ends_on_the_days_of_the_order()
    {
        var term = new AppointmentTerm(new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 31));

        var appointment = Nominated(term).Agree(Director, candidate, [], Now).Value;

        appointment.StartsAt.ShouldBe(Given.At("2026-03-20T00:00+03:00"));
        appointment.EndsAt.ShouldBe(Given.At("2026-04-01T00:00+03:00"));
        Nominated(term).Agree(Director, candidate, [], Given.At("2026-04-01T00:00+03:00")).Error.ShouldBeOfType<TermHasPassed>();
        Nominated(term).Agree(Director, candidate, [], Given.At("2026-03-31T23:59:59+03:00")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Only_its_maker_takes_it_back_and_only_while_it_waits()
    {
        var nomination = Nominated();

        nomination.Withdraw(Director, Now).Error.ShouldBeOfType<NotOwnNomination>();
        nomination.Withdraw(Administrator, Now).IsRefused.ShouldBeFalse();
        nomination.Withdraw(Administrator, Now).Error.ShouldBeOfType<NominationDecided>();
        nomination.Agree(Director, candidate, [], Now).Error.ShouldBeOfType<NominationDecided>();
    }

    private Nomination Nominated(AppointmentTerm? term = null) =>
        Nomination.Make(
            candidate,
            Administrator,
            new Order("34", new DateOnly(2026, 3, 10)),
            term ?? AppointmentTerm.Open,
            Edition.Cite("2.1")!,
            Now
        );

    private static Person Joined()
    {
        var person = Person.Register(Edition.SchoolId, FullName.Parse("Серова Ольга Игоревна").Value, Now);
        person.Grant(Role.Staff, Now);
        person.Join(new AccountId(Guid.CreateVersion7(Now)), Now);
        return person;
    }
}

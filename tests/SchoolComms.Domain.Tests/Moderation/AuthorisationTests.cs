using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class AuthorisationTests
{
    private static readonly Order Order = new("7", new DateOnly(2026, 3, 11));
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");

    [Fact]
    public void An_official_decides_until_the_end_of_the_last_day_on_the_schools_clock()
    {
        var given = Give(Power.Block, "group-chats", new DateOnly(2026, 3, 12)).Value;

        HeldAt(Now.AddTicks(-1)).ShouldBeFalse();
        HeldAt(Now).ShouldBeTrue();
        HeldAt(At("2026-03-13T00:00+03:00").AddTicks(-1)).ShouldBeTrue();
        HeldAt(At("2026-03-13T00:00+03:00")).ShouldBeFalse();

        bool HeldAt(DateTimeOffset at)
        {
            Authorisation.InForceAt(at).Compile()(given).ShouldBe(given.InForce(at));
            return given.InForce(at);
        }
    }

    [Theory]
    [InlineData("2026-03-10", false)]
    [InlineData("2026-03-11", true)]
    [InlineData("2027-03-11", true)]
    [InlineData("2027-03-12", false)]
    public void A_term_ends_between_today_and_a_year_from_now(string lastDay, bool may) =>
        Give(Power.Block, "group-chats", DateOnly.Parse(lastDay, null))
            .Error.ShouldBe(may ? null : new AuthorisationTermOutOfRange(12) { Field = "LastDay" });

    [Theory]
    [InlineData(Power.Block, "group-chats", null)]
    [InlineData(Power.Block, "posting-hours", "4")]
    [InlineData(Power.Restrict, "interaction", null)]
    [InlineData(Power.Restrict, "group-chats", "2.2")]
    [InlineData(Power.Control, "college", null)]
    [InlineData(Power.Control, "model", "2.1")]
    public void There_is_nothing_to_authorise_that_the_regulation_does_not_contain(Power power, string preset, string? nearest)
    {
        var refused = Give(power, preset, new DateOnly(2026, 3, 12)).Error;

        refused.ShouldBe(nearest is null ? null : new NothingToAuthorise(power, Edition(preset).Cite(nearest)) { Field = "Powers" });
    }

    [Fact]
    public void Officials_are_joined_workers_other_than_the_director()
    {
        var director = Director("group-chats");
        var lastDay = new DateOnly(2026, 3, 12);

        Of(Worker(director, Role.Parent, joined: true)).Error.ShouldBeOfType<OfficialNotOfTheStaff>();
        Of(Worker(director, Role.Staff, joined: false)).Error.ShouldBe(new OfficialNotOfTheStaff { Field = "Person" });
        Of(Worker(director, Role.Staff, joined: true)).IsRefused.ShouldBeFalse();
        Authorisation
            .Give(director with { Offices = [] }, Worker(director, Role.Staff, true), Power.Block, null, Order, lastDay, Now)
            .Error.ShouldBeOfType<NotPermitted>();

        Result<Authorisation> Of(Person person) => Authorisation.Give(director, person, Power.Block, null, Order, lastDay, Now);
    }

    [Fact]
    public void Access_is_to_the_whole_portal_so_a_power_over_it_is_not_for_a_class()
    {
        var director = Director("interaction");
        var @class = NewId.Of<ClassId>(Start);
        var lastDay = new DateOnly(2026, 3, 12);

        Authorisation
            .Give(director, Worker(director, Role.Staff, true), Power.Restrict, @class, Order, lastDay, Now)
            .Error.ShouldBeOfType<RestrictsWholeSchool>()
            .Field.ShouldBe("Class");
    }

    [Fact]
    public void It_ends_once()
    {
        var given = Give(Power.Block, "group-chats", new DateOnly(2026, 3, 12)).Value;

        given.End(Now.AddHours(1)).IsRefused.ShouldBeFalse();
        given.InForce(Now.AddHours(1)).ShouldBeFalse();
        given.End(Now.AddHours(2)).Error.ShouldBeOfType<AuthorisationEnded>();
    }

    private static Result<Authorisation> Give(Power power, string preset, DateOnly lastDay)
    {
        var director = Director(preset);
        return Authorisation.Give(director, Worker(director, Role.Teacher, joined: true), power, null, Order, lastDay, Now);
    }

    private static Actor Director(string preset) => Actor(Edition(preset), Role.Teacher) with { Offices = [Office.Director] };

    private static Person Worker(Actor director, Role role, bool joined)
    {
        var person = Person.Register(director.School.Id, FullName.Parse("Сомова Анна").Value, Start);
        person.Grant(role, Start);
        if (joined)
            person.Join(new AccountId(Guid.CreateVersion7(Start)), Start);
        return person;
    }
}

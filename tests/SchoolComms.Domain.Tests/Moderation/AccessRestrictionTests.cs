using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class AccessRestrictionTests
{
    private static readonly Edition Edition = Edition("interaction");
    private static readonly Offender Member = Parent();
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");

    [Theory]
    [InlineData("interaction", "9.2")]
    [InlineData("college", "3.5")]
    public void Access_is_restricted_by_the_regulations_clause(string preset, string clause) =>
        Impose(Director(), edition: Edition(preset)).Value.Clause.ShouldBe(clause);

    [Theory]
    [InlineData("group-chats")]
    [InlineData("posting-hours")]
    [InlineData("model")]
    public void Where_the_regulation_has_no_such_rule_nobody_is_restricted(string preset) =>
        Impose(Director(), edition: Edition(preset)).Error.ShouldBeOfType<RestrictingNotProvided>();

    [Fact]
    public void A_restriction_holds_from_its_first_instant_until_before_its_last_and_only_one_at_a_time()
    {
        var restriction = Impose(Director()).Value;

        restriction.InForce(Now.AddTicks(-1)).ShouldBeFalse();
        restriction.InForce(Now).ShouldBeTrue();
        restriction.InForce(Now.AddDays(7).AddTicks(-1)).ShouldBeTrue();
        restriction.InForce(Now.AddDays(7)).ShouldBeFalse();
        Impose(Director(), others: [restriction]).Error.ShouldBeOfType<AlreadyRestricted>().Until.ShouldBe(Now.AddDays(7));
        Impose(Director(), until: Now).Error.ShouldBeOfType<BlockEndsInPast>().Field.ShouldBe("until");
    }

    [Fact]
    public void An_official_restricts_families_and_workers_but_not_the_administration()
    {
        Impose(Official(), new Offender(Somebody(), Audience.Teacher, false)).IsRefused.ShouldBeFalse();
        Impose(Official(), new Offender(Somebody(), Audience.Teacher, true)).Error.ShouldBeOfType<EqualOrHigherOffice>();
        Impose(Director(Member.Person)).Error.ShouldBeOfType<OwnCase>();
    }

    [Fact]
    public void It_ends_early_by_whoever_decided_it_or_above_and_with_a_reason()
    {
        var restriction = Impose(Director()).Value;

        restriction.Pardon(Member, "Довольно", Edition, Official(), Now).Error.ShouldBeOfType<DecidedByDirectorOnly>();
        restriction.Pardon(Member, "", Edition, Director(), Now).Error.ShouldBeOfType<TextMissingOrTooLong>();
        restriction.Pardon(Member, "Довольно", Edition, Director(), Now.AddDays(1)).IsRefused.ShouldBeFalse();
        restriction.Until.ShouldBe(Now.AddDays(1));
        restriction.IsUndone.ShouldBeFalse();
        restriction.Pardon(Member, "Довольно", Edition, Director(), Now.AddDays(2)).Error.ShouldBeOfType<RestrictionHasEnded>();
        Impose(Official()).Value.Pardon(Member, "Довольно", Edition, Official(), Now).IsRefused.ShouldBeFalse();
    }

    private static Result<AccessRestriction> Impose(
        Judge judge,
        Offender? offender = null,
        Edition? edition = null,
        DateTimeOffset? until = null,
        params AccessRestriction[] others
    ) =>
        AccessRestriction.Impose(
            offender ?? Member,
            others,
            edition ?? Edition,
            judge,
            until ?? Now.AddDays(7),
            "Приказ № 5",
            "Передал пароль посторонним",
            Now
        );
}

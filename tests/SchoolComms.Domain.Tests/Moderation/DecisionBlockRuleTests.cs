using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class DecisionBlockRuleTests
{
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");

    [Fact]
    public void The_director_blocks_without_a_violation_for_any_term_by_a_paper_and_a_reason()
    {
        var block = Block(Case(0), Director(), Now.AddYears(1)).Value;

        block.Ground.ShouldBe(BlockGround.Decision);
        block.Basis.ShouldBe(new Basis("Докладная № 3", "Угрозы родителям"));
        block.Clause.ShouldBe("4.5");
        block.DecidedAs.ShouldBe(Capacity.Director);
    }

    [Theory]
    [InlineData("", "Угрозы", nameof(Basis.Document))]
    [InlineData("   ", "Угрозы", nameof(Basis.Document))]
    [InlineData("Докладная", null, nameof(Basis.Reason))]
    public void No_decision_without_a_paper_and_a_reason(string? document, string? reason, string field) =>
        DecisionBlockRule
            .Block(Case(9), Edition, Director(), Now.AddDays(1), document, reason, Now)
            .Error.ShouldBeOfType<TextMissingOrTooLong>()
            .Field.ShouldBe(field);

    [Fact]
    public void A_paper_and_a_reason_fit_to_the_last_character()
    {
        Basis.Create(new string('д', Basis.MaxDocument), new string('п', Basis.MaxReason)).IsRefused.ShouldBeFalse();
        Basis.Create(new string('д', Basis.MaxDocument + 1), "п").IsRefused.ShouldBeTrue();
        Basis.Create("д", new string('п', Basis.MaxReason + 1)).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void A_moderator_blocks_by_the_ladder_only() =>
        Block(Case(9), Moderator(), Now.AddDays(1)).Error.ShouldBeOfType<DecidedByDirectorOnly>().Clause!.Number.ShouldBe("4.5");

    [Fact]
    public void An_official_does_not_touch_the_administration_and_the_director_does()
    {
        var governs = Case(0) with { Offender = new Offender(Somebody(), Audience.Teacher, GovernsSchool: true) };
        var teacher = Case(0) with { Offender = new Offender(Somebody(), Audience.Teacher, GovernsSchool: false) };

        Block(governs, Official(), Now.AddDays(1)).Error.ShouldBeOfType<EqualOrHigherOffice>();
        Block(teacher, Official(), Now.AddDays(1)).IsRefused.ShouldBeFalse();
        Block(governs, Director(), Now.AddDays(1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_decides_in_a_case_of_their_own_or_of_their_family()
    {
        var director = Somebody();

        Block(Case(0) with { Offender = Parent(director) }, Director(director), Now.AddDays(1)).Error.ShouldBeOfType<OwnCase>();
        Block(Case(0) with { Offender = Parent() with { Family = [director] } }, Director(director), Now.AddDays(1))
            .Error.ShouldBeOfType<OwnCase>();
    }

    [Fact]
    public void A_decision_ends_in_the_future_and_does_not_come_over_a_block_in_force()
    {
        Block(Case(0), Director(), Now).Error.ShouldBeOfType<BlockEndsInPast>().Field.ShouldBe("until");
        var running = Block(Case(0), Director(), Now.AddTicks(1)).Value;

        Block(Case(0, running), Director(), Now.AddDays(1)).Error.ShouldBeOfType<AlreadyBlocked>();
    }

    [Theory]
    [InlineData("posting-hours")]
    [InlineData("interaction")]
    [InlineData("model")]
    [InlineData("college")]
    public void Where_the_regulation_does_not_provide_for_it_nobody_blocks_by_decision(string preset) =>
        DecisionBlockRule
            .Block(Case(9), Edition(preset), Director(), Now.AddDays(1), "Докладная", "Причина", Now)
            .Error.ShouldBeOfType<BlockingNotProvided>();

    private static Result<Block> Block(BlockCase @case, Judge judge, DateTimeOffset until) =>
        DecisionBlockRule.Block(@case, Edition, judge, until, " Докладная № 3 ", "Угрозы родителям", Now);
}

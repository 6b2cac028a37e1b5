using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class BlockingRuleTests
{
    private static readonly Edition Ladder = Edition("group-chats");
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00:00+03:00");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Three_violations_are_not_more_than_three(int violations)
    {
        var error = Block(Case(violations), Now.AddDays(1)).Error.ShouldBeOfType<TooFewViolations>();

        error.Count.ShouldBe(violations);
        error.Clause!.Number.ShouldBe("4.5");
    }

    [Fact]
    public void A_fourth_violation_allows_a_block()
    {
        var block = Block(Case(4), Now.AddDays(1)).Value;

        block.From.ShouldBe(Now);
        block.Until.ShouldBe(Now.AddDays(1));
        block.Clause.ShouldBe("4.5");
        block.EditionId.ShouldBe(Ladder.Id);
    }

    [Fact]
    public void A_block_lasts_a_month_at_most_and_not_a_second_more()
    {
        var month = At("2026-04-11T10:00:00+03:00");

        Block(Case(4), month).Value.Until.ShouldBe(month);
        var tooLong = Block(Case(4), month.AddSeconds(1)).Error.ShouldBeOfType<BlockTooLong>();
        (tooLong.MaxMonths, tooLong.Clause!.Number, tooLong.Field).ShouldBe((1, "4.5", "until"));
    }

    [Theory]
    [InlineData("2026-01-31T10:00:00+03:00", "2026-02-28T10:00:00+03:00")]
    [InlineData("2028-01-31T10:00:00+03:00", "2028-02-29T10:00:00+03:00")]
    [InlineData("2026-02-28T10:00:00+03:00", "2026-03-28T10:00:00+03:00")]
    public void A_month_is_a_calendar_month(string from, string latest)
    {
        BlockingRule.Block(Case(4), Ladder, Moderator(), At(latest), At(from), Moscow).IsRefused.ShouldBeFalse();
        BlockingRule.Block(Case(4), Ladder, Moderator(), At(latest).AddSeconds(1), At(from), Moscow).Error.ShouldBeOfType<BlockTooLong>();
    }

    [Fact]
    public void The_month_is_counted_on_the_schools_own_clock()
    {
        // In Kamchatka it is 1 February already, in Moscow still 31 January.
        var now = At("2026-01-31T15:00:00Z");
        var ladder = Ladder.Regulation.Ladder!;

        BlockingRule
            .LatestEnd(ladder, now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kamchatka"))
            .ShouldBe(At("2026-03-01T03:00:00+12:00"));
        BlockingRule.LatestEnd(ladder, now, Moscow).ShouldBe(At("2026-02-28T18:00:00+03:00"));
    }

    [Fact]
    public void A_block_ends_in_the_future()
    {
        Block(Case(4), Now).Error.ShouldBeOfType<BlockEndsInPast>().Field.ShouldBe("until");
        Block(Case(4), Now.AddSeconds(1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_block_is_in_force_from_its_first_instant_until_before_its_last()
    {
        var block = Block(Case(4), Now.AddDays(1)).Value;

        block.InForce(Now.AddTicks(-1)).ShouldBeFalse();
        block.InForce(Now).ShouldBeTrue();
        block.InForce(Now.AddDays(1).AddTicks(-1)).ShouldBeTrue();
        block.InForce(Now.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void Whom_a_block_holds_is_not_blocked_again()
    {
        var @case = Case(4);
        var running = Block(@case, Now.AddDays(1)).Value;

        Block(@case with { Blocks = [running] }, Now.AddDays(2)).Error.ShouldBeOfType<AlreadyBlocked>();
    }

    [Fact]
    public void A_served_block_consumes_the_violations_before_its_end()
    {
        var @case = Case(4);
        var served = BlockingRule.Block(@case, Ladder, Moderator(), Start.AddDays(2), Start.AddDays(1), Moscow).Value;
        var afterwards = @case with { Blocks = [served] };

        Block(afterwards, Now.AddDays(1)).Error.ShouldBeOfType<TooFewViolations>().Count.ShouldBe(0);
        Block(WithMore(afterwards, served.Until.AddTicks(-1), 4), Now.AddDays(1)).Error.ShouldBeOfType<TooFewViolations>();
        Block(WithMore(afterwards, served.Until, 3), Now.AddDays(1)).Error.ShouldBeOfType<TooFewViolations>().Count.ShouldBe(3);
        Block(WithMore(afterwards, served.Until, 4), Now.AddDays(1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Violations_count_from_the_end_of_the_last_of_several_served_blocks_and_from_the_instant_it_is_served()
    {
        var (first, last) = (Served(Start.AddDays(2)), Served(Start.AddDays(4)));
        var ladder = Ladder.Regulation.Ladder!;

        BlockingRule.CountingSince(ladder, [first, last], Now).ShouldBe(last.Until);
        BlockingRule.CountingSince(ladder, [last, first], Now).ShouldBe(last.Until);
        BlockingRule.CountingSince(ladder, [first, last], last.Until).ShouldBe(last.Until);
        BlockingRule.CountingSince(ladder, [first, last], last.Until.AddTicks(-1)).ShouldBe(first.Until);

        static Block Served(DateTimeOffset until) =>
            BlockingRule.Block(Case(4), Ladder, Moderator(), until, Start.AddDays(1), Moscow).Value;
    }

    [Fact]
    public void A_block_rests_on_what_was_committed_from_the_end_of_the_served_one_and_recorded_by_its_own_first_instant()
    {
        var (chat, offender) = (Chat().Id, Parent());
        var served = BlockingRule.Block(Case(4), Ladder, Moderator(), Start.AddDays(2), Start.AddDays(1), Moscow).Value;
        var block = Block(Case(4), Now.AddDays(1)).Value;
        var (consumed, first, last) = (At(served.Until.AddTicks(-1)), At(served.Until), At(block.From));

        BlockingRule.GroundsOf(block, Ladder, [consumed, first, last], [served, block]).ShouldBe([first, last]);

        Violation At(DateTimeOffset at) => ViolationOf(chat, offender, Ladder, at);
    }

    [Fact]
    public void A_block_that_is_undone_before_it_begins_never_begins()
    {
        var block = Block(Case(4), Now.AddDays(1)).Value;

        BlockingRule.UndoWithoutGround(block, Somebody(), "Отменено", Now.AddHours(-1)).IsRefused.ShouldBeFalse();

        block.Until.ShouldBe(Now);
        block.InForce(Now).ShouldBeFalse();
    }

    [Fact]
    public void A_regulation_may_let_a_served_block_consume_nothing()
    {
        var strict = Edition("group-chats", change: r => r with { Ladder = r.Ladder! with { ServedBlockConsumes = false } });
        var @case = Case(4);
        var served = BlockingRule.Block(@case, strict, Moderator(), Start.AddDays(2), Start.AddDays(1), Moscow).Value;

        BlockingRule.MayBlock(@case with { Blocks = [served] }, strict, Moderator(), Now).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("posting-hours")]
    [InlineData("interaction")]
    [InlineData("model")]
    [InlineData("college")]
    public void Where_the_regulation_has_no_ladder_nobody_is_blocked_by_it(string preset) =>
        BlockingRule
            .Block(Case(100), Edition(preset), Moderator(), Now.AddDays(1), Now, Moscow)
            .Error.ShouldBeOfType<BlockingNotProvided>();

    [Fact]
    public void Nobody_is_blocked_by_themselves_or_by_an_equal_or_lower_office()
    {
        var @case = Case(4);
        var moderator = Moderator(@case.Offender.Person);

        BlockingRule.MayBlock(@case, Ladder, moderator, Now).Error.ShouldBeOfType<OwnCase>();
        foreach (var offender in Untouchable())
        {
            var refused = BlockingRule.MayBlock(@case with { Offender = offender }, Ladder, Moderator(), Now).Error;
            refused.ShouldBeOfType<EqualOrHigherOffice>().Clause!.Number.ShouldBe("4.5");
        }
    }

    [Theory]
    [InlineData(BlockTerm.Day, "2026-02-01T10:00+03:00")]
    [InlineData(BlockTerm.ThreeDays, "2026-02-03T10:00+03:00")]
    [InlineData(BlockTerm.Week, "2026-02-07T10:00+03:00")]
    [InlineData(BlockTerm.TwoWeeks, "2026-02-14T10:00+03:00")]
    [InlineData(BlockTerm.Month, "2026-02-28T10:00+03:00")]
    [InlineData(BlockTerm.UntilDate, "2026-02-20T10:00+03:00")]
    public void Each_term_ends_at_this_time_of_day(BlockTerm term, string end)
    {
        var now = At("2026-01-31T10:00+03:00");

        term.End(new DateOnly(2026, 2, 20), now, Moscow).ShouldBe(At(end));
        BlockingRule.Block(Case(4), Ladder, Moderator(), At(end), now, Moscow).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_block_loses_its_ground_when_what_is_left_of_its_violations_is_not_more_than_the_number()
    {
        var (chat, offender) = (Chat().Id, Parent());
        var violations = Enumerable.Range(0, 5).Select(hour => ViolationOf(chat, offender, Ladder, Start.AddHours(hour))).ToList();
        var @case = new BlockCase(chat, offender, [.. violations.Select(v => v.CommittedAt)], []);
        var block = Block(@case, Now.AddDays(1)).Value;

        BlockingRule.LosingGround(violations[0], violations, [block], _ => Ladder).ShouldBeEmpty();
        violations[0].Withdraw(Moderator(), offender, "Ошибка", Ladder, Now).IsRefused.ShouldBeFalse();
        BlockingRule.StillStands(block, Ladder, violations, [block]).ShouldBeTrue();
        BlockingRule.LosingGround(violations[1], violations, [block], _ => Ladder).ShouldBe([block]);
        violations[1].Withdraw(Moderator(), offender, "Ошибка", Ladder, Now).IsRefused.ShouldBeFalse();
        BlockingRule.StillStands(block, Ladder, violations, [block]).ShouldBeFalse();
    }

    [Fact]
    public void What_was_recorded_after_a_block_is_no_ground_of_it()
    {
        var (chat, offender) = (Chat().Id, Parent());
        var before = Enumerable.Range(0, 4).Select(hour => ViolationOf(chat, offender, Ladder, Start.AddHours(hour))).ToList();
        var block = Block(new BlockCase(chat, offender, [.. before.Select(v => v.CommittedAt)], []), Now.AddDays(1)).Value;
        var later = ViolationOf(chat, offender, Ladder, Now.AddTicks(1));

        BlockingRule.GroundsOf(block, Ladder, [.. before, later], [block]).ShouldBe(before);
        BlockingRule.LosingGround(before[0], [.. before, later], [block], _ => Ladder).ShouldBe([block]);
        BlockingRule.LosingGround(later, [.. before[1..], later], [block], _ => Ladder).ShouldBeEmpty();
    }

    [Fact]
    public void A_served_block_loses_its_ground_too_and_leaves_the_next_one_more_to_stand_on()
    {
        var (chat, offender) = (Chat().Id, Parent());
        var violations = Enumerable.Range(0, 8).Select(day => ViolationOf(chat, offender, Ladder, Start.AddDays(day))).ToList();
        var first = BlockAt(Start.AddDays(3).AddHours(1));
        var second = BlockAt(Start.AddDays(7).AddHours(1));

        BlockingRule.LosingGround(violations[0], violations, [second, first], _ => Ladder).ShouldBe([first]);
        BlockingRule.LosingGround(violations[7], violations, [second, first], _ => Ladder).ShouldBe([second]);
        BlockingRule.UndoWithoutGround(first, Somebody(), "Ошибка", Now).IsRefused.ShouldBeFalse();
        BlockingRule.LosingGround(violations[7], violations, [second, first], _ => Ladder).ShouldBeEmpty();

        Block BlockAt(DateTimeOffset at) =>
            BlockingRule.Block(Case(4) with { Chat = chat, Offender = offender }, Ladder, Moderator(), at.AddHours(1), at, Moscow).Value;
    }

    [Fact]
    public void A_block_that_was_pardoned_and_then_found_wrong_keeps_both()
    {
        var (by, director, @case) = (Somebody(), Director(), Case(4));
        var block = Block(@case, Now.AddDays(3)).Value;

        Pardon(Now.AddDays(1)).IsRefused.ShouldBeFalse();
        BlockingRule.UndoWithoutGround(block, by, "Ошибка", Now.AddDays(2)).IsRefused.ShouldBeFalse();

        block.LiftedBefore.ShouldBe(new Lifting(Now.AddDays(1), director.Person, LiftKind.Mercy, "Довольно"));
        block.Lifting.ShouldBe(new Lifting(Now.AddDays(2), by, LiftKind.Undone, "Ошибка"));
        (block.IsUndone, block.Until).ShouldBe((true, Now.AddDays(1)));
        BlockingRule.UndoWithoutGround(block, by, "Ещё раз", Now.AddDays(2)).Error.ShouldBeOfType<BlockHasEnded>();
        Pardon(Now.AddHours(1)).Error.ShouldBeOfType<BlockHasEnded>();

        Result Pardon(DateTimeOffset at) => UnblockingRule.Pardon(block, @case.Offender, "Довольно", Ladder, director, at);
    }

    [Fact]
    public void A_block_that_was_undone_consumes_nothing()
    {
        var @case = Case(4);
        var block = BlockingRule.Block(@case, Ladder, Moderator(), Start.AddDays(2), Start.AddDays(1), Moscow).Value;
        var afterwards = @case with { Blocks = [block] };
        Block(afterwards, Now.AddDays(1)).Error.ShouldBeOfType<TooFewViolations>().Count.ShouldBe(0);

        BlockingRule.UndoWithoutGround(block, Somebody(), "Отменено", Now).IsRefused.ShouldBeFalse();

        Block(afterwards, Now.AddDays(1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_violation_is_taken_back_by_those_who_may_judge_it_once_and_with_a_reason()
    {
        var offender = Parent();
        var parent = Somebody();
        var violation = ViolationOf(Chat().Id, offender, Ladder, Now);

        violation.Withdraw(Moderator(), offender, " ", Ladder, Now).Error.ShouldBeOfType<TextMissingOrTooLong>();
        violation.Withdraw(Moderator(offender.Person), offender, "Ошибка", Ladder, Now).Error.ShouldBeOfType<OwnCase>();
        violation.Withdraw(Moderator(parent), offender with { Family = [parent] }, "Ошибка", Ladder, Now).Error.ShouldBeOfType<OwnCase>();
        violation.Withdraw(Moderator(), offender, "Ошибка", Ladder, Now).IsRefused.ShouldBeFalse();
        violation.Withdraw(Director(), offender, "Ошибка", Ladder, Now).Error.ShouldBeOfType<ViolationWithdrawnAlready>();
    }

    private static Result<Block> Block(BlockCase @case, DateTimeOffset until) =>
        BlockingRule.Block(@case, Ladder, Moderator(), until, Now, Moscow);

    private static BlockCase WithMore(BlockCase @case, DateTimeOffset at, int more) =>
        @case with
        {
            Violations = [.. @case.Violations, .. Enumerable.Repeat(at, more)],
        };

    private static IEnumerable<Offender> Untouchable() =>
        [
            new(Somebody(), Audience.Teacher, false),
            new(Somebody(), Audience.Staff, false),
            new(Somebody(), Audience.Administration, false),
            new(Somebody(), Audience.Parent, GovernsSchool: true),
        ];
}

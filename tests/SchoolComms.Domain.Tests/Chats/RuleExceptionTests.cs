using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class RuleExceptionTests
{
    private static readonly Edition Hours = Edition("posting-hours");
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");

    [Theory]
    [InlineData(ChatKind.ClassParents, "6")]
    [InlineData(ChatKind.ClassStudents, "8")]
    public void It_cites_the_rule_as_it_stands_for_those_who_write_there(ChatKind kind, string clause)
    {
        var exception = Allow(Chat(kind), Rule.PostingHours, Now, Now.AddHours(3)).Value;

        exception.Clause.ShouldBe(clause);
        exception.EditionId.ShouldBe(Hours.Id);
    }

    [Fact]
    public void It_lasts_31_days_at_most()
    {
        Allow(Chat(), Rule.PostingHours, Now, Now.AddDays(31)).IsRefused.ShouldBeFalse();
        Allow(Chat(), Rule.PostingHours, Now, Now.AddDays(31).AddTicks(1)).Error.ShouldBe(new ExceptionTooLong(31) { Field = "Until" });
    }

    [Fact]
    public void Its_first_moment_is_inside_and_its_end_is_outside()
    {
        var exception = Allow(Chat(), Rule.PostingHours, Now, Now.AddHours(3)).Value;

        (exception.IsInForce(Now.AddTicks(-1)), exception.IsInForce(Now)).ShouldBe((false, true));
        (exception.IsInForce(Now.AddHours(3).AddTicks(-1)), exception.IsInForce(Now.AddHours(3))).ShouldBe((true, false));
    }

    [Fact]
    public void It_ends_after_it_starts_and_in_the_future()
    {
        Allow(Chat(), Rule.PostingHours, Now.AddHours(2), Now.AddHours(2))
            .Error.ShouldBe(new ExceptionEndsBeforeItStarts { Field = "Until" });
        Allow(Chat(), Rule.PostingHours, Now.AddHours(-2), Now).Error.ShouldBeOfType<ExceptionEndsBeforeItStarts>();
        Allow(Chat(), Rule.PostingHours, Now.AddHours(-2), Now.AddTicks(1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Only_a_rule_that_the_regulation_lets_workers_lift_is_lifted()
    {
        RuleException.Liftable(Hours, Chat()).Select(content => content.Rule).ShouldBe([Rule.PostingHours, Rule.Uninformative]);
        Allow(Chat(), Rule.Threat, Now, Now.AddHours(1)).Error.ShouldBe(new RuleCannotBeLifted(Hours.Cite("6")) { Field = "Rule" });
        Allow(Chat(), Rule.BusinessEthics, Now, Now.AddHours(1)).Error.ShouldBeOfType<RuleCannotBeLifted>();
        Allow(Chat(), Rule.LadderBlock, Now, Now.AddHours(1)).Error.ShouldBeOfType<RuleCannotBeLifted>();
        RuleException.Liftable(Edition("group-chats"), Chat()).ShouldBeEmpty();
    }

    [Fact]
    public void It_has_a_reason_that_everybody_reads()
    {
        For("").Error.ShouldBe(new ReasonMissingOrTooLong(RuleException.MaxReason) { Field = "Reason" });
        For("  ").IsRefused.ShouldBeTrue();
        For(new string('я', RuleException.MaxReason) + "\n").IsRefused.ShouldBeFalse();
        For(new string('я', RuleException.MaxReason + 1)).IsRefused.ShouldBeTrue();
        For(" Экскурсия ").Value.Reason.ShouldBe("Экскурсия");

        static Result<RuleException> For(string reason) =>
            RuleException.Allow(Chat(), Rule.PostingHours, Now, Now.AddHours(1), reason, Somebody(), Hours, [], Now);
    }

    [Fact]
    public void They_overlap_unless_one_adds_nothing_to_another()
    {
        var first = Allow(Chat(), Rule.PostingHours, Now, Now.AddHours(3)).Value;

        Allow(Chat(), Rule.PostingHours, Now, Now.AddHours(3), first).Error.ShouldBe(new RuleIsLiftedAlready { Field = "Rule" });
        Allow(Chat(), Rule.PostingHours, Now, Now.AddHours(3).AddTicks(1), first).IsRefused.ShouldBeFalse();
        Allow(Chat(), Rule.PostingHours, Now.AddTicks(-1), Now.AddHours(3), first).IsRefused.ShouldBeFalse();
        Allow(Chat(), Rule.Uninformative, Now, Now.AddHours(3), first).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void It_is_ended_early_once_and_one_to_come_never_begins()
    {
        var (running, coming) = (
            Allow(Chat(), Rule.PostingHours, Now, Now.AddHours(3)).Value,
            Allow(Chat(), Rule.PostingHours, Now.AddDays(1), Now.AddDays(2)).Value
        );

        running.End(Somebody(), Now.AddHours(1)).IsRefused.ShouldBeFalse();
        running.Until.ShouldBe(Now.AddHours(1));
        running.EndedBy.ShouldNotBeNull();
        running.End(Somebody(), Now.AddHours(1)).Error.ShouldBeOfType<ExceptionHasEnded>();

        coming.End(Somebody(), Now).IsRefused.ShouldBeFalse();
        coming.Until.ShouldBeLessThan(coming.From);
    }

    private static Result<RuleException> Allow(
        Chat chat,
        Rule rule,
        DateTimeOffset from,
        DateTimeOffset until,
        params RuleException[] others
    ) => RuleException.Allow(chat, rule, from, until, "Поздравляем с праздником", Somebody(), Hours, others, Now);
}

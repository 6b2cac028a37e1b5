using System.Collections.Immutable;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class UnblockingRuleTests
{
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly Offender Blocked = Parent();

    // A Wednesday: Thursday and Friday are the two working days.
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");
    private static readonly DateTimeOffset Until = At("2026-03-14T00:00+03:00");

    [Theory]
    [InlineData("2026-03-11T00:00+03:00", "2026-03-14T00:00+03:00")]
    [InlineData("2026-03-11T23:59:59+03:00", "2026-03-14T00:00+03:00")]
    [InlineData("2026-03-12T10:00+03:00", "2026-03-17T00:00+03:00")]
    [InlineData("2026-03-14T10:00+03:00", "2026-03-18T00:00+03:00")]
    [InlineData("2026-02-19T10:00+03:00", "2026-02-25T00:00+03:00")]
    public void Two_working_days_are_whole_days_after_the_day_of_the_apology(string from, string end) =>
        WorkingTerm.End(MoscowSchool(), At(from), 2).ShouldBe(At(end));

    [Fact]
    public void An_apology_of_a_blocked_member_opens_the_time_for_objections()
    {
        var (message, apology) = Apologise(Block()).Value;

        message.Kind.ShouldBe(MessageKind.Apology);
        message.Text.ShouldBe("Прошу прощения");
        apology.ObjectionsUntil.ShouldBe(Until);
        apology.Clause.ShouldBe("4.6");
    }

    [Fact]
    public void An_apology_is_made_once_for_a_block_and_while_it_lasts()
    {
        var block = Block();

        UnblockingRule.MayApologise(block, hasApologised: true, Edition, Now).Error.ShouldBeOfType<ApologisedAlready>();
        UnblockingRule.MayApologise(block, hasApologised: false, Edition, block.Until.AddTicks(-1)).IsRefused.ShouldBeFalse();
        UnblockingRule.MayApologise(block, hasApologised: false, Edition, block.Until).Error.ShouldBeOfType<BlockHasEnded>();
        UnblockingRule.MayApologise(null, hasApologised: false, Edition, Now).Error.ShouldBeOfType<BlockHasEnded>();
        UnblockingRule
            .MayApologise(block, hasApologised: false, Edition("interaction"), Now)
            .Error.ShouldBeOfType<EarlyUnblockingNotProvided>();
    }

    [Fact]
    public void An_apology_says_something() => Apologise(Block(), "  ").Error.ShouldBeOfType<TextMissingOrTooLong>().Field.ShouldBe("Text");

    [Fact]
    public void An_objection_in_the_last_instant_counts_and_one_after_it_is_too_late()
    {
        var (block, apology) = Asked();

        Object(apology, block, Until.AddTicks(-1)).Value.Reason.ShouldBe("Рано");
        Object(apology, block, Until).Error.ShouldBeOfType<TooLateToObject>().Clause!.Number.ShouldBe("4.6");
    }

    [Fact]
    public void A_moderator_unblocks_from_the_first_instant_after_the_time_and_not_before()
    {
        var (block, apology) = Asked();

        var early = MayUnblock(block, apology, Until.AddTicks(-1)).Error.ShouldBeOfType<ObjectionsStillPossible>();
        early.Until.ShouldBe(Until);
        MayUnblock(block, apology, Until).IsRefused.ShouldBeFalse();
        UnblockingRule.Unblock(block, Blocked, apology, 0, Edition, Moderator(), Until).IsRefused.ShouldBeFalse();
        block.InForce(Until).ShouldBeFalse();
        block.InForce(Until.AddTicks(-1)).ShouldBeTrue();
        block.Lifting!.Kind.ShouldBe(LiftKind.Apology);
        block.DecidedUntil.ShouldBe(Now.AddDays(14));
    }

    [Fact]
    public void One_objection_keeps_the_block_whatever_time_has_passed()
    {
        var (block, apology) = Asked();

        MayUnblock(block, apology, Until, objections: 1).Error.ShouldBeOfType<SomebodyObjected>().Clause!.Number.ShouldBe("4.6");
        MayUnblock(block, apology, Until.AddDays(5), objections: 1).IsRefused.ShouldBeTrue();
        UnblockingRule.Unblock(block, Blocked, apology, 1, Edition, Moderator(), Until).Error.ShouldBeOfType<SomebodyObjected>();
        block.InForce(Until).ShouldBeTrue();
    }

    [Fact]
    public void Without_an_apology_nobody_is_unblocked_early() => MayUnblock(Block(), null, Until).Error.ShouldBeOfType<NoApology>();

    [Fact]
    public void A_block_that_ends_before_the_time_for_objections_lets_the_apology_lapse()
    {
        var end = Now.AddDays(1);
        var block = Block(end);
        var apology = Apologise(block).Value.Apology;

        Object(apology, block, end.AddTicks(-1)).IsRefused.ShouldBeFalse();
        Object(apology, block, end).Error.ShouldBeOfType<BlockHasEnded>();
        MayUnblock(block, apology, end.AddTicks(-1)).Error.ShouldBeOfType<ObjectionsStillPossible>();
        MayUnblock(block, apology, end).Error.ShouldBeOfType<BlockHasEnded>();
        MayUnblock(block, apology, Until).Error.ShouldBeOfType<BlockHasEnded>();
    }

    [Fact]
    public void The_petitioner_whoever_is_blocked_and_whoever_has_objected_do_not_object()
    {
        var (block, apology) = Asked();
        var own = new MemberBlocked(Until, null);

        UnblockingRule.MayObject(apology, block, Blocked.Person, null, false, Edition, Now).Error.ShouldBeOfType<OwnCase>();
        UnblockingRule.MayObject(apology, block, Somebody(), own, false, Edition, Now).Error.ShouldBe(own);
        UnblockingRule.MayObject(apology, block, Somebody(), null, true, Edition, Now).Error.ShouldBeOfType<ObjectedAlready>();
        UnblockingRule.MayObject(apology, block, Somebody(), null, false, Edition, Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void An_objection_may_have_a_reason_of_500_characters()
    {
        var (block, apology) = Asked();

        Object(apology, block, Now, new string('я', 500)).Value.ApologyId.ShouldBe(apology.Id);
        Object(apology, block, Now, " ").Value.Reason.ShouldBeNull();
        Object(apology, block, Now, new string('я', 501)).Error.ShouldBe(new TextMissingOrTooLong(500) { Field = "Reason" });
    }

    [Fact]
    public void An_apology_that_meets_a_rule_is_stopped_and_one_that_is_only_warned_of_is_not()
    {
        const string Text = "Прошу прощения, звоните мне: 8 916 123-45-67";

        Apologise(Block(), Text, Mode.Refuse).Error.ShouldBeOfType<MessageRefused>();
        Apologise(Block(), Text, Mode.Hold).Error.ShouldBeOfType<MessageHeld>();
        Apologise(Block(), Text, Mode.Warn).Value.Message.Text.ShouldBe(Text);
    }

    [Fact]
    public void What_was_decided_higher_is_not_ended_from_below()
    {
        var by = DecisionBlockRule.Block(
            Case(0) with
            {
                Offender = Blocked,
            },
            Edition,
            Director(),
            Now.AddDays(14),
            "Приказ",
            "Причина",
            Now
        );
        var apology = Apologise(by.Value).Value.Apology;

        foreach (var judge in new[] { Moderator(), Official() })
        {
            UnblockingRule.MayUnblock(by.Value, Blocked, apology, 0, Edition, judge, Until).Error.ShouldBeOfType<DecidedByDirectorOnly>();
            UnblockingRule.MayPardon(by.Value, Blocked, Edition, judge).Error.ShouldBeOfType<DecidedByDirectorOnly>();
        }

        UnblockingRule.MayUnblock(by.Value, Blocked, apology, 0, Edition, Director(), Until).IsRefused.ShouldBeFalse();
        UnblockingRule.MayPardon(by.Value, Blocked, Edition, Director()).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_director_ends_a_block_with_a_reason_and_a_moderator_does_not()
    {
        var block = Block();

        UnblockingRule.Pardon(block, Blocked, "Довольно", Edition, Moderator(), Now).Error.ShouldBeOfType<DecidedByDirectorOnly>();
        UnblockingRule.Pardon(block, Blocked, " ", Edition, Director(), Now).Error.ShouldBeOfType<TextMissingOrTooLong>();
        UnblockingRule.Pardon(block, Blocked, "Довольно", Edition, Director(), Now.AddHours(1)).IsRefused.ShouldBeFalse();
        block.Until.ShouldBe(Now.AddHours(1));
        block.IsUndone.ShouldBeFalse();
        UnblockingRule.Pardon(block, Blocked, "Довольно", Edition, Director(), Now.AddHours(2)).Error.ShouldBeOfType<BlockHasEnded>();
    }

    private static Block Block(DateTimeOffset? until = null) =>
        BlockingRule.Block(Case(4) with { Offender = Blocked }, Edition, Moderator(), until ?? Now.AddDays(14), Now, Moscow).Value;

    private static (Block Block, Apology Apology) Asked()
    {
        var block = Block();
        return (block, Apologise(block).Value.Apology);
    }

    private static Result<(Message Message, Apology Apology)> Apologise(
        Block block,
        string text = " Прошу прощения ",
        Mode ofPersonalData = Mode.Off
    )
    {
        var (chat, school) = (Chat(), MoscowSchool());
        var edition = Edition(
            "group-chats",
            change: regulation =>
                regulation with
                {
                    Content = [.. regulation.Content, new ContentRule(Rule.PersonalData, Audience.Parent, ofPersonalData, "4.4")],
                }
        );
        var member = ChatMember.Enter(chat, Blocked.Person, Role.Parent, moderator: false, Start);
        var circumstances = Circumstances.Of(school, ImmutableHashSet<Rule>.Empty);
        return UnblockingRule.Apologise(block, false, chat, member, Audience.Parent, text, edition, circumstances, school, Now);
    }

    private static Result<Objection> Object(Apology apology, Block block, DateTimeOffset at, string? reason = "Рано") =>
        UnblockingRule.Object(apology, block, Somebody(), own: null, hasObjected: false, reason, Edition, at);

    private static Result MayUnblock(Block block, Apology? apology, DateTimeOffset at, int objections = 0) =>
        UnblockingRule.MayUnblock(block, Blocked, apology, objections, Edition, Moderator(), at);
}

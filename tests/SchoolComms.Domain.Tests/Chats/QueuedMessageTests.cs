using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class QueuedMessageTests
{
    private static readonly Edition Hours = Edition("posting-hours");
    private static readonly DateTimeOffset Evening = At("2026-03-11T18:00+03:00");
    private static readonly DateTimeOffset Morning = At("2026-03-12T07:00+03:00");

    [Fact]
    public void What_is_refused_for_the_hours_alone_waits_for_their_opening()
    {
        var queued = Queue(Refusal("Во сколько завтра выезд автобуса?", Evening)).Value;

        queued.DueAt.ShouldBe(Morning);
        queued.State.ShouldBe(QueueState.Waiting);
    }

    [Fact]
    public void What_another_rule_refuses_does_not_wait()
    {
        var refusal = Refusal("👍", Evening);

        Queue(refusal).Error.ShouldBe(refusal);
        Queue(new MemberBlocked(Morning, null)).Error.ShouldBeOfType<MemberBlocked>();
    }

    [Fact]
    public void Ten_wait_and_not_eleven()
    {
        var refusal = Refusal("Во сколько завтра выезд автобуса?", Evening);

        Queue(refusal, waiting: 9).IsRefused.ShouldBeFalse();
        Queue(refusal, waiting: 10).Error.ShouldBeOfType<TooManyWaiting>();
    }

    [Fact]
    public void It_waits_on_when_the_hours_have_moved()
    {
        var queued = Waiting();

        queued.Stop(Refusal("Во сколько завтра выезд автобуса?", At("2026-03-14T07:00+03:00")), null, Morning);

        queued.State.ShouldBe(QueueState.Waiting);
        queued.DueAt.ShouldBe(At("2026-03-16T07:00+03:00"));
    }

    [Fact]
    public void What_is_refused_at_the_opening_stays_with_its_reason()
    {
        var queued = Waiting();

        queued.Stop(Refusal("👍", Morning), null, Morning);

        queued.State.ShouldBe(QueueState.Refused);
        queued.RefusedFor.ShouldBe(QueueRefusal.MeetsRule);
        queued.Rule.ShouldBe(Rule.Uninformative);
        queued.Clause!.Number.ShouldBe("6");
        queued.SettledAt.ShouldBe(Morning);
    }

    [Fact]
    public void It_says_why_its_author_may_not_write()
    {
        Refused(new MemberBlocked(Morning, null)).RefusedFor.ShouldBe(QueueRefusal.Blocked);
        Refused(new RulesNotAcknowledged(null)).RefusedFor.ShouldBe(QueueRefusal.RulesNotAcknowledged);
        Refused(new NotFound("Chat")).RefusedFor.ShouldBe(QueueRefusal.MayNotWrite);
    }

    [Fact]
    public void It_is_taken_back_until_it_is_sent()
    {
        var (waiting, refused, sent) = (Waiting(), Refused(new NotFound("Chat")), Waiting());
        sent.Send(Morning);

        waiting.TakeBack(Morning).IsRefused.ShouldBeFalse();
        waiting.TakeBack(Morning).IsRefused.ShouldBeFalse();
        waiting.State.ShouldBe(QueueState.TakenBack);
        refused.TakeBack(Morning).IsRefused.ShouldBeFalse();
        sent.TakeBack(Morning).Error.ShouldBeOfType<QueuedMessageSent>();
        sent.State.ShouldBe(QueueState.Sent);
    }

    [Theory]
    [InlineData("2026-03-11T20:00+03:00", "2026-03-11T20:00+03:00")]
    [InlineData("2026-03-12T08:00+03:00", "2026-03-12T07:00+03:00")]
    public void An_exception_before_the_opening_shortens_the_wait(string lifted, string due) =>
        QueuedMessage
            .Queue(Actor(Hours, Role.Parent), Chat().Id, "Текст", Refusal("Во сколько выезд?", Evening), At(lifted), 0, Evening)
            .Value.DueAt.ShouldBe(At(due));

    [Fact]
    public void What_is_to_be_held_waits_for_the_moderator_with_its_rule_clause_and_fragment()
    {
        var held = Held();

        held.State.ShouldBe(QueueState.Held);
        held.DueAt.ShouldBeNull();
        (held.Rule, held.Clause!.Number, held.Fragment).ShouldBe((Rule.Uninformative, "6", "👍"));
        held.SettledAt.ShouldBe(Evening);
    }

    [Fact]
    public void Only_what_is_to_be_held_waits_for_the_moderator()
    {
        var refusal = Refusal("👍", Evening);

        Hold(refusal).Error.ShouldBe(refusal);
        Hold(Holding("👍"), waiting: 9).IsRefused.ShouldBeFalse();
        Hold(Holding("👍"), waiting: 10).Error.ShouldBeOfType<TooManyWaiting>();
    }

    [Fact]
    public void What_waited_for_the_hours_may_have_to_wait_for_the_moderator_then()
    {
        var queued = Waiting();

        queued.Stop(Holding("👍"), null, Morning);

        (queued.State, queued.Rule, queued.DueAt).ShouldBe((QueueState.Held, Rule.Uninformative, null));
    }

    [Fact]
    public void Nobody_decides_on_a_message_of_their_own()
    {
        var held = Held();

        held.LetThrough(held.AuthorId, Morning).Error.ShouldBeOfType<OwnCase>();
        held.Decline(held.AuthorId, "Пустое сообщение", Morning).Error.ShouldBeOfType<OwnCase>();
        held.State.ShouldBe(QueueState.Held);
    }

    [Fact]
    public void A_moderator_decides_once()
    {
        var (through, declined, moderator) = (Held(), Held(), Somebody());

        through.LetThrough(moderator, Morning).IsRefused.ShouldBeFalse();
        through.Decision.ShouldBe(new HoldDecision(moderator, Morning, null));
        through.Decline(Somebody(), "Пустое сообщение", Morning).Error.ShouldBe(new HeldMessageDecided(QueueState.Sent));
        through.TakeBack(Morning).Error.ShouldBeOfType<QueuedMessageSent>();

        declined.Decline(moderator, " Пустое сообщение ", Morning).IsRefused.ShouldBeFalse();
        declined.LetThrough(Somebody(), Morning).Error.ShouldBe(new HeldMessageDecided(QueueState.Declined));
        declined.TakeBack(Morning).IsRefused.ShouldBeFalse();
        declined.Decision!.Reason.ShouldBe("Пустое сообщение");
    }

    [Fact]
    public void What_was_taken_back_is_not_decided_on()
    {
        var held = Held();
        held.TakeBack(Evening);

        held.LetThrough(Somebody(), Morning).Error.ShouldBe(new HeldMessageDecided(QueueState.TakenBack));
    }

    [Fact]
    public void A_decline_has_a_reason_of_200_characters_at_most()
    {
        Held().Decline(Somebody(), " ", Morning).Error.ShouldBeOfType<DeclineReasonMissingOrTooLong>();
        Held().Decline(Somebody(), new string('я', 200) + "\n", Morning).IsRefused.ShouldBeFalse();
        Held()
            .Decline(Somebody(), new string('я', 201), Morning)
            .Error.ShouldBe(new DeclineReasonMissingOrTooLong(200) { Field = "reason" });
    }

    private static QueuedMessage Held() => Hold(Holding("👍")).Value;

    private static Result<QueuedMessage> Hold(Error refusal, int waiting = 0) =>
        QueuedMessage.Hold(Actor(Hours, Role.Parent), Chat().Id, "👍", refusal, waiting, Evening);

    private static MessageHeld Holding(string text)
    {
        var finding = new Finding(Rule.Uninformative, Mode.Hold, Hours.Cite("6")!, text, Advice.SayMore);
        return new MessageHeld(new Verdict([finding], null));
    }

    private static Result<QueuedMessage> Queue(Error refusal, int waiting = 0) =>
        QueuedMessage.Queue(Actor(Hours, Role.Parent), Chat().Id, "Текст", refusal, null, waiting, Evening);

    private static QueuedMessage Waiting() => Queue(Refusal("Во сколько завтра выезд автобуса?", Evening)).Value;

    private static QueuedMessage Refused(Error refusal)
    {
        var queued = Waiting();
        queued.Stop(refusal, null, Morning);
        return queued;
    }

    private static MessageRefused Refusal(string text, DateTimeOffset at) =>
        new(
            Examine.Message(
                Hours,
                new Draft(text, Audience.Parent, at),
                new Circumstances(Moscow, WorkingCalendar.State, new HashSet<Rule>())
            )
        );
}

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

        queued.Refuse(Refusal("Во сколько завтра выезд автобуса?", At("2026-03-14T07:00+03:00")), Morning);

        queued.State.ShouldBe(QueueState.Waiting);
        queued.DueAt.ShouldBe(At("2026-03-16T07:00+03:00"));
    }

    [Fact]
    public void What_is_refused_at_the_opening_stays_with_its_reason()
    {
        var queued = Waiting();

        queued.Refuse(Refusal("👍", Morning), Morning);

        queued.State.ShouldBe(QueueState.Refused);
        queued.RefusedFor.ShouldBe(QueueRefusal.MeetsRule);
        queued.RefusedRule.ShouldBe(Rule.Uninformative);
        queued.RefusedUnder!.Number.ShouldBe("6");
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

    private static Result<QueuedMessage> Queue(Error refusal, int waiting = 0) =>
        QueuedMessage.Queue(Actor(Hours, Role.Parent), Chat().Id, "Текст", refusal, waiting, Evening);

    private static QueuedMessage Waiting() => Queue(Refusal("Во сколько завтра выезд автобуса?", Evening)).Value;

    private static QueuedMessage Refused(Error refusal)
    {
        var queued = Waiting();
        queued.Refuse(refusal, Morning);
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

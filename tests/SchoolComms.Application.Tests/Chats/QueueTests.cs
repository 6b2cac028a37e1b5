using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class QueueTests
{
    private static readonly DateTimeOffset Opening = TestClock.At("2026-03-12T07:00+03:00").Now;

    private readonly TestClock clock = TestClock.At("2026-03-11T18:00+03:00");

    [Fact]
    public async Task What_waits_is_sent_at_the_opening_and_not_before()
    {
        var school = await SchoolAsync();
        var due = await QueuedAsync(school);

        clock.Now = Opening.AddSeconds(-1);
        (await DueAsync(school)).ShouldNotContain(due);
        await SendAsync(school, due);
        (await StateAsync(school)).ShouldBe((QueueState.Waiting, 0));

        clock.Now = Opening;
        (await DueAsync(school)).ShouldContain(due);
        await SendAsync(school, due);
        (await StateAsync(school)).ShouldBe((QueueState.Sent, 1));
        await school.InScopeAsync(async db => (await db.Messages.SingleAsync()).SentAt.ShouldBe(Opening));
    }

    [Fact]
    public async Task Many_nodes_send_it_once()
    {
        var school = await SchoolAsync();
        var due = await QueuedAsync(school);
        clock.Now = Opening;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(school, due)));

        (await StateAsync(school)).ShouldBe((QueueState.Sent, 1));
    }

    [Fact]
    public async Task It_is_examined_again_and_waits_on_when_the_day_is_not_a_working_day()
    {
        var school = await SchoolAsync();
        var due = await QueuedAsync(school);
        clock.Now = TestClock.At("2026-03-14T09:00+03:00").Now;

        await SendAsync(school, due);

        (await StateAsync(school)).ShouldBe((QueueState.Waiting, 0));
        await school.InScopeAsync(async db =>
            (await db.QueuedMessages.SingleAsync()).DueAt.ShouldBe(TestClock.At("2026-03-16T07:00+03:00").Now)
        );
    }

    [Fact]
    public async Task Whoever_has_left_the_chat_is_not_heard_in_it()
    {
        var school = await SchoolAsync();
        var due = await QueuedAsync(school);
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id)).End(
                Departure.Left,
                clock.Now
            )
        );
        clock.Now = Opening;

        await SendAsync(school, due);

        (await StateAsync(school)).ShouldBe((QueueState.Refused, 0));
        await school.InScopeAsync(async db => (await db.QueuedMessages.SingleAsync()).RefusedFor.ShouldBe(QueueRefusal.MayNotWrite));
    }

    [Fact]
    public async Task Its_author_alone_takes_it_back_and_then_it_is_not_sent()
    {
        var school = await SchoolAsync();
        var other = await school.AddParentAsync();
        var due = await QueuedAsync(school);

        (await TakeBackAsync(school, other, due)).Error.ShouldBeOfType<NotFound>();
        (await TakeBackAsync(school, school.Parent, due)).Value.ShouldBe("Во сколько завтра выезд автобуса?");
        clock.Now = Opening;
        await SendAsync(school, due);

        (await StateAsync(school)).ShouldBe((QueueState.TakenBack, 0));
    }

    [Fact]
    public async Task Nobody_else_sees_what_waits()
    {
        var school = await SchoolAsync();
        await QueuedAsync(school);

        (await ReadAsync(school, school.Parent)).Queued.ShouldHaveSingleItem().DueAt.ShouldBe(Opening);
        (await ReadAsync(school, school.ClassTeacher)).Queued.ShouldBeEmpty();
    }

    private async Task<TestSchool> SchoolAsync() => await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "posting-hours");

    private static async Task<DueMessage> QueuedAsync(TestSchool school)
    {
        var parent = await school.ActorAsync(school.Parent);
        var queued = await school.RunAsync<QueueMessage, Result<DateTimeOffset?>>(queue =>
            queue.RunAsync(parent, school.ParentsChat.Id, "Во сколько завтра выезд автобуса?", TestContext.Current.CancellationToken)
        );
        queued.Value.ShouldBe(Opening);
        var id = Guid.Empty;
        await school.InScopeAsync(async db => id = (await db.QueuedMessages.SingleAsync()).Id.Value);
        return new DueMessage(school.School.Id.Value, id);
    }

    private static Task<IReadOnlyList<DueMessage>> DueAsync(TestSchool school) =>
        school.RunAsync<DueMessages, IReadOnlyList<DueMessage>>(due => due.RunAsync(TestContext.Current.CancellationToken));

    private static Task<bool> SendAsync(TestSchool school, DueMessage due) =>
        school.RunAsync<SendQueued, bool>(async send =>
        {
            await send.RunAsync(due, TestContext.Current.CancellationToken);
            return true;
        });

    private static async Task<(QueueState State, int Messages)> StateAsync(TestSchool school)
    {
        (QueueState, int) state = default;
        await school.InScopeAsync(async db => state = ((await db.QueuedMessages.SingleAsync()).State, await db.Messages.CountAsync()));
        return state;
    }

    private static async Task<Result<string>> TakeBackAsync(TestSchool school, Person person, DueMessage due)
    {
        var actor = await school.ActorAsync(person);
        return await school.RunAsync<TakeBackMessage, Result<string>>(take =>
            take.RunAsync(actor, school.ParentsChat.Id, new QueuedMessageId(due.Id), TestContext.Current.CancellationToken)
        );
    }

    private static async Task<ChatView> ReadAsync(TestSchool school, Person person)
    {
        var actor = await school.ActorAsync(person);
        return (
            await school.RunAsync<ReadChat, Result<ChatView>>(read =>
                read.RunAsync(actor, school.ParentsChat.Id, null, TestContext.Current.CancellationToken)
            )
        ).Value;
    }
}

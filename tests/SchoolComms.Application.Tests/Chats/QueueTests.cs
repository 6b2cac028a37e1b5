using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class QueueTests
{
    private static readonly DateTimeOffset Opening = TestClock.At("2026-03-12T07:00+03:00").Now;

    private readonly TestClock clock = TestClock.At("2026-03-11T18:00+03:00");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
    public async Task Whoever_is_leaving_the_chat_while_it_is_sent_is_not_heard_in_it()
    {
        var school = await SchoolAsync();
        var due = await QueuedAsync(school);
        clock.Now = Opening;
        await using var leaving = await OtherTransaction.BeginAsync(
            $"""
            update chat_member set ended_at = '{clock.Now:O}', departure = 'Left'
                where chat_id = '{school.ParentsChat.Id.Value}' and person_id = '{school.Parent.Id.Value}'
            """
        );

        var sending = SendAsync(school, due);
        await leaving.WaitForAsync(1, sending);
        await leaving.CommitAsync();
        await sending;

        (await StateAsync(school)).ShouldBe((QueueState.Refused, 0));
    }

    [Fact]
    public async Task Whoever_is_restricted_is_not_heard()
    {
        var school = await TestSchool.CreateAsync(
            await TestServices.CreateAsync(clock),
            "posting-hours",
            change: regulation => regulation with { Citations = regulation.Citations.Add(Rule.PortalRestricted, "6") }
        );
        var due = await QueuedAsync(school);
        var director = await school.ActorAsync(school.Director);
        var decision = new SanctionDecision(BlockTerm.Week, null, "Приказ № 5", "Передал пароль посторонним");
        (
            await school.RunAsync<RestrictAccess, Result<AccessRestriction>>(restrict =>
                restrict.RunAsync(director, school.Parent.Id, decision, TestContext.Current.CancellationToken)
            )
        ).IsRefused.ShouldBeFalse();
        clock.Now = Opening;

        await SendAsync(school, due);

        (await StateAsync(school)).ShouldBe((QueueState.Refused, 0));
        await school.InScopeAsync(async db => (await db.QueuedMessages.SingleAsync()).RefusedFor.ShouldBe(QueueRefusal.Restricted));
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

    [Fact]
    public async Task A_quarantine_that_is_announced_moves_it_and_its_end_moves_it_back()
    {
        var school = await SchoolAsync();
        await QueuedAsync(school);
        var quarantine = SchoolBreak.Create("карантин", new(2026, 3, 12), new(2026, 3, 22)).Value;

        (await ChangeAsync(school, new CalendarChange.AddBreak(quarantine))).Value.ShouldBe(1);
        (await DueAtAsync(school)).ShouldBe(TestClock.At("2026-03-23T07:00+03:00").Now);

        (await ChangeAsync(school, new CalendarChange.SetWeek(SixDays: true))).Value.ShouldBe(0);
        (await ChangeAsync(school, new CalendarChange.RemoveBreak(quarantine))).Value.ShouldBe(1);
        (await DueAtAsync(school)).ShouldBe(Opening);
    }

    [Theory]
    [InlineData("2026-03-11T20:00", "2026-03-11T20:00+03:00")]
    [InlineData("2026-03-11T17:30", "2026-03-11T18:00+03:00")]
    [InlineData("2026-03-12T20:00", "2026-03-12T07:00+03:00")]
    public async Task An_exception_for_its_chat_sends_it_at_the_exceptions_start_and_without_it_it_waits_again(string from, string due)
    {
        var school = await SchoolAsync();
        await QueuedAsync(school);

        await AllowAsync(school, school.ParentsChat, from);
        (await DueAtAsync(school)).ShouldBe(TestClock.At(due).Now);

        await EndAsync(school);
        (await DueAtAsync(school)).ShouldBe(Opening);
    }

    [Fact]
    public async Task An_exception_for_another_chat_moves_nothing()
    {
        var school = await SchoolAsync();
        await QueuedAsync(school);

        await AllowAsync(school, school.StudentsChat, "2026-03-11T20:00");

        (await DueAtAsync(school)).ShouldBe(Opening);
    }

    [Fact]
    public async Task What_is_written_before_an_exception_to_come_waits_for_its_start()
    {
        var school = await SchoolAsync();
        await AllowAsync(school, school.ParentsChat, "2026-03-11T20:00");

        await QueuedAsync(school, TestClock.At("2026-03-11T20:00+03:00").Now);
    }

    [Fact]
    public async Task An_edition_without_hours_has_it_examined_at_once()
    {
        var school = await SchoolAsync();
        await QueuedAsync(school);

        await school.InScopeAsync(db =>
        {
            var (regulation, order) = (RegulationPreset.Find("group-chats")!.Regulation, new Order("30", new DateOnly(2026, 3, 11)));
            db.Add(Edition.Approve(school.School.Id, 2, regulation, order, clock.Now));
            return Task.CompletedTask;
        });
        (await ChangeAsync(school, new CalendarChange.SetWeek(SixDays: true))).Value.ShouldBe(1);

        (await DueAtAsync(school)).ShouldBe(clock.Now);
    }

    [Fact]
    public async Task What_is_written_twelve_times_at_once_waits_ten_times()
    {
        var school = await SchoolAsync();
        var parent = await school.ActorAsync(school.Parent);

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ =>
                    school.RunAsync<QueueMessage, Result<DateTimeOffset?>>(queue =>
                        queue.RunAsync(
                            parent,
                            school.ParentsChat.Id,
                            "Во сколько выезд?",
                            form: null,
                            TestContext.Current.CancellationToken
                        )
                    )
                )
        );

        await school.InScopeAsync(async db => (await db.QueuedMessages.CountAsync()).ShouldBe(QueuedMessage.MaxWaiting));
    }

    [Fact]
    public async Task A_form_that_is_sent_again_waits_once()
    {
        var school = await SchoolAsync();
        var parent = await school.ActorAsync(school.Parent);
        var form = SentForm.Of("1", "Во сколько завтра выезд автобуса?");
        await QueuedAsync(school, form: form);

        var again = await school.RunAsync<QueueMessage, Result<DateTimeOffset?>>(queue =>
            queue.RunAsync(parent, school.ParentsChat.Id, "Во сколько завтра выезд автобуса?", form, TestContext.Current.CancellationToken)
        );

        again.IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db => (await db.QueuedMessages.CountAsync()).ShouldBe(1));
    }

    // Both have been refused, and have read their author's row for it, before one of them waits.
    [Fact]
    public async Task A_form_that_comes_to_a_chat_of_two_twice_at_once_waits_once()
    {
        var school = await SchoolAsync();
        var parent = await school.ActorAsync(school.Parent);
        var chat = (await school.RunAsync((StartDirectChat start) => start.RunAsync(parent, school.Teacher.Id, Stop))).Value;
        var form = SentForm.Of("1", "Во сколько завтра выезд автобуса?");
        await using var other = await OtherTransaction.BeginAsync(
            $"select from chat_member where chat_id = '{chat.Value}' and person_id = '{school.Parent.Id.Value}' for update"
        );

        var queued = Enumerable
            .Range(0, 2)
            .Select(_ =>
                school.RunAsync((QueueMessage queue) => queue.RunAsync(parent, chat, "Во сколько завтра выезд автобуса?", form, Stop))
            )
            .ToArray();
        await other.WaitForAsync(2, queued);
        await other.CommitAsync();

        (await Task.WhenAll(queued)).ShouldAllBe(answer => !answer.IsRefused);
        await school.InScopeAsync(async db => (await db.QueuedMessages.CountAsync(Stop)).ShouldBe(1));
    }

    [Fact]
    public async Task Administrators_who_change_the_calendar_at_once_lose_nothing()
    {
        var school = await SchoolAsync();
        var days = Enumerable.Range(0, 8).Select(week => new DateOnly(2026, 3, 14).AddDays(7 * week)).ToList();

        await Task.WhenAll(days.Select(day => ChangeAsync(school, new CalendarChange.AddWorkingDay(day))));

        await school.InScopeAsync(async db =>
            (await db.Schools.SingleAsync(s => s.Id == school.School.Id)).Calendar.Days.WorkingDays.ShouldBe(days)
        );
    }

    private async Task<TestSchool> SchoolAsync() => await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "posting-hours");

    private static async Task<Result<int>> ChangeAsync(TestSchool school, CalendarChange change)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        return await school.RunAsync<ChangeCalendar, Result<int>>(calendar =>
            calendar.RunAsync(administrator, change, TestContext.Current.CancellationToken)
        );
    }

    private static async Task AllowAsync(TestSchool school, Chat chat, string from)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var start = DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        var exception = new NewException(Rule.PostingHours, start, start.AddHours(3), "Экскурсия");
        var allowed = await school.RunAsync<AllowException, Result>(allow =>
            allow.RunAsync(moderator, chat.Id, exception, TestContext.Current.CancellationToken)
        );
        allowed.Error.ShouldBeNull();
    }

    private static async Task EndAsync(TestSchool school)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        RuleExceptionId id = default;
        await school.InScopeAsync(async db => id = (await db.RuleExceptions.SingleAsync()).Id);
        var ended = await school.RunAsync<EndException, Result>(end =>
            end.RunAsync(moderator, school.ParentsChat.Id, id, TestContext.Current.CancellationToken)
        );
        ended.Error.ShouldBeNull();
    }

    private static async Task<DateTimeOffset?> DueAtAsync(TestSchool school)
    {
        DateTimeOffset? due = null;
        await school.InScopeAsync(async db => due = (await db.QueuedMessages.SingleAsync()).DueAt);
        return due;
    }

    private static async Task<DueMessage> QueuedAsync(TestSchool school, DateTimeOffset? due = null, SentForm? form = null)
    {
        var parent = await school.ActorAsync(school.Parent);
        var queued = await school.RunAsync<QueueMessage, Result<DateTimeOffset?>>(queue =>
            queue.RunAsync(parent, school.ParentsChat.Id, "Во сколько завтра выезд автобуса?", form, TestContext.Current.CancellationToken)
        );
        queued.Value.ShouldBe(due ?? Opening);
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

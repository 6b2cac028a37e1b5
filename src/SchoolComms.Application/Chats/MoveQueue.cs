using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>What was moved in a school's queue: the chats whose open pages are told after the commit.</summary>
internal sealed record MovedQueue(int Messages, IReadOnlyList<ChatId> Chats)
{
    public static readonly MovedQueue Nothing = new(0, []);

    public void Announce(LiveChats live, SchoolId school)
    {
        foreach (var chat in Chats)
            live.Announce(school, chat);
    }
}

/// <summary>
/// When the messages that wait in a school are examined again: at the next opening, or where an exception lifts the hours for their
/// chat before it. Called by whatever changes one of the two: the calendar, the time zone, an exception, an edition.
/// </summary>
internal static class MoveQueue
{
    // More chats than a school has.
    private const int MostChats = 2000;

    /// <summary>
    /// Moves what waits, in the caller's transaction, after the change is saved; what stands right already is not touched. One at a
    /// time in a school, by the calendar as it then is.
    /// </summary>
    /// <param name="db">The store, in the school's scope.</param>
    /// <param name="edition">The edition in force, or the one that comes into force now.</param>
    public static async Task<MovedQueue> MoveQueueAsync(
        this SchoolCommsDb db,
        Edition edition,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var school = await db.LockSchoolRowAsync(cancel);
        var moving = db.Moving(Opening(edition, school.Calendar.Working, school.Zone, now), now);
        var chats = await moving.Select(move => move.Message.ChatId).Distinct().Take(MostChats).ToListAsync(cancel);
        var moved = await moving.ExecuteUpdateAsync(set => set.SetProperty(move => move.Message.DueAt, move => move.Due), cancel);
        return new MovedQueue(moved, chats);
    }

    /// <summary>How many messages would move under a calendar.</summary>
    public static Task<int> CountMovingAsync(
        this SchoolCommsDb db,
        School school,
        Edition edition,
        WorkingCalendar calendar,
        DateTimeOffset now,
        CancellationToken cancel
    ) => db.Moving(Opening(edition, calendar, school.Zone, now), now).CountAsync(cancel);

    /// <summary>When an exception lifts the hours for a chat next: now where one is in force; null where none is to come.</summary>
    public static async Task<DateTimeOffset?> HoursLiftedAsync(
        this SchoolCommsDb db,
        ChatId chat,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        await db
            .RuleExceptions.Where(e => e.ChatId == chat && e.Rule == Rule.PostingHours && now < e.Until)
            .MinAsync(e => (DateTimeOffset?)(e.From > now ? e.From : now), cancel);

    // Whom an edition's hours do not bind is found by the examination itself: it lets pass, or sets the next opening.
    private static DateTimeOffset? Opening(Edition edition, WorkingCalendar calendar, TimeZoneInfo zone, DateTimeOffset now) =>
        edition.Regulation.PostingHours is { } hours && BindsFamilies(edition.Regulation) ? hours.NextOpening(now, zone, calendar) : now;

    private static bool BindsFamilies(Regulation regulation) =>
        new[] { Audience.Student, Audience.Parent }.All(audience =>
            regulation.RulesFor(audience).Any(rule => rule is { Rule: Rule.PostingHours, Mode: Mode.Hold or Mode.Refuse })
        );

    // Without an opening in sight what waits stays as it is, unless an exception comes.
    private static IQueryable<Move> Moving(this SchoolCommsDb db, DateTimeOffset? opening, DateTimeOffset now) =>
        from message in db.QueuedMessages
        where message.State == QueueState.Waiting
        let lifted = db
            .RuleExceptions.Where(e => e.ChatId == message.ChatId && e.Rule == Rule.PostingHours && now < e.Until)
            .Min(e => (DateTimeOffset?)(e.From > now ? e.From : now))
        let due = opening == null || lifted < opening ? lifted : opening
        where due != null && message.DueAt != due
        select new Move { Message = message, Due = due };

    private sealed class Move
    {
        public required QueuedMessage Message { get; init; }
        public required DateTimeOffset? Due { get; init; }
    }
}

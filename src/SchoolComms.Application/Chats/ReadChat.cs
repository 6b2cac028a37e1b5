using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>A message of the reader's own that waits, or was stopped.</summary>
/// <param name="Declined">Why a moderator declined it.</param>
public sealed record QueuedLine(
    QueuedMessageId Id,
    string Text,
    QueueState State,
    DateTimeOffset? DueAt,
    QueueRefusal? RefusedFor,
    Rule? Rule,
    Clause? Clause,
    string? Fragment,
    string? Declined
);

/// <summary>An exception in force, for the banner.</summary>
public sealed record LiftedRule(RuleExceptionId Id, Rule Rule, DateTimeOffset Until, string Reason, Clause? Clause)
{
    internal static async Task<IReadOnlyList<LiftedRule>> InForceAsync(
        SchoolCommsDb db,
        EditionCache editions,
        ChatId chat,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var exceptions = await db
            .RuleExceptions.AsNoTracking()
            .Where(e => e.ChatId == chat && e.From <= now && now < e.Until)
            .ToListAsync(cancel);
        var lifted = new List<LiftedRule>();
        foreach (var e in exceptions)
            lifted.Add(new LiftedRule(e.Id, e.Rule, e.Until, e.Reason, (await editions.GetAsync(db, e.EditionId, cancel)).Cite(e.Clause)));
        return lifted;
    }
}

/// <summary>A chat with its newest messages.</summary>
/// <param name="Before">The key of the page of older messages; null when there are none.</param>
/// <param name="Queued">What waits of the reader's own.</param>
/// <param name="Reminders">What the reader alone was reminded of and has not confirmed to have read.</param>
/// <param name="Held">How many messages of others wait for the reader's decision as a moderator.</param>
public sealed record ChatView(
    ChatRoom Room,
    IReadOnlyList<MessageLine> Messages,
    MessageId? Before,
    IReadOnlyList<QueuedLine> Queued,
    IReadOnlyList<ReminderLine> Reminders,
    int Held,
    IReadOnlyList<LiftedRule> Lifted,
    BlockNotice? Block,
    int Members,
    Result MayWrite,
    UnsentView? Unsent
)
{
    public Chat Chat => Room.Chat;

    public string Name => Room.Name;

    public bool Moderates => Room.Member.IsModerator;
}

/// <summary>Opens a chat: the last 50 messages, or the 50 before a given one; reading marks them as read.</summary>
public sealed class ReadChat(SchoolCommsDb db, RoomsInBatches rooms, NewestInBatches newest, EditionCache editions, TimeProvider time)
{
    public const int PageSize = MessageLines.PageSize;

    public async Task<Result<ChatView>> RunAsync(Actor actor, ChatId chatId, MessageId? before, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await rooms.OpenAsync(actor, chatId, cancel) is not { } found)
            return new NotFound(nameof(Chat));

        var room = await ChatRoom.OfAsync(db, editions, actor, found, now, cancel);
        var permitted = Permissions.Check(actor, SchoolAction.ReadChat, Target.Of(room.Member));
        if (permitted.IsRefused)
            return permitted.Error!;

        var seesRemoved = Permissions.Permits(actor, SchoolAction.SeeRemovedText, Target.Of(room.Member));
        var messages = before is null
            ? await newest.OfAsync(actor, chatId, seesRemoved, cancel)
            : await db.PageAsync(editions, chatId, before, seesRemoved, cancel);
        messages = await db.WithApologiesAsync(room, messages, actor, now, cancel);
        if (messages is [.., var last])
            await db.MarkReadAsync(room.Member, last.Id, cancel);

        var mayWrite = room.MayWrite(actor);
        var older = messages.Count > PageSize ? messages[1].Id : (MessageId?)null;
        return new ChatView(
            room,
            older is null ? messages : [.. messages.Skip(1)],
            older,
            found.ToRead.HasQueued ? await QueuedAsync(actor, chatId, cancel) : [],
            found.ToRead.HasReminders ? await RemindersAsync(actor, chatId, cancel) : [],
            found.ToRead.Held,
            room.Lifted.Count > 0 ? await LiftedRule.InForceAsync(db, editions, chatId, now, cancel) : [],
            room.Block is { } block ? await db.NoticeAsync(editions, actor, block, room.Blocked!, now, cancel) : null,
            found.ToRead.Members,
            mayWrite,
            found.HasUnsent && !mayWrite.IsRefused ? await db.UnsentViewAsync(actor, chatId, now, cancel) : null
        );
    }

    private async Task<IReadOnlyList<ReminderLine>> RemindersAsync(Actor actor, ChatId id, CancellationToken cancel)
    {
        var unread = db.UnreadReminders(actor.Person).Where(reminder => reminder.ChatId == id);
        return await db.CitedAsync(await db.Lines(unread).AsNoTracking().ToListAsync(cancel), editions, cancel);
    }

    private async Task<IReadOnlyList<QueuedLine>> QueuedAsync(Actor actor, ChatId chat, CancellationToken cancel) =>
        await db.Placed(actor, chat)
            .AsNoTracking()
            .OrderBy(m => m.Id)
            .Take(QueuedMessage.MaxWaiting)
            .Select(m => new QueuedLine(
                m.Id,
                m.Text,
                m.State,
                m.DueAt,
                m.RefusedFor,
                m.Rule,
                m.Clause,
                m.Fragment,
                m.Decision == null ? null : m.Decision.Reason
            ))
            .ToListAsync(cancel);
}

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
public sealed record LiftedRule(Rule Rule, DateTimeOffset Until, string Reason, Clause? Clause)
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
            lifted.Add(new LiftedRule(e.Rule, e.Until, e.Reason, (await editions.GetAsync(db, e.EditionId, cancel)).Cite(e.Clause)));
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
public sealed class ReadChat(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<Result<ChatView>> RunAsync(Actor actor, ChatId chatId, MessageId? before, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (_, member, block, blocked, _) = room.Value;
        var permitted = Permissions.Check(actor, SchoolAction.ReadChat, Target.Of(member));
        if (permitted.IsRefused)
            return permitted.Error!;

        var seesRemoved = !Permissions.Check(actor, SchoolAction.SeeRemovedText, Target.Of(member)).IsRefused;
        var messages = await LinesAsync(chatId, before, seesRemoved, cancel);
        messages = await db.WithApologiesAsync(room.Value, messages, actor, now, cancel);
        var queued = await QueuedAsync(actor, chatId, cancel);
        var lifted = await LiftedRule.InForceAsync(db, editions, chatId, now, cancel);
        var notice = block is null ? null : await db.NoticeAsync(editions, actor, block, blocked!, now, cancel);
        var (members, reminders) = await MembersAndRemindersAsync(actor, chatId, cancel);
        await MarkReadAsync(member, messages, cancel);

        var mayWrite = room.Value.MayWrite(actor);
        var older = messages.Count > PageSize ? messages[1].Id : (MessageId?)null;
        return new ChatView(
            room.Value,
            older is null ? messages : [.. messages.Skip(1)],
            older,
            queued,
            reminders,
            await HeldAsync(actor, member, cancel),
            lifted,
            notice,
            members,
            mayWrite,
            mayWrite.IsRefused ? null : await db.UnsentViewAsync(actor, chatId, now, cancel)
        );
    }

    // One more than a page tells whether there are older ones.
    private async Task<List<MessageLine>> LinesAsync(ChatId chat, MessageId? before, bool seesRemoved, CancellationToken cancel)
    {
        var newest = db.Messages.Where(m => m.ChatId == chat);
        if (before is { } limit)
            newest = newest.Where(m => m.Id < limit);

        var lines = await db.Lines(newest.OrderByDescending(m => m.Id).Take(PageSize + 1), seesRemoved).ToListAsync(cancel);
        return await db.WithFilesAsync(chat, await db.CitedAsync(lines, editions, cancel), cancel);
    }

    // Few are ever reminded: what there is comes with the count of the members, without a statement of its own.
    private async Task<(int Members, IReadOnlyList<ReminderLine> Reminders)> MembersAndRemindersAsync(
        Actor actor,
        ChatId id,
        CancellationToken cancel
    )
    {
        var unread = db.Lines(db.UnreadReminders(actor.Person).Where(reminder => reminder.ChatId == id));
        var found = await db
            .Chats.Where(chat => chat.Id == id)
            .Select(chat => new { Members = db.ChatMembers.Count(m => m.ChatId == id && m.EndedAt == null), Reminders = unread.ToList() })
            .AsNoTracking()
            .AsSingleQuery()
            .SingleAsync(cancel);
        return (found.Members, await db.CitedAsync(found.Reminders, editions, cancel));
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

    private async Task<int> HeldAsync(Actor actor, ChatMember member, CancellationToken cancel) =>
        member.IsModerator
            ? await db.QueuedMessages.CountAsync(
                m => m.ChatId == member.ChatId && m.State == QueueState.Held && m.AuthorId != actor.Person,
                cancel
            )
            : 0;

    private async Task MarkReadAsync(ChatMember member, List<MessageLine> messages, CancellationToken cancel)
    {
        if (messages.Count == 0 || (member.LastRead is { } last && last >= messages[^1].Id))
            return;

        member.Read(messages[^1].Id);
        await db.SaveChangesAsync(cancel);
    }
}

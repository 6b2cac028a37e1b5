using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Consents;

/// <summary>
/// Settles a message whose consent was withdrawn: its author, or a moderator of the chat, removes it under the rule about people
/// on photos; or a moderator leaves it, having looked (one face cut off, another picture under the same name).
/// </summary>
public sealed class SettleWithdrawnPost(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <param name="remove">The message is removed; else a moderator leaves it.</param>
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, MessageId id, bool remove, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.LockMessageAsync(chatId, id, cancel) is not { } message)
            return new NotFound(nameof(Message));

        var moderates = Permissions.Check(actor, SchoolAction.Moderate, Target.Of(room.Value.Member));
        if (moderates.IsRefused && !(remove && message.AuthorId == actor.Person))
            return moderates;

        var withdrawn = await WithdrawnAsync(message, cancel);
        if (withdrawn.Count == 0)
            return new NotFound(nameof(Message));

        var judge = new Judge(actor.Person, moderates.IsRefused ? Capacity.Author : Capacity.Moderator);
        var settled = remove
            ? await RemoveAsync(actor, judge, room.Value.Chat, message, now, cancel)
            : await LeaveAsync(actor, room.Value.Chat, message, withdrawn, now, cancel);
        if (settled.IsRefused)
            return settled;

        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }

    private Task<List<ShownPerson>> WithdrawnAsync(Message message, CancellationToken cancel) =>
        db
            .ShownPeople.Where(shown => shown.ChatId == message.ChatId && shown.MessageId == message.Id && shown.CheckedAt == null)
            .Where(shown => db.Consents.Any(consent => consent.Id == shown.ConsentId && consent.Withdrawal != null))
            .ToListAsync(cancel);

    private async Task<Result> RemoveAsync(
        Actor actor,
        Judge judge,
        Chat chat,
        Message message,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var removed = message.Remove(judge, Rule.PhotoOfPeople, actor.Edition, now);
        if (removed.IsRefused)
            return removed.Error;

        await RecordAsync(actor, AuditKind.MessageRemoved, chat, message, removed.Value, now, cancel);
        return Result.Done;
    }

    private async Task<Result> LeaveAsync(
        Actor actor,
        Chat chat,
        Message message,
        List<ShownPerson> withdrawn,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        foreach (var shown in withdrawn)
            shown.Check(actor.Person, now);
        var clause = actor.Edition.Cite(Rule.PhotoOfPeople, message.Author);
        await RecordAsync(actor, AuditKind.PhotoChecked, chat, message, clause, now, cancel);
        return Result.Done;
    }

    private async Task RecordAsync(
        Actor actor,
        AuditKind kind,
        Chat chat,
        Message message,
        Clause? clause,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var details = new
        {
            Chat = chat.Name,
            Message = message.Id.Value,
            Author = message.AuthorId.Value,
            message.Removal?.As,
            Rule = Rule.PhotoOfPeople,
        };
        await db.SaveAndRecordAsync(actor, kind, details, clause, now, cancel);
    }
}

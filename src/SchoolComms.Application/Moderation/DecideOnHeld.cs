using SchoolComms.Application.Access;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Moderation;

/// <summary>A moderator's decision on a held message.</summary>
/// <param name="LetThrough">It is posted as its author's; else it is declined.</param>
/// <param name="Reason">Why it is declined; its author sees it.</param>
public sealed record HeldDecision(bool LetThrough, string? Reason);

/// <summary>
/// A moderator lets a held message into the chat, or declines it with a reason. The row is locked: of two moderators at once, and
/// of a moderator and the author who takes it back, the second is told that the first was faster. Nobody is sanctioned by it.
/// </summary>
public sealed class DecideOnHeld(
    SchoolCommsDb db,
    EditionCache editions,
    LoadActor actors,
    PostMessage post,
    LiveChats live,
    TimeProvider time
)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, QueuedMessageId id, HeldDecision decision, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.Moderate, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var held = await db.LockQueuedAsync(id, cancel);
        if (held?.Rule is null || held.ChatId != chatId)
            return new NotFound(nameof(QueuedMessage));

        var decided = decision.LetThrough
            ? await LetThroughAsync(held, actor, now, cancel)
            : held.Decline(actor.Person, decision.Reason ?? "", now);
        if (decided.IsRefused)
            return decided;

        var kind = decision.LetThrough ? AuditKind.MessageLetThrough : AuditKind.MessageDeclined;
        var details = new
        {
            Chat = room.Value.Chat.Name,
            Author = (await db.NameAsync(held.AuthorId, cancel)).Full,
            held.Rule,
            held.Decision?.Reason,
        };
        await db.SaveAndRecordAsync(actor, kind, details, held.Clause, now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }

    private async Task<Result> LetThroughAsync(QueuedMessage held, Actor moderator, DateTimeOffset now, CancellationToken cancel)
    {
        var may = held.LetThrough(moderator.Person, now);
        if (may.IsRefused)
            return may;

        var author = await actors.OfPersonAsync(held.AuthorId, cancel);
        if (author.IsRefused)
            return new AuthorMayNotWrite(author.Error.Clause);

        var posted = await post.AddEarlierAsync(author.Value, held, letThrough: true, cancel);
        return posted.Error is NotFound ? new AuthorMayNotWrite(null) : new Result(posted.Error);
    }
}

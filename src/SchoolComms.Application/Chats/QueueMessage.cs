using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Chats;

/// <summary>Sends a message when the hours open; at once where they have opened meanwhile (RUL-1).</summary>
public sealed class QueueMessage(SchoolCommsDb db, PostMessage post, TimeProvider time)
{
    /// <param name="form">The form that it came by: sent again, nothing is queued twice.</param>
    /// <returns>When it will be sent, null where it has been sent or queued already, or why it may not wait.</returns>
    public async Task<Result<DateTimeOffset?>> RunAsync(Actor actor, ChatId chatId, string text, SentForm? form, CancellationToken cancel)
    {
        var posted = await post.RunAsync(actor, chatId, text, warned: false, people: null, form, cancel);
        if (posted.Error is not { } refusal)
            return (DateTimeOffset?)null;
        if (
            QueuedMessage.OpeningFor(refusal) is not null
            && await db.UnsentAsync(actor, chatId, time.GetUtcNow(), cancel) is { Files.Count: > 0 }
        )
            return new FilesCannotWait(refusal.Clause);

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var author = await db.LockMemberAsync(chatId, actor.Person, cancel);
        if (author is not null && author.HasSent(form))
            return (DateTimeOffset?)null;

        var waiting = await db.Placed(actor, chatId).CountAsync(cancel);
        var lifted = await db.HoursLiftedAsync(chatId, now, cancel);
        var queued = QueuedMessage.Queue(actor, chatId, text, refusal, lifted, waiting, now);
        if (queued.IsRefused)
            return queued.Error;

        db.Add(queued.Value);
        author?.Send(form);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return queued.Value.DueAt;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Chats;

/// <summary>The author takes a message back that waits or was stopped; its text returns to the text box.</summary>
public sealed class TakeBackMessage(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result<string>> RunAsync(Actor actor, ChatId chat, QueuedMessageId id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var message = await db.LockQueuedAsync(id, cancel);
        if (message is null || message.ChatId != chat || message.AuthorId != actor.Person)
            return new NotFound(nameof(QueuedMessage));

        var taken = message.TakeBack(time.GetUtcNow());
        if (taken.IsRefused)
            return taken.Error;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chat);
        return message.Text;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>
/// Sends one message that has waited for the hours, or keeps it with the reason. The row is claimed for the time of the
/// transaction, and a row that another node holds is passed by: no message is sent twice.
/// </summary>
public sealed class SendQueued(SchoolCommsDb db, LoadActor actors, PostMessage post, LiveChats live, TimeProvider time)
{
    public async Task RunAsync(DueMessage due, CancellationToken cancel)
    {
        var school = SchoolId.From(due.SchoolId);
        db.Scope.Enter(school);
        var now = time.GetUtcNow();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var message = await db.ClaimQueuedAsync(QueuedMessageId.From(due.Id), cancel);
        if (message is null || message.State != QueueState.Waiting || message.DueAt > now)
            return;

        var author = await actors.OfPersonAsync(message.AuthorId, cancel);
        var posted = author.IsRefused ? author.Error : await post.AddEarlierAsync(author.Value, message, letThrough: false, cancel);
        if (posted.IsRefused)
            message.Stop(posted.Error, await db.HoursLiftedAsync(message.ChatId, now, cancel), now);
        else
            message.Send(now);

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(school, message.ChatId);
    }
}

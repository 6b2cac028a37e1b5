using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;

namespace SchoolComms.Application.Chats;

/// <summary>Takes a chosen file off a message that is not sent yet; asked twice, it is no harm.</summary>
public sealed class DropUnsentFile(SchoolCommsDb db, TimeProvider time)
{
    /// <returns>The text that goes with the files, for the text box.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, ChatId chat, FileId file, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockMemberAsync(chat, actor.Person, cancel);
        var unsent = await db.UnsentAsync(actor, chat, time.GetUtcNow(), cancel);
        if (unsent is null || unsent.Files.All(chosen => chosen.FileId != file))
            return unsent?.Text ?? "";

        unsent.Drop(file);
        await db.SaveChangesAsync(cancel);
        await db.Files.Where(stored => stored.Id == file).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return unsent.Text;
    }
}

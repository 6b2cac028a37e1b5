using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Files;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;

namespace SchoolComms.Application.Chats;

/// <summary>A file on its way in; it is read when its turn comes, so that ten large ones are not in memory at once.</summary>
public sealed record ChosenFile(string Name, long Bytes, Func<CancellationToken, Task<byte[]>> ReadAsync);

/// <summary>
/// Keeps the files that somebody chooses for a message, and its text, until it is sent or a day has passed (CHT-9). All of them
/// are taken, or none.
/// </summary>
public sealed class KeepUnsent(SchoolCommsDb db, EditionCache editions, MalwareScanner scanner, TimeProvider time)
{
    /// <param name="form">The form that they came by: sent again once it has brought its message, nothing is kept.</param>
    /// <returns>Done, or <see cref="TooManyFiles"/>, <see cref="FileRefused"/>, or why the person may not write here.</returns>
    public async Task<Result> RunAsync(
        Actor actor,
        ChatId chatId,
        string text,
        IReadOnlyList<ChosenFile> files,
        SentForm? form,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;
        var mayWrite = room.Value.MayWrite(actor);
        if (mayWrite.IsRefused)
            return mayWrite;
        var clean = await CheckAsync(files, cancel);
        if (clean.IsRefused)
            return clean;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var author = await db.LockMemberAsync(chatId, actor.Person, cancel);
        if (author is not null && author.HasSent(form))
            return Result.Done;

        await db.ForgetStaleAsync(now, cancel);
        var unsent = await db.UnsentAsync(actor, chatId, now, cancel);
        if (unsent is null)
            db.Add(unsent = UnsentMessage.Begin(room.Value.Chat, actor.Person, now));

        unsent.Write(text, now);
        var fits = unsent.HasRoomFor(files.Count);
        if (fits.IsRefused)
            return fits;
        foreach (var file in files)
        {
            // A millisecond apart, so that the ids keep the order in which the files were chosen.
            var taken = await TakeAsync(actor, file, now.AddMilliseconds(unsent.Files.Count), cancel);
            if (taken.IsRefused)
            {
                db.ChangeTracker.Clear();
                return new FileRefused(file.Name, taken.Error);
            }

            db.Add(taken.Value);
            unsent.Add(taken.Value);
            await db.SaveChangesAsync(cancel);
            db.Entry(taken.Value).State = EntityState.Detached;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    // Before anything is locked, as the scanner takes its time; what is too large is refused without it.
    private async Task<Result> CheckAsync(IReadOnlyList<ChosenFile> files, CancellationToken cancel)
    {
        foreach (var file in files.Where(file => scanner.IsSetUp && file.Bytes <= StoredFile.MaxBytes))
        {
            var clean = await scanner.CheckAsync(await file.ReadAsync(cancel), cancel);
            if (clean.IsRefused)
                return new FileRefused(file.Name, clean.Error);
        }

        return Result.Done;
    }

    private static async Task<Result<StoredFile>> TakeAsync(Actor actor, ChosenFile file, DateTimeOffset now, CancellationToken cancel) =>
        file.Bytes > StoredFile.MaxBytes
            ? new FileIsTooLarge(StoredFile.MaxBytes)
            : StoredFile.Take(actor.School.Id, actor.Person, file.Name, await file.ReadAsync(cancel), StoredFile.InMessages, now);
}

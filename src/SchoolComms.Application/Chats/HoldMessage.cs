using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Chats;

/// <summary>Keeps a message for the moderator of the chat, where the regulation has one decide; sends it where it no longer has.</summary>
public sealed class HoldMessage(SchoolCommsDb db, PostMessage post, LiveChats live, TimeProvider time)
{
    /// <param name="form">The form that it came by: sent again, nothing is kept twice.</param>
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, string text, SentForm? form, CancellationToken cancel)
    {
        var posted = await post.RunAsync(actor, chatId, text, warned: false, people: null, form, cancel);
        if (posted.Error is not { } refusal)
            return Result.Done;
        if (await db.UnsentAsync(actor, chatId, time.GetUtcNow(), cancel) is { Files.Count: > 0 })
            return new FilesCannotWait(refusal.Clause);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var author = await db.LockMemberAsync(chatId, actor.Person, cancel);
        if (author is not null && author.HasSent(form))
            return Result.Done;

        var waiting = await db.Placed(actor, chatId).CountAsync(cancel);
        var held = QueuedMessage.Hold(actor, chatId, text, refusal, waiting, time.GetUtcNow());
        if (held.IsRefused)
            return held.Error;

        db.Add(held.Value);
        author?.Send(form);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Moderation;

/// <summary>A held message to be decided on.</summary>
/// <param name="MayDecide">Whether the reader may decide: nobody decides on their own message.</param>
/// <param name="Author">The author's record in this chat.</param>
public sealed record HeldCase(HeldLine Message, Result MayDecide, MemberFile? Author);

/// <summary>Opens a held message for a decision, to the moderators of its chat.</summary>
public sealed class OpenHeld(SchoolCommsDb db, EditionCache editions, MemberRecord record, TimeProvider time)
{
    public async Task<Result<HeldCase>> RunAsync(Actor actor, ChatId chatId, QueuedMessageId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.Moderate, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var queued = await db.QueuedMessages.AsNoTracking().SingleOrDefaultAsync(m => m.ChatId == chatId && m.Id == id, cancel);
        if (queued?.Rule is null)
            return new NotFound(nameof(QueuedMessage));

        var line = await db.Lines(db.QueuedMessages.Where(m => m.Id == id)).SingleOrDefaultAsync(cancel);
        if (line is null)
            return new HeldMessageDecided(queued.State);

        var author = await record.RunAsync(actor, chatId, line.AuthorId, cancel);
        return new HeldCase(line, queued.MayDecide(actor.Person), author.IsRefused ? null : author.Value);
    }
}

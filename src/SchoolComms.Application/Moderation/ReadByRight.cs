using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Moderation;

/// <summary>A chat before or during a look by right.</summary>
/// <param name="Members">How many will see that somebody looked.</param>
/// <param name="Clause">The clause by which the use is controlled.</param>
/// <param name="Look">The open look; null where a reason is still to be given.</param>
/// <param name="Messages">A page of messages, the oldest first; none without a look.</param>
/// <param name="Before">The key of the page of older messages; null when there are none.</param>
public sealed record LookView(
    Chat Chat,
    ClassName? ClassName,
    int Members,
    Clause Clause,
    ChatLook? Look,
    IReadOnlyList<MessageLine> Messages,
    MessageId? Before
);

/// <summary>Reads a chat during a look by right, and no longer; nothing is marked as read by it.</summary>
public sealed class ReadByRight(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public const int PageSize = MessageLines.PageSize;

    public async Task<Result<LookView>> RunAsync(Actor actor, ChatId id, MessageId? before, CancellationToken cancel)
    {
        var found = await db.ChatToLookIntoAsync(actor, id, cancel);
        if (found.IsRefused)
            return found.Error;

        var chat = found.Value;
        var look = await db.OpenLooks(actor, time.GetUtcNow())
            .AsNoTracking()
            .Where(l => l.ChatId == id)
            .OrderByDescending(l => l.Id)
            .FirstOrDefaultAsync(cancel);
        var seesRemoved = Permissions.Permits(actor, SchoolAction.SeeRemovedText, Target.School);
        var lines = look is null ? [] : await db.PageAsync(editions, id, before, seesRemoved, cancel);
        var older = lines.Count > PageSize ? lines[1].Id : (MessageId?)null;
        return new LookView(
            chat,
            await db.Classes.Where(c => c.Id == chat.ClassId).Select(c => c.Name).SingleOrDefaultAsync(cancel),
            await db.ChatMembers.CountAsync(m => m.ChatId == id && m.EndedAt == null, cancel),
            ChatLook.RightToLook(actor.Edition).Value,
            look,
            older is null ? lines : [.. lines.Skip(1)],
            older
        );
    }
}

using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>What a blocked member reads before they apologise.</summary>
/// <param name="Block">Null where no block is in force.</param>
/// <param name="May">Whether an apology is possible now.</param>
/// <param name="ObjectionsUntil">Until when the chat could object to an apology of now; null where the regulation knows none.</param>
public sealed record ApologyForm(Chat Chat, BlockNotice? Block, Result May, DateTimeOffset? ObjectionsUntil);

/// <summary>Opens the page on which a blocked member apologises to the chat (S1 4.6).</summary>
public sealed class OpenApology(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<ApologyForm>> RunAsync(Actor actor, ChatId chatId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReadChat, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, _, block, blocked, _) = room.Value;
        var notice = block is null ? null : await db.NoticeAsync(editions, actor, block, blocked!, now, cancel);
        return new ApologyForm(
            chat,
            notice,
            notice?.MayApologise ?? UnblockingRule.MayApologise(null, false, actor.Edition, now),
            UnblockingRule.ObjectionsUntil(actor.Edition, actor.School, now)
        );
    }
}

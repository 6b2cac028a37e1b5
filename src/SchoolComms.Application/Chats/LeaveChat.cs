using SchoolComms.Application.Audit;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Chats;

/// <summary>Leaves a chat where the regulation gives the right (S2 7). Nobody is put back but by their own will.</summary>
public sealed class LeaveChat(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <returns>The name of the chat that was left.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, ChatId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, id, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var right = LeavingRule.RightToLeave(actor, room.Value.Member);
        if (right.IsRefused)
            return right.Error;

        room.Value.Member.End(Departure.Left, now);
        await db.SaveAndRecordAsync(actor, AuditKind.ChatLeft, new { Chat = id.Value }, right.Value, now, cancel);
        live.Part(actor.School.Id, id, actor.Person);
        return room.Value.Name;
    }
}

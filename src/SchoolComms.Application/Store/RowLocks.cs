using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store;

/// <summary>
/// Rows read to be decided on: locked until the transaction ends, so that of two who decide at once the second sees what
/// the first has done.
/// </summary>
internal static class RowLocks
{
    public static Task<Message?> LockMessageAsync(this SchoolCommsDb db, ChatId chat, MessageId id, CancellationToken cancel) =>
        db
            .Messages.FromSql(
                $"select * from message where school_id = {db.School.Value} and chat_id = {chat.Value} and id = {id.Value} for update"
            )
            .SingleOrDefaultAsync(cancel);

    public static Task<ChatMember?> LockMemberAsync(this SchoolCommsDb db, ChatId chat, PersonId person, CancellationToken cancel) =>
        db
            .ChatMembers.FromSql(
                $"select * from chat_member where school_id = {db.School.Value} and chat_id = {chat.Value} and person_id = {person.Value} for update"
            )
            .SingleOrDefaultAsync(cancel);

    public static Task<QueuedMessage?> LockQueuedAsync(this SchoolCommsDb db, QueuedMessageId id, CancellationToken cancel) =>
        db
            .QueuedMessages.FromSql($"select * from queued_message where school_id = {db.School.Value} and id = {id.Value} for update")
            .SingleOrDefaultAsync(cancel);

    /// <summary>Null where another node holds the row at this moment.</summary>
    public static Task<QueuedMessage?> ClaimQueuedAsync(this SchoolCommsDb db, QueuedMessageId id, CancellationToken cancel) =>
        db
            .QueuedMessages.FromSql(
                $"select * from queued_message where school_id = {db.School.Value} and id = {id.Value} for update skip locked"
            )
            .SingleOrDefaultAsync(cancel);
}

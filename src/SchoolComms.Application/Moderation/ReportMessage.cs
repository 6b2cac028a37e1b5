using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// A member reports a message of somebody else's (MOD-9; S0 6, S2 6). The member's row is locked, so that pressing twice reports
/// once, and the message's, so that a message that is being removed is not reported. The entry names no message and no author:
/// whoever is reported does not find the reporter by it.
/// </summary>
public sealed class ReportMessage(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <param name="rule">The rule that the reporter names.</param>
    /// <param name="note">In their own words; may be left out.</param>
    public async Task<Result<MessageReport>> RunAsync(
        Actor actor,
        ChatId chatId,
        MessageId id,
        Rule rule,
        string? note,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReportMessage, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockMemberAsync(chatId, actor.Person, cancel);
        var message = await db.LockMessageAsync(chatId, id, cancel);
        if (message is not { Kind: MessageKind.Text })
            return new NotFound(nameof(Message));

        var past = await db.MessageReports.Where(r => r.ChatId == chatId && r.ReportedBy == actor.Person).ToListAsync(cancel);
        var hasOther = await db.HasOtherModeratorAsync(message, actor.Person, cancel);
        var made = MessageReport.Make(
            message,
            actor.Person,
            rule,
            note,
            past,
            room.Value.Block,
            hasOther,
            actor.Edition,
            actor.School,
            now
        );
        if (made.IsRefused)
            return made;

        var report = made.Value;
        db.Add(report);
        var details = new { Chat = room.Value.Chat.Name, report.Rule };
        await db.SaveAndRecordAsync(actor, AuditKind.MessageReported, details, actor.Edition.Cite(report.Clause), now, cancel);
        await transaction.CommitAsync(cancel);
        return report;
    }
}

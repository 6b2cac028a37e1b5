using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Moderation;

/// <summary>What somebody sees who is about to report a message.</summary>
/// <param name="Rules">The rules that the regulation sets for the message's author.</param>
/// <param name="ReachesModerator">Somebody else moderates the chat; else the director decides from the start.</param>
/// <param name="Until">The end of the term in which a report made now is decided.</param>
public sealed record ReportForm(
    Chat Chat,
    MessageLine Message,
    IReadOnlyList<NameableRule> Rules,
    bool ReachesModerator,
    DateTimeOffset Until
);

/// <summary>Opens a message for a report, to the members of its chat.</summary>
public sealed class OpenReport(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<ReportForm>> RunAsync(Actor actor, ChatId chatId, MessageId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReportMessage, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.ChatId == chatId && m.Id == id, cancel);
        if (message is not { Kind: MessageKind.Text })
            return new NotFound(nameof(Message));

        var past = db.MessageReports.Where(r => r.ChatId == chatId && r.MessageId == id && r.ReportedBy == actor.Person);
        var reportable = MessageReport.MayReport(message, actor.Person, await past.AnyAsync(cancel));
        if (reportable.IsRefused)
            return reportable.Error;

        var lines = await db.Lines(db.Messages.Where(m => m.ChatId == chatId && m.Id == id), seesRemoved: false).ToListAsync(cancel);
        return new ReportForm(
            room.Value.Chat,
            (await db.WithFilesAsync(chatId, lines, cancel)).Single(),
            NameableRule.For(actor.Edition, message.Author),
            await db.HasOtherModeratorAsync(message, actor.Person, cancel),
            WorkingTerm.End(actor.School, now, actor.Edition.Regulation.ReportTermDays)
        );
    }
}

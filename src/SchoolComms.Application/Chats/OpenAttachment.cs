using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Chats;

/// <summary>Opens a file of a message for whoever may read the message, as a member or by right; to everybody else it is not there.</summary>
public sealed class OpenAttachment(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<StoredFile>> RunAsync(Actor actor, ChatId chatId, FileId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReadChat, db, editions, actor, chatId, now, cancel);
        var reader = room.IsRefused ? null : room.Value.Member;
        var readable = Readable(actor, chatId, reader, now);
        if (readable is null)
            return room.Error!;

        var seesRemoved = Permissions.Permits(actor, SchoolAction.SeeRemovedText, Target.Of(reader));
        var found = await (
            from attachment in db.Attachments
            where attachment.ChatId == chatId && attachment.FileId == id
            join message in readable on new { attachment.ChatId, Id = attachment.MessageId } equals new { message.ChatId, message.Id }
            where message.Removal == null || seesRemoved
            join file in db.Files on attachment.FileId equals file.Id
            select file
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        return found is null ? new NotFound(nameof(StoredFile)) : found;
    }

    // Whoever looks into the chat by right reads all of it; the director also what has been reported to them.
    private IQueryable<Message>? Readable(Actor actor, ChatId chat, ChatMember? reader, DateTimeOffset now)
    {
        var messages = db.Messages.Where(m => m.ChatId == chat);
        if (reader is not null)
            return messages;

        var judges = Permissions.Permits(actor, SchoolAction.JudgeReported, Target.School);
        if (!judges && actor.Powers.IsEmpty)
            return null;

        var looks = db.OpenLooks(actor, now);
        var reports = db.MessageReports.Where(MessageReport.HasReachedDirectorAt(now)).Where(_ => judges);
        return messages.Where(m =>
            looks.Any(look => look.ChatId == chat) || reports.Any(report => report.ChatId == chat && report.MessageId == m.Id)
        );
    }
}

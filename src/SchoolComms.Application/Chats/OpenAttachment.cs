using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;

namespace SchoolComms.Application.Chats;

/// <summary>Opens a file of a message for whoever may read the message; to everybody else it is not there.</summary>
public sealed class OpenAttachment(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<StoredFile>> RunAsync(Actor actor, ChatId chatId, FileId id, CancellationToken cancel)
    {
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReadChat, db, editions, actor, chatId, time.GetUtcNow(), cancel);
        if (room.IsRefused)
            return room.Error;

        var seesRemoved = !Permissions.Check(actor, SchoolAction.SeeRemovedText, Target.Of(room.Value.Member)).IsRefused;
        var found = await (
            from attachment in db.Attachments
            where attachment.ChatId == chatId && attachment.FileId == id
            join message in db.Messages on new { attachment.ChatId, Id = attachment.MessageId } equals new { message.ChatId, message.Id }
            where message.Removal == null || seesRemoved
            join file in db.Files on attachment.FileId equals file.Id
            select file
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        return found is null ? new NotFound(nameof(StoredFile)) : found;
    }
}

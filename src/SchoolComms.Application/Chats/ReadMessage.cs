using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Chats;

/// <summary>How many of a chat's other members have read as far as a message.</summary>
public sealed record Readership(int Read, int Of);

/// <summary>A message at its own address.</summary>
/// <param name="ChatName">The chat's name as the reader sees it.</param>
/// <param name="Office">The office that its author held when it was sent; null for everybody else.</param>
/// <param name="Report">What has become of the reader's own report on it; null where there is none.</param>
/// <param name="MayReport">The reader may report it: somebody else wrote it, and the regulation sets rules for them.</param>
/// <param name="Readers">For those who publish in the channel, or moderate the chat; null for its readers.</param>
public sealed record MessageAtAddress(
    Chat Chat,
    string ChatName,
    MessageLine Line,
    Office? Office,
    OwnReport? Report,
    bool MayReport,
    Readership? Readers
);

/// <summary>A report of the reader's own: until when it is decided, and what came of it; not what it cost the author.</summary>
public sealed record OwnReport(DateTimeOffset At, DateTimeOffset Until, ReportOutcome? Outcome);

/// <summary>Opens one message by its address, for the members of its chat (S1 1.5, S4 1.4).</summary>
public sealed class ReadMessage(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<MessageAtAddress>> RunAsync(Actor actor, ChatId chatId, MessageId id, CancellationToken cancel)
    {
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReadChat, db, editions, actor, chatId, time.GetUtcNow(), cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member) = (room.Value.Chat, room.Value.Member);
        var seesRemoved = Permissions.Permits(actor, SchoolAction.SeeRemovedText, Target.Of(member));
        var lines = await db.Lines(db.Messages.Where(m => m.ChatId == chatId && m.Id == id), seesRemoved).ToListAsync(cancel);
        if (await db.WithFilesAsync(chatId, await db.CitedAsync(lines, editions, cancel), cancel) is not [var line])
            return new NotFound(nameof(Message));

        await MarkReadAsync(member, id, cancel);
        var answersFor = chat.IsChannel ? SchoolAction.PublishInChannel : SchoolAction.Moderate;
        var counts = Permissions.Permits(actor, answersFor, Target.Of(member));
        var report = await db.MessageReports.AsNoTracking().SingleOrDefaultAsync(OwnReportOn(actor, chatId, id), cancel);
        return new MessageAtAddress(
            chat,
            room.Value.Name,
            line,
            await OfficeAsync(chat, line, cancel),
            report is null ? null : new OwnReport(report.At, report.DueIn(actor.School, actor.Edition), report.Outcome),
            report is null && line.MayBeReportedBy(actor),
            counts ? await ReadersAsync(chat, line, cancel) : null
        );
    }

    private static Expression<Func<MessageReport, bool>> OwnReportOn(Actor actor, ChatId chat, MessageId message) =>
        report => report.ChatId == chat && report.MessageId == message && report.ReportedBy == actor.Person;

    // Only the next unread message is marked: what lies before it stays unread until it is read.
    private async Task MarkReadAsync(ChatMember member, MessageId id, CancellationToken cancel)
    {
        var (last, reader) = (member.LastRead, member.PersonId);
        var skips = await db.Messages.AnyAsync(
            m => m.ChatId == member.ChatId && m.AuthorId != reader && m.Id < id && (last == null || m.Id > last),
            cancel
        );
        if (!skips)
            await db.MarkReadAsync(member, id, cancel);
    }

    private async Task<Office?> OfficeAsync(Chat chat, MessageLine line, CancellationToken cancel)
    {
        var offices = await db
            .Appointments.Where(a => a.PersonId == line.AuthorId && (a.ClassId == null || a.ClassId == chat.ClassId))
            .Where(a => a.StartsAt <= line.SentAt && (a.EndsAt == null || line.SentAt < a.EndsAt))
            .Select(a => a.Office)
            .ToListAsync(cancel);
        return offices.Count == 0 ? null : offices.Min();
    }

    private async Task<Readership> ReadersAsync(Chat chat, MessageLine line, CancellationToken cancel)
    {
        var others = db.ChatMembers.Where(m => m.ChatId == chat.Id && m.EndedAt == null && m.PersonId != line.AuthorId);
        return new Readership(
            await others.CountAsync(m => m.LastRead != null && m.LastRead >= line.Id, cancel),
            await others.CountAsync(cancel)
        );
    }
}

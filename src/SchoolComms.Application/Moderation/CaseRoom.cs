using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// A chat as whoever decides on a case in it meets it: its moderator, or the director or an official beyond the moderator's right.
/// To everybody else in the school the chat is not there, unless they are in it.
/// </summary>
/// <param name="Member">The judge's own membership; null for who decides without being in the chat.</param>
/// <param name="Judge">Who decides, and as what; the director is the director in every chat.</param>
public sealed record CaseRoom(Chat Chat, ChatMember? Member, Judge Judge)
{
    /// <summary>
    /// The room for a decision on one message: its moderator's always, the director's once a report on the message has reached
    /// them, or while they look into the chat by right. Until then the message is not there for them.
    /// </summary>
    internal static async Task<Result<CaseRoom>> LoadForMessageAsync(
        SchoolCommsDb db,
        Actor actor,
        ChatId id,
        MessageId message,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var room = await LoadAsync(SchoolAction.JudgeReported, db, actor, id, cancel);
        if (room.IsRefused || room.Value.Member is { IsModerator: true })
            return room;

        var reached = db.MessageReports.Where(MessageReport.HasReachedDirectorAt(now));
        var isTheirs =
            await reached.AnyAsync(report => report.ChatId == id && report.MessageId == message, cancel)
            || await db.OpenLooks(actor, now).AnyAsync(look => look.ChatId == id, cancel);
        return isTheirs ? room : new NotFound(nameof(Message));
    }

    /// <param name="beyond">What lets somebody decide here who does not moderate the chat, or more than its moderator.</param>
    internal static async Task<Result<CaseRoom>> LoadAsync(
        SchoolAction beyond,
        SchoolCommsDb db,
        Actor actor,
        ChatId id,
        CancellationToken cancel
    )
    {
        var found = await (
            from chat in db.Chats
            where chat.Id == id
            select new
            {
                Chat = chat,
                Member = db.ChatMembers.FirstOrDefault(m => m.ChatId == id && m.PersonId == actor.Person && m.EndedAt == null),
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(Chat));

        var (room, member) = (found.Chat, found.Member);
        if (Permissions.Permits(actor, beyond, Target.Of(room.ClassId)))
            return new CaseRoom(room, member, Judge.Of(actor, moderates: false));
        if (member is null)
            return new NotFound(nameof(Chat));

        var moderates = Permissions.Check(actor, SchoolAction.Moderate, Target.Of(member));
        return moderates.IsRefused ? moderates.Error : new CaseRoom(room, member, Judge.Of(actor, moderates: true));
    }
}

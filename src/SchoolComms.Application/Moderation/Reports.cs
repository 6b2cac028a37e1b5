using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>Reports that wait for somebody's decision, and what lets the director decide beyond the own chats.</summary>
internal static class Reports
{
    /// <summary>
    /// The open reports of the chats that the actor moderates, and for the director those that have reached them; never on what
    /// the actor wrote.
    /// </summary>
    public static IQueryable<MessageReport> ReportsFor(this SchoolCommsDb db, Actor actor, DateTimeOffset now)
    {
        var open = db.MessageReports.Where(report => report.Outcome == null);
        var own = db.ChatMembers.Where(m => m.PersonId == actor.Person && m.IsModerator && m.EndedAt == null).Select(m => m.ChatId);
        var reached = db.MessageReports.Where(MessageReport.ReachesDirectorAt(now)).Select(report => report.Id);
        var inReach = Permissions.Permits(actor, SchoolAction.JudgeReported, Target.School)
            ? open.Where(report => own.Contains(report.ChatId) || reached.Contains(report.Id))
            : open.Where(report => own.Contains(report.ChatId));
        return inReach.Where(report =>
            !db.Messages.Any(m => m.ChatId == report.ChatId && m.Id == report.MessageId && m.AuthorId == actor.Person)
        );
    }

    /// <summary>The looks of the actor that are open.</summary>
    public static IQueryable<ChatLook> OpenLooks(this SchoolCommsDb db, Actor actor, DateTimeOffset now) =>
        db.ChatLooks.Where(ChatLook.OpenAt(now)).Where(look => look.PersonId == actor.Person);
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>An exception in force or to come.</summary>
public sealed record ExceptionLine(
    RuleExceptionId Id,
    ChatId Chat,
    string ChatName,
    Rule Rule,
    DateTimeOffset From,
    DateTimeOffset Until,
    string Reason,
    FullName By
);

/// <summary>Exceptions as lines, for those who may allow and end them.</summary>
internal static class ExceptionLines
{
    /// <summary>Those of some chats that have not ended, the earliest first.</summary>
    public static IQueryable<ExceptionLine> Exceptions(this SchoolCommsDb db, List<ChatId> chats, DateTimeOffset now) =>
        from exception in db.RuleExceptions.AsNoTracking()
        where chats.Contains(exception.ChatId) && now < exception.Until
        join chat in db.Chats on exception.ChatId equals chat.Id
        join person in db.People on exception.AllowedBy equals person.Id
        orderby exception.From
        select new ExceptionLine(
            exception.Id,
            chat.Id,
            chat.Name,
            exception.Rule,
            exception.From,
            exception.Until,
            exception.Reason,
            person.Name
        );
}

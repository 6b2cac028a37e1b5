using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A message that waits for a moderator's decision.</summary>
/// <param name="WrittenAs">The author's role in the chat.</param>
/// <param name="Fragment">The words that met the rule; null where the whole message did.</param>
public sealed record HeldLine(
    QueuedMessageId Id,
    ChatId Chat,
    string ChatName,
    PersonId AuthorId,
    FullName Author,
    Role WrittenAs,
    string Text,
    Rule Rule,
    Clause Clause,
    string? Fragment,
    DateTimeOffset WrittenAt,
    DateTimeOffset Since
);

/// <summary>Held messages as lines, for the moderators of their chats.</summary>
internal static class HeldMessages
{
    public static IQueryable<HeldLine> Lines(this SchoolCommsDb db, IQueryable<QueuedMessage> held) =>
        from message in held.AsNoTracking()
        where message.State == QueueState.Held
        join chat in db.Chats on message.ChatId equals chat.Id
        join author in db.People on message.AuthorId equals author.Id
        join member in db.ChatMembers
            on new { message.ChatId, Person = message.AuthorId } equals new { member.ChatId, Person = member.PersonId }
        orderby message.Id
        select new HeldLine(
            message.Id,
            chat.Id,
            chat.Name,
            author.Id,
            author.Name,
            member.Role,
            message.Text,
            message.Rule!.Value,
            message.Clause!,
            message.Fragment,
            message.QueuedAt,
            message.SettledAt!.Value
        );
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>A chat as one of its members meets it: the one way into a chat, so that a foreign chat is simply not there.</summary>
public sealed record ChatRoom(Chat Chat, ChatMember Member, Block? Block, IReadOnlySet<Rule> Lifted)
{
    internal static async Task<Result<ChatRoom>> LoadAsync(
        SchoolCommsDb db,
        Actor actor,
        ChatId id,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var found = await (
            from member in db.ChatMembers
            where member.ChatId == id && member.PersonId == actor.Person && member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            select new
            {
                Chat = chat,
                Member = member,
                Block = db.Blocks.FirstOrDefault(b => b.ChatId == id && b.PersonId == actor.Person && b.From <= now && now < b.Until),
                Lifted = db.RuleExceptions.Where(e => e.ChatId == id && e.From <= now && now < e.Until).Select(e => e.Rule).ToList(),
            }
        ).SingleOrDefaultAsync(cancel);
        return found is null ? new NotFound(nameof(Chat)) : new ChatRoom(found.Chat, found.Member, found.Block, found.Lifted.ToHashSet());
    }
}

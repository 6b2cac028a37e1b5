using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Regulations;

/// <summary>The chats that somebody may choose for a trial: those that they are in.</summary>
public sealed class TrialChats(SchoolCommsDb db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TrialChat>> RunAsync(Actor actor, CancellationToken cancel) =>
        await (
            from member in db.ChatMembers
            where member.PersonId == actor.Person && member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            where chat.Kind != ChatKind.Direct
            orderby chat.Name
            select new TrialChat(chat.Id, chat.Name)
        )
            .Take(Most)
            .ToListAsync(cancel);
}

/// <summary>A chat as an option of the form.</summary>
public sealed record TrialChat(ChatId Id, string Name);

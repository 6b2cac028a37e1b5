using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>Somebody whom the reader may decide about.</summary>
/// <param name="Chats">Those in which the reader may block by a decision.</param>
public sealed record FoundMember(PersonId Id, FullName Name, IReadOnlyList<ModeratedChat> Chats);

/// <summary>
/// Finds a person by the name, for who decides without being in the chat: the director, and officials in the reach of their order.
/// </summary>
public sealed class FindMembers(SchoolCommsDb db)
{
    private const int LeastLetters = 3;
    private const int Most = 20;
    private const int MostChats = 50;

    public async Task<Result<IReadOnlyList<FoundMember>>> RunAsync(Actor actor, string? name, CancellationToken cancel)
    {
        var restricts = Permissions.Permits(actor, SchoolAction.RestrictAccess, Target.School);
        var blocks = Permissions.Permits(actor, SchoolAction.BlockByDecision, Target.School);
        var classes = actor.Powers.Where(held => held.Power == Power.Block).Select(held => held.Class).ToList();
        if (!restricts && !blocks && classes.Count == 0)
            return Permissions.Refuse(actor, SchoolAction.BlockByDecision);

        var key = FullName.KeyOf(name ?? "");
        if (key.Length < LeastLetters)
            return Result.Of<IReadOnlyList<FoundMember>>([]);

        var rooms =
            from member in db.ChatMembers
            where member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            where blocks || classes.Contains(chat.ClassId)
            select new
            {
                member.PersonId,
                chat.Id,
                chat.Name,
            };
        var found = await db
            .People.Where(p => p.LeftAt == null && p.Id != actor.Person && p.NameKey.StartsWith(key))
            .Where(p => restricts || rooms.Any(room => room.PersonId == p.Id))
            .OrderBy(p => p.NameKey)
            .Take(Most)
            .Select(p => new FoundMember(
                p.Id,
                p.Name,
                rooms.Where(room => room.PersonId == p.Id).Take(MostChats).Select(room => new ModeratedChat(room.Id, room.Name)).ToList()
            ))
            .AsNoTracking()
            .ToListAsync(cancel);
        return Result.Of<IReadOnlyList<FoundMember>>(found);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>Somebody whom the actor may write to.</summary>
/// <param name="Role">As whom.</param>
/// <param name="Classes">The classes that the two share.</param>
/// <param name="Chats">The chats that they share, where they share no class.</param>
public sealed record ReachableLine(PersonId Id, FullName Name, Role Role, IReadOnlyList<ClassName> Classes, IReadOnlyList<string> Chats);

/// <summary>A page of the people whom the actor may write to, by name.</summary>
/// <param name="Next">The key of the next page; null on the last.</param>
/// <param name="Clause">The clause that says who may.</param>
public sealed record ReachablePage(IReadOnlyList<ReachableLine> People, PersonId? Next, Clause Clause);

/// <summary>The one way in which people find each other (PPL-10): among those with whom they share a class or chat, as the table of roles lets them.</summary>
public sealed class ListReachable(SchoolCommsDb db, TimeProvider time)
{
    public const int PageSize = 50;

    private const int MostWords = 5;

    /// <param name="actor">Who asks.</param>
    /// <param name="search">Parts of a name; null for everybody.</param>
    /// <param name="after">The last of the page before this one; null for the first.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result<ReachablePage>> RunAsync(Actor actor, string? search, PersonId? after, CancellationToken cancel)
    {
        if (actor.Edition.Cite(Rule.DirectMessages) is not { } clause)
            return new DirectMessagesNotProvided(NearestClause.Of(actor.Edition, Rule.DirectMessages));

        var now = time.GetUtcNow();
        var roles = DirectRule.RolesToWriteTo(actor);
        var people = db.PeopleWhoMeet(actor.Person, now).Where(p => p.Roles.Any(grant => roles.Contains(grant.Role)));
        foreach (var word in FullName.KeyOf(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            people = people.Where(p => p.NameKey.Contains(word));

        var found = await (await people.AfterAsync(after, db, cancel))
            .Take(PageSize + 1)
            .Select(p => new
            {
                p.Id,
                p.Name,
                Roles = p.Roles.Select(grant => grant.Role).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(cancel);
        var shown = found.Take(PageSize).ToList();
        var classes = await ClassesAsync(actor, shown.ConvertAll(person => person.Id), now, cancel);
        var chats = await ChatsAsync(actor, [.. shown.Select(person => person.Id).Where(id => !classes.Contains(id))], cancel);
        var lines = shown.ConvertAll(person => new ReachableLine(
            person.Id,
            person.Name,
            DirectRule.PairOf(actor, person.Roles)!.To,
            [.. classes[person.Id].Distinct().Order()],
            [.. chats[person.Id].Order(StringComparer.Ordinal)]
        ));
        return new ReachablePage(lines, found.Count > PageSize ? shown[^1].Id : null, clause);
    }

    private async Task<ILookup<PersonId, ClassName>> ClassesAsync(
        Actor actor,
        List<PersonId> people,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var own = db.ClassesOf(actor.Person, now);
        var shared = await (
            from tie in db.ClassTies(now)
            where people.Contains(tie.PersonId) && own.Contains(tie.ClassId)
            join @class in db.Classes on tie.ClassId equals @class.Id
            select new { tie.PersonId, @class.Name }
        ).ToListAsync(cancel);
        return shared.ToLookup(place => place.PersonId, place => place.Name);
    }

    private async Task<ILookup<PersonId, string>> ChatsAsync(Actor actor, List<PersonId> people, CancellationToken cancel)
    {
        var own = db.MeetingChatsOf(actor.Person);
        var shared = await (
            from member in db.ChatMembers
            where people.Contains(member.PersonId) && member.EndedAt == null && own.Contains(member.ChatId)
            join chat in db.Chats on member.ChatId equals chat.Id
            select new { member.PersonId, chat.Name }
        ).ToListAsync(cancel);
        return shared.ToLookup(place => place.PersonId, place => place.Name);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Consents;

/// <summary>Somebody who may be on a photo.</summary>
public sealed record PhotoCandidate(PersonId Id, FullName Name, bool IsStudent);

/// <summary>The question about the people on the photos of a message that is not sent yet.</summary>
/// <param name="People">Whom the author can name: students first.</param>
/// <param name="HasMore">There are more than are shown: to be found by name.</param>
public sealed record PhotoQuestion(Chat Chat, UnsentView Unsent, Clause? Clause, IReadOnlyList<PhotoCandidate> People, bool HasMore);

/// <summary>Asks who is on the photos and videos that the actor is about to send (RUL-4; S2 5, 6, 8).</summary>
public sealed class AskAboutPhoto(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    private const int Most = 60;

    /// <param name="name">How the names begin; empty for all.</param>
    /// <param name="chosen">Those who are chosen already: always among the people shown.</param>
    public async Task<Result<PhotoQuestion>> RunAsync(
        Actor actor,
        ChatId chatId,
        string? name,
        IReadOnlyCollection<PersonId> chosen,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.WriteInChat, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;
        if (await db.UnsentViewAsync(actor, chatId, now, cancel) is not { } unsent)
            return new NotFound(nameof(UnsentMessage));

        var (chat, member, _, _, _) = room.Value;
        var key = FullName.KeyOf(name ?? "");
        var people = await db.PeopleForPhotosIn(chat)
            .Where(p => key == "" || p.NameKey.Contains(key) || chosen.Contains(p.Id))
            .OrderByDescending(p => chosen.Contains(p.Id))
            .ThenByDescending(p => p.Roles.Any(grant => grant.Role == Role.Student))
            .ThenBy(p => p.NameKey)
            .Take(Most + 1)
            .Select(p => new PhotoCandidate(p.Id, p.Name, p.Roles.Any(grant => grant.Role == Role.Student)))
            .ToListAsync(cancel);
        var clause = actor.Edition.Cite(Rule.PhotoOfPeople, actor.AudienceAs(member.Role));
        return new PhotoQuestion(chat, unsent, clause, [.. people.Take(Most)], people.Count > Most);
    }
}

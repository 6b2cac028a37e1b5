using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What refusing a status ends.</summary>
/// <param name="Classes">Memberships in the role: «Учительская», classes with a subject.</param>
/// <param name="Chats">The chats that the person leaves.</param>
/// <param name="TakenOver">The chats that nobody else keeps in order: whoever refuses takes them over.</param>
/// <param name="Links">How many unclaimed links of theirs are annulled.</param>
/// <param name="LeavesSchool">No other role remains.</param>
public sealed record StatusRefusal(
    VerificationLine Line,
    IReadOnlyList<ClassName> Classes,
    IReadOnlyList<string> Chats,
    IReadOnlyList<string> TakenOver,
    int Links,
    bool LeavesSchool
);

/// <summary>Shows before a status is refused what ends with it: foreseen by what carries it out.</summary>
public sealed class ReadStatusRefusal(SchoolCommsDb db, ListVerifications list, MovePeople move, TimeProvider time)
{
    public async Task<Result<StatusRefusal>> RunAsync(Actor actor, RoleVerificationId id, CancellationToken cancel)
    {
        var line = await list.OneAsync(actor, id, cancel);
        if (line.IsRefused)
            return line.Error;

        var claim = line.Value.Verification;
        var foreseen = await move.ForeseeAsync([new Step.StatusRefused(claim.PersonId, claim.Role)], time.GetUtcNow(), cancel);
        var ends = foreseen.IsRefused ? Consequences.None : foreseen.Value.Consequences;

        var classes = ends.ClassesLeft.Select(change => change.Class).Distinct().ToList();
        var left = ends.Chats.Where(change => change.StaysAs is null).Select(change => change.Chat).ToList();
        var bereft = ends.Bereft.Select(chat => chat.Chat).ToHashSet();
        var chats = await db
            .Chats.Where(c => left.Contains(c.Id))
            .OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name })
            .ToListAsync(cancel);
        var names = await db.Classes.Where(c => classes.Contains(c.Id)).Select(c => c.Name).ToListAsync(cancel);
        return new StatusRefusal(
            line.Value,
            [.. names.Order()],
            [.. chats.Select(chat => chat.Name)],
            [.. chats.Where(chat => bereft.Contains(chat.Id)).Select(chat => chat.Name)],
            ends.Links.Count,
            ends.Leaving.Count > 0
        );
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>How a person's own claim to a status stands.</summary>
/// <param name="Clause">By which it is verified, as it stood in its edition.</param>
/// <param name="Waits">What the edition in force makes wait for it.</param>
public sealed record OwnStatusLine(Role Role, VerificationState State, string? Reason, Clause? Clause, IReadOnlyList<SchoolAction> Waits);

/// <summary>What a person reads about their own status: that it waits and for what, or that it was refused lately and why.</summary>
public sealed class MyStatuses(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <summary>A refusal is shown so many days.</summary>
    private const int RefusalDays = 14;

    public async Task<IReadOnlyList<OwnStatusLine>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var since = time.GetUtcNow().AddDays(-RefusalDays);
        var found = await db
            .RoleVerifications.AsNoTracking()
            .Where(v => v.PersonId == actor.Person)
            .Where(v => v.State == VerificationState.Claimed || (v.State == VerificationState.Refused && v.DecidedAt > since))
            .OrderByDescending(v => v.Id)
            .ToListAsync(cancel);

        var lines = new List<OwnStatusLine>();
        foreach (var one in found.DistinctBy(one => one.Role))
        {
            var edition = await editions.GetAsync(db, one.EditionId, cancel);
            lines.Add(new OwnStatusLine(one.Role, one.State, one.Reason, edition.Cite(one.Clause), WaitingFor(actor, one)));
        }

        return lines;
    }

    private static IReadOnlyList<SchoolAction> WaitingFor(Actor actor, RoleVerification one) =>
        one.State == VerificationState.Claimed && actor.Offices.IsEmpty && actor.Edition.Regulation.StatusVerification is { } verification
            ? [.. verification.Waits.Where(action => verification.Holds(one.Role, action))]
            : [];
}

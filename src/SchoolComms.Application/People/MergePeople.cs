using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;

namespace SchoolComms.Application.People;

/// <summary>Which of the two records a fact is taken from; by default from the one that stays.</summary>
public enum MergeFrom
{
    Kept,
    Other,
}

/// <summary>From which record each fact and the sign-in are taken.</summary>
public sealed record MergeChoice(
    MergeFrom Name,
    MergeFrom BirthDate,
    MergeFrom Phone,
    MergeFrom Email,
    MergeFrom Post,
    MergeFrom JournalId,
    MergeFrom Account
);

/// <summary>
/// Makes two records of one person one. Whatever points at the other record points at the kept one afterwards; the other
/// stays as a reference, so that old addresses and the record of the school keep their meaning.
/// </summary>
public sealed class MergePeople(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, PersonId keptId, PersonId otherId, MergeChoice choice, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.KeepPeople, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);

        // Whoever is joining as one of them is done with it first, or finds the record that stays.
        await db.LockPeopleAsync([keptId, otherId], cancel);
        var sides = await db.MergeSidesAsync(keptId, otherId, cancel);
        if (sides.IsRefused)
            return sides.Error;

        var (kept, other, related) = sides.Value;
        var mergeable = MergeRule.Check(kept, other, related);
        if (mergeable.IsRefused)
            return mergeable;
        if (await BothWaitAsync(keptId, otherId, cancel))
            return new BothWait();

        var facts = Facts(kept.Person, other.Person, choice);
        var account = facts.Account;
        kept.Person.Absorb(other.Person, facts with { Account = null }, now);
        await db.SaveChangesAsync(cancel);
        await db.PointToAsync(keptId, otherId, now, cancel);

        // An account belongs to one person of a school: the other has let go of it first.
        if (account is { } signIn)
            kept.Person.Join(signIn, now);
        var details = new
        {
            Person = keptId.Value,
            Other = otherId.Value,
            OtherName = other.Person.Name.Full,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.KeepPeople));
        await db.SaveAndRecordAsync(actor, AuditKind.PeopleMerged, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    // Each may wait once: of two the database would keep one with the record that disappears.
    private async Task<bool> BothWaitAsync(PersonId kept, PersonId other, CancellationToken cancel) =>
        await db.Nominations.CountAsync(n => n.State == NominationState.Waiting && (n.PersonId == kept || n.PersonId == other), cancel) > 1
        || await db.Movements.CountAsync(m => m.State == MovementState.Waiting && (m.PersonId == kept || m.PersonId == other), cancel) > 1;

    private static MergedFacts Facts(Person kept, Person other, MergeChoice choice)
    {
        return new MergedFacts(
            Of(choice.Name).Name,
            Of(choice.BirthDate).BirthDate,
            Of(choice.Phone).Phone,
            Of(choice.Email).Email,
            Of(choice.Post).Post,
            Of(choice.JournalId).JournalId,
            Of(choice.Account).Account ?? kept.Account ?? other.Account
        );

        Person Of(MergeFrom from) => from == MergeFrom.Kept ? kept : other;
    }
}

/// <summary>Both records wait for a movement's day, or for the agreement to be an administrator: one of the two is settled first.</summary>
public sealed record BothWait() : Error(ErrorKind.Conflict);

/// <summary>The two records of a merge as the rule sees them.</summary>
internal static class MergeSides
{
    public static async Task<Result<(MergeSide Kept, MergeSide Other, bool Related)>> MergeSidesAsync(
        this SchoolCommsDb db,
        PersonId keptId,
        PersonId otherId,
        CancellationToken cancel
    )
    {
        var people = await db
            .People.Include(p => p.Roles)
            .Where(p => p.Id == keptId || p.Id == otherId)
            .ToDictionaryAsync(p => p.Id, cancel);
        if (!people.TryGetValue(keptId, out var kept) || !people.TryGetValue(otherId, out var other))
            return new NotFound(nameof(Person));

        var learns = await db
            .ClassMemberships.Where(m => (m.PersonId == keptId || m.PersonId == otherId) && m.Role == Role.Student && m.EndedAt == null)
            .Select(m => new { m.PersonId, m.ClassId })
            .ToListAsync(cancel);
        var related = await db.Guardianships.AnyAsync(
            link => (link.GuardianId == keptId && link.ChildId == otherId) || (link.GuardianId == otherId && link.ChildId == keptId),
            cancel
        );
        return (Side(kept), Side(other), related);

        MergeSide Side(Person person) => new(person, [.. learns.Where(m => m.PersonId == person.Id).Select(m => m.ClassId)]);
    }
}

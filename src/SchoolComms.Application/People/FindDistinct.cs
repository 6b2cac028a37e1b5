using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Two who resemble each other are two people: they are not proposed for merging again.</summary>
public sealed class FindDistinct(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, PersonId one, PersonId other, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.KeepPeople, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var people = await db.People.Where(p => p.Id == one || p.Id == other).ToListAsync(cancel);
        if (people.Count != 2)
            return new NotFound(nameof(Person));

        var (first, second) = Domain.People.Merging.DistinctPeople.InOrder(one, other);
        if (await db.DistinctPeople.AnyAsync(pair => pair.FirstId == first && pair.SecondId == second, cancel))
            return Result.Done;

        db.Add(Domain.People.Merging.DistinctPeople.Are(people[0], people[1], actor.Person, now));
        var details = new { Person = new[] { first.Value, second.Value } };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.KeepPeople));
        await db.SaveAndRecordAsync(actor, AuditKind.FoundDistinct, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>Whom the actor decides for: the children, then they themselves; what was consented to and what may be.</summary>
public sealed class MyConsents(SchoolCommsDb db, TimeProvider time)
{
    private const int MostChildren = 30;

    public async Task<IReadOnlyList<ConsentSubject>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var ids = await db
            .Guardianships.Where(link => link.GuardianId == actor.Person)
            .Select(link => link.ChildId)
            .Take(MostChildren)
            .ToListAsync(cancel);
        ids.Add(actor.Person);
        var subjects = await db.ConsentSubjectsAsync(actor.School, ids, time.GetUtcNow(), cancel);
        return
        [
            .. subjects
                .Where(subject => subject.Person.Id == actor.Person || subject.Deciders.Contains(actor.Person))
                .OrderBy(subject => subject.Person.Id == actor.Person),
        ];
    }
}

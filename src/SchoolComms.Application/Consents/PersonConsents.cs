using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>Everything that the register knows of one person.</summary>
/// <param name="Deciders">Who may consent; none where the school has linked no parent with a child.</param>
/// <param name="MayKeep">The reader may enter papers.</param>
public sealed record PersonConsentsView(ConsentSubject Subject, IReadOnlyList<NamedPerson> Deciders, bool MayKeep);

/// <summary>Opens a person's consents for those who see the register.</summary>
public sealed class PersonConsents(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<PersonConsentsView>> RunAsync(Actor actor, PersonId person, CancellationToken cancel)
    {
        var permitted = await db.CheckConsentsAsync(actor, SchoolAction.SeeConsents, person, cancel);
        if (permitted.IsRefused)
            return permitted.Error;
        if (await db.ConsentSubjectAsync(actor.School, person, time.GetUtcNow(), cancel) is not { } subject)
            return new NotFound(nameof(Person));

        var deciders = subject.Deciders.ToList();
        return new PersonConsentsView(
            subject,
            await db.People.Where(p => deciders.Contains(p.Id)).Select(p => new NamedPerson(p.Id, p.Name)).ToListAsync(cancel),
            !(await db.CheckConsentsAsync(actor, SchoolAction.KeepConsents, person, cancel)).IsRefused
        );
    }
}

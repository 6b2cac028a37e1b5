using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>The application, and the administrators of whom it may be written.</summary>
public sealed record RegistrationView(RegistrationApplication Application, IReadOnlyList<Person> Administrators);

/// <summary>Opens the application for registering the organisation on a platform, filled in from what the school keeps (SCH-3).</summary>
public sealed class ReadRegistrationApplication(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 50;

    /// <param name="actor">Who asks.</param>
    /// <param name="administrator">Whose contacts stand in it; null for the administrator of longest standing.</param>
    public async Task<Result<RegistrationView>> RunAsync(Actor actor, PersonId? administrator, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ApplyForRegistration, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var inForce = db.AppointmentsAt(now).AsNoTracking();
        var appointed = await (
            from appointment in inForce
            where appointment.Office == Office.Administrator
            join person in db.People on appointment.PersonId equals person.Id
            orderby appointment.StartsAt, appointment.Id
            select new { Person = person, appointment.Order }
        )
            .Take(Most)
            .ToListAsync(cancel);
        var chosen = appointed.Find(candidate => administrator is null || candidate.Person.Id == administrator);
        if (chosen is null)
            return new NotFound(nameof(Person));

        var director = await (
            from appointment in inForce
            where appointment.Office == Office.Director
            join person in db.People on appointment.PersonId equals person.Id
            select person.Name
        ).FirstOrDefaultAsync(cancel);
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.ApplyForRegistration));
        return new RegistrationView(
            new RegistrationApplication(actor.School, chosen.Person, chosen.Order, director, clause),
            [.. appointed.Select(candidate => candidate.Person).DistinctBy(person => person.Id)]
        );
    }
}

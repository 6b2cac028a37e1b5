using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Enters the founder's order on a new director: the old appointment ends in the instant in which the new one begins.</summary>
public sealed class AppointDirector(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, PersonId id, Order order, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointDirector, Target.School);
        if (permitted.IsRefused)
            return permitted;

        // Somebody who is being dismissed at this moment is gone first, or takes this along.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var current = await db.Appointments.SingleOrDefaultAsync(a => a.Office == Office.Director && a.EndsAt == null, cancel);
        var may = DirectorRule.MayBecome(actor, person, current);
        if (may.IsRefused)
            return may;

        current?.End(now);
        await db.SaveChangesAsync(cancel);
        db.Add(Appointment.Make(person, Office.Director, null, order, now));
        var details = new
        {
            Person = person.Name.Full,
            Office = Office.Director,
            Before = current?.PersonId.Value,
            Order = order,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.AppointDirector));
        await db.SaveAndRecordAsync(actor, AuditKind.Appointed, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>The director names, by an order, the deputy who answers for IT, in place of the one before (S3 2.1).</summary>
public sealed class AppointDeputyForIt(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, PersonId id, Order order, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointDeputy, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var may = AdministratorRule.MayBecome(person, [], actor.Edition);
        if (may.IsRefused)
            return may;

        var before = await db.Appointments.SingleOrDefaultAsync(
            a => a.Area == DeputyArea.InformationTechnology && a.EndsAt == null,
            cancel
        );
        if (before?.PersonId == id)
            return new AnswersAlready();

        before?.End(now);
        await db.SaveChangesAsync(cancel);
        db.Add(Appointment.MakeDeputy(person, DeputyArea.InformationTechnology, order, now));
        var details = new
        {
            Person = person.Name.Full,
            Office = Office.Deputy,
            Order = order,
        };
        await db.SaveAndRecordAsync(actor.Person, AuditKind.Appointed, details, AdministratorRule.ClauseOf(actor.Edition), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

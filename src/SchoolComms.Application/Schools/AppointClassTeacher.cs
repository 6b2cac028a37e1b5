using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>
/// Appoints a class teacher by the director's order, in place of the one before (S0 4.1, S1 2.1, S3 2.1). The new one
/// takes charge of the class's chats at once, the old one hands them over.
/// </summary>
public sealed class AppointClassTeacher(SchoolCommsDb db, ClassChatMembers chats, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ClassId classId, PersonId personId, Order order, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var @class = await db.Classes.SingleOrDefaultAsync(c => c.Id == classId, cancel);
        if (@class is null || @class.IsStaffRoom)
            return new NotFound(nameof(SchoolClass));

        var permitted = Permissions.Check(actor, SchoolAction.AppointClassTeacher, Target.Of(classId));
        if (permitted.IsRefused)
            return permitted;

        // Somebody who is being dismissed at this moment is gone first, or takes this along.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(personId, cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (!Appointment.MayTeach(person))
            return new NotATeacher { Field = "Person" };

        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.AppointClassTeacher));
        var before = await db.AppointmentsAt(now).SingleOrDefaultAsync(a => a.ClassId == classId, cancel);
        if (before?.PersonId == personId)
            return new LeadsAlready { Field = "Person" };

        before?.End(now);
        if (before is not null)
            await chats.HandOverAsync(before.PersonId, classId, now, cancel);
        db.Add(Appointment.Make(person, Office.ClassTeacher, classId, order, now));
        try
        {
            await chats.TakeChargeAsync(person, now, cancel);
            var details = new
            {
                Class = classId.Value,
                Person = personId.Value,
                Before = before?.PersonId.Value,
                Order = order,
            };
            await db.SaveAndRecordAsync(actor, AuditKind.Appointed, details, clause, now, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException problem) when (problem.TakenKey() is "ix_appointment_school_id_class_id")
        {
            return new ClassTeacherAppointed();
        }

        return Result.Done;
    }
}

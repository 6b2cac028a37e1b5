using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Attaches a teacher to a class with a subject (S0 4.1, S1 2.1, S3 2.1); the chat of the class's teachers follows.</summary>
public sealed class AttachTeacher(SchoolCommsDb db, ClassChatMembers chats, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ClassId classId, PersonId personId, string subject, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var @class = await db.Classes.SingleOrDefaultAsync(c => c.Id == classId, cancel);
        if (@class is null || @class.IsStaffRoom)
            return new NotFound(nameof(SchoolClass));

        var permitted = Permissions.Check(actor, SchoolAction.KeepClasses, Target.Of(classId));
        if (permitted.IsRefused)
            return permitted;

        // Somebody who is being dismissed at this moment is gone first, or takes this along.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(personId, cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (!Appointment.MayTeach(person))
            return new NotATeacher { Field = "Person" };

        db.Add(ClassMembership.Join(@class, person, Role.Teacher, subject.Trim(), now));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException problem) when (problem.TakenKey() is "ix_class_membership_current")
        {
            return new TeachesAlready { Field = "Subject" };
        }

        if (person.HasJoined)
            await chats.EnterAsync(person, Role.Teacher, null, now, cancel);
        var details = new
        {
            Class = classId.Value,
            Person = personId.Value,
            Subject = subject.Trim(),
        };
        await db.SaveAndRecordAsync(actor, AuditKind.TeacherAttached, details, actor.Edition.Cite(Rule.StructureKept), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

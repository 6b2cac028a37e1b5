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

/// <summary>Ends a teacher's subject in a class. With the last one the teacher leaves the class's chats (S1 4.8, S2 4).</summary>
public sealed class DetachTeacher(SchoolCommsDb db, ClassChatMembers chats, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ClassId classId, PersonId personId, string subject, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.KeepClasses, Target.Of(classId));
        if (permitted.IsRefused)
            return permitted;

        var membership = await db.ClassMemberships.SingleOrDefaultAsync(
            m => m.ClassId == classId && m.PersonId == personId && m.Role == Role.Teacher && m.Subject == subject && m.EndedAt == null,
            cancel
        );
        if (membership is null)
            return new NotFound(nameof(ClassMembership));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        membership.End(now);
        if (!await LeadsAsync(classId, personId, now, cancel))
            await chats.HandOverAsync(personId, classId, now, cancel);
        var details = new
        {
            Class = classId.Value,
            Person = personId.Value,
            Subject = subject,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.TeacherDetached, details, actor.Edition.Cite(Rule.StructureKept), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private Task<bool> LeadsAsync(ClassId @class, PersonId person, DateTimeOffset now, CancellationToken cancel) =>
        db.AppointmentsAt(now).AnyAsync(a => a.ClassId == @class && a.PersonId == person, cancel);
}

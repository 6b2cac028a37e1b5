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

/// <summary>What ends with a teacher's subject in a class.</summary>
/// <param name="Chats">The chats of the class that the teacher leaves.</param>
public sealed record Detachment(FullName Teacher, ClassName Class, string Subject, IReadOnlyList<string> Chats);

/// <summary>Ends a teacher's subject in a class. With the last one the teacher leaves the class's chats (S1 4.8, S2 4).</summary>
public sealed class DetachTeacher(SchoolCommsDb db, ClassChatMembers chats, TimeProvider time)
{
    /// <summary>What would end, by ending it in a transaction that is never committed.</summary>
    /// <param name="subject">The subject; null for the teacher's first.</param>
    public async Task<Result<Detachment>> PreviewAsync(
        Actor actor,
        ClassId @class,
        PersonId person,
        string? subject,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var foreseen = await EndAsync(actor, @class, person, subject, time.GetUtcNow(), cancel);

        // Whatever else the request saves, nothing of this goes along.
        db.ChangeTracker.Clear();
        return foreseen;
    }

    public async Task<Result> RunAsync(Actor actor, ClassId classId, PersonId personId, string? subject, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ended = await EndAsync(actor, classId, personId, subject, now, cancel);
        if (ended.IsRefused)
            return ended.Error;

        var details = new
        {
            Class = classId.Value,
            Person = personId.Value,
            ended.Value.Subject,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.TeacherDetached, details, actor.Edition.Cite(Rule.StructureKept), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private async Task<Result<Detachment>> EndAsync(
        Actor actor,
        ClassId classId,
        PersonId personId,
        string? subject,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var permitted = Permissions.Check(actor, SchoolAction.KeepClasses, Target.Of(classId));
        if (permitted.IsRefused)
            return permitted.Error;

        var membership = await db
            .ClassMemberships.Where(m => m.ClassId == classId && m.PersonId == personId && m.Role == Role.Teacher && m.EndedAt == null)
            .Where(m => subject == null || m.Subject == subject)
            .OrderBy(m => m.Subject)
            .FirstOrDefaultAsync(cancel);
        if (membership is null)
            return new NotFound(nameof(ClassMembership));

        membership.End(now);
        var left = await LeadsAsync(classId, personId, now, cancel) ? [] : await chats.HandOverAsync(personId, classId, now, cancel);
        return new Detachment(
            await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(cancel),
            await db.Classes.Where(c => c.Id == classId).Select(c => c.Name).SingleAsync(cancel),
            membership.Subject,
            [.. left.Select(chat => chat.Name).Order()]
        );
    }

    private Task<bool> LeadsAsync(ClassId @class, PersonId person, DateTimeOffset now, CancellationToken cancel) =>
        db.AppointmentsAt(now).AnyAsync(a => a.ClassId == @class && a.PersonId == person, cancel);
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>
/// Imports a list: classes, students, parents, staff and what links them (S0 4.1, S1 2.1, S3 2.1). All of it or nothing,
/// one import of a school at a time, and the same list again changes nothing.
/// </summary>
public sealed class ApplyRoster(SchoolCommsDb db, ClassChatMembers chats, RosterFileLimits limits, TimeProvider time)
{
    /// <param name="actor">Who imports.</param>
    /// <param name="import">The list.</param>
    /// <param name="distribution">The director's order on who leads which class; needed where the list appoints class teachers.</param>
    public async Task<Result<RosterPlan>> RunAsync(Actor actor, RosterImport import, Order? distribution, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.ImportRoster, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var sheet = import.Read(limits);
        if (sheet.IsRefused)
            return sheet.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var plan = sheet.Value.PlanFor(await db.LoadRosterAsync(actor.School, now, cancel), actor.School.DateAt(now));
        if (plan.IsRefused)
            return plan.Error;
        if (plan.Value.ClassTeachingsToLink.Count > 0 && distribution is null)
            return new OrderNumberMissing { Field = nameof(Order.Number) };

        try
        {
            var enrolment = await RosterEnrolment.PrepareAsync(db, actor.School, plan.Value, now, cancel);
            enrolment.Enrol(distribution);
            await db.SaveChangesAsync(cancel);
            await enrolment.EnterChatsAsync(chats, cancel);
            if (import.Upload is { } upload)
                await db.RosterUploads.Where(u => u.Id == upload).ExecuteDeleteAsync(cancel);
            if (!plan.Value.HasNothingToDo)
                await RecordAsync(actor, import.Kind, plan.Value, distribution, now, cancel);
            await transaction.CommitAsync(cancel);
            return plan;
        }
        catch (DbUpdateException failure) when (failure.TakenKey() is not null)
        {
            return new SchoolHasChanged();
        }
    }

    private Task RecordAsync(
        Actor actor,
        RosterKind kind,
        RosterPlan plan,
        Order? distribution,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var details = new
        {
            List = kind,
            Classes = plan.ClassesToCreate.Count,
            Students = plan.StudentsToCreate.Count,
            Parents = plan.ParentsToCreate.Count,
            Staff = plan.StaffToCreate.Count,
            Guardianships = plan.GuardianshipsToLink.Count,
            Teachings = plan.TeachingsToLink.Count,
            ClassTeachers = plan.ClassTeachingsToLink.Count,
            Contacts = plan.ContactsToAdd.Count,
            Skipped = plan.Skipped.Count,
            Order = plan.ClassTeachingsToLink.Count > 0 ? distribution : null,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.ImportRoster));
        return db.SaveAndRecordAsync(actor.Person, AuditKind.RosterImported, details, clause, now, cancel);
    }
}

/// <summary>While the list was being imported somebody created one of the same classes or appointments by hand.</summary>
public sealed record SchoolHasChanged() : Error(ErrorKind.Conflict);

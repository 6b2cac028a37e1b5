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
public sealed class ApplyRoster(SchoolCommsDb db, ClassChatMembers chats, MovePeople move, RosterFileLimits limits, TimeProvider time)
{
    /// <summary>So many new people at once that the database counts anew.</summary>
    private const int Many = 200;

    /// <param name="actor">Who imports.</param>
    /// <param name="import">The list.</param>
    /// <param name="choice">What was ticked of the plan that was seen; null: what is done unless somebody decides otherwise.</param>
    /// <param name="order">The director's order: on who leads which class, or on who changes or leaves it.</param>
    public async Task<Result<RosterPlan>> RunAsync(
        Actor actor,
        RosterImport import,
        RosterChoice? choice,
        Order? order,
        CancellationToken cancel
    )
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
        var offered = sheet.Value.PlanFor(await db.LoadRosterAsync(actor.School, now, cancel), actor.School.DateAt(now));
        if (offered.IsRefused)
            return offered.Error;
        if (choice is not null && choice.Fingerprint != offered.Value.Fingerprint)
            return new SchoolHasChanged();

        var plan = choice is null ? offered.Value.TakeUsual() : offered.Value.Take(choice.Ticked);
        if ((plan.MovesPeople || plan.ClassTeachingsToLink.Count > 0) && order is null)
            return new OrderNumberMissing { Field = nameof(Order.Number) };

        try
        {
            var enrolment = await RosterEnrolment.PrepareAsync(db, actor.School, plan, now, cancel);
            await enrolment.EnrolAsync(order, cancel);
            await db.SaveChangesAsync(cancel);
            await enrolment.EnterChatsAsync(chats, cancel);
            await enrolment.UnlinkAsync(import.Name, cancel);
            var moved = await db.MoveAsync(move, actor, plan, order, import.Name, now, cancel);
            if (moved.IsRefused)
                return moved.Error;

            if (import.Upload is { } upload)
                await db.RosterUploads.Where(u => u.Id == upload).ExecuteDeleteAsync(cancel);
            if (!plan.HasNothingToDo)
                await RecordAsync(actor, import.Kind, plan, order, now, cancel);
            await transaction.CommitAsync(cancel);
            foreach (var brought in moved.Value)
                move.Announce(actor.School.Id, brought);
            if (plan.StudentsToCreate.Count + plan.ParentsToCreate.Count + plan.StaffToCreate.Count >= Many)
                await db.CountRosterAsync(cancel);
            return plan;
        }
        catch (DbUpdateException failure) when (failure.TakenKey() is not null)
        {
            return new SchoolHasChanged();
        }
    }

    private Task RecordAsync(Actor actor, RosterKind kind, RosterPlan plan, Order? order, DateTimeOffset now, CancellationToken cancel)
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
            Corrected = plan.StudentCorrections.Count + plan.AdultCorrections.Count,
            Transferred = plan.Transfers.Count,
            Left = plan.Departures.Count,
            Unlinked = plan.GuardianshipsToEnd.Count,
            Skipped = plan.Skipped.Count,
            Order = plan.MovesPeople || plan.ClassTeachingsToLink.Count > 0 ? order : null,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.ImportRoster));
        return db.SaveAndRecordAsync(actor, AuditKind.RosterImported, details, clause, now, cancel);
    }
}

/// <summary>Between the preview and the import somebody changed what the list is about: people, classes or appointments.</summary>
public sealed record SchoolHasChanged() : Error(ErrorKind.Conflict);

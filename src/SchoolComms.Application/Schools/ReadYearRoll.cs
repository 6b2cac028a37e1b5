using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>A class that stands before the turn of the year.</summary>
/// <param name="Teachers">How many teachers have a subject there.</param>
public sealed record ClassToTurn(ClassId Id, ClassName Name, FullName? ClassTeacher, int Students, int Chats, int Teachers);

/// <summary>The year that is turned next, with its classes in natural order.</summary>
/// <param name="Refusal">Why it cannot be turned now; null where it can.</param>
public sealed record YearToTurn(int SchoolYear, IReadOnlyList<ClassToTurn> Classes, Error? Refusal);

/// <summary>What a turn of the year brings with it, in numbers.</summary>
/// <param name="Promoted">Students who go over with their class.</param>
/// <param name="Graduates">Students who have finished.</param>
/// <param name="ParentsLeaving">Parents who leave with the last of their children.</param>
/// <param name="Links">Links into this year's classes, which are annulled.</param>
public sealed record YearTurn(
    int Classes,
    int Promoted,
    int Graduates,
    int ParentsLeaving,
    int ClassTeachersGoingAlong,
    int ClassTeachersReleased,
    int ChatsGoingAlong,
    int ChatsClosing,
    int SubjectTeachers,
    int Beginning,
    int Links
);

/// <summary>Shows the turn of the year before it happens: the classes, and what a plan for them brings with it.</summary>
public sealed class ReadYearRoll(SchoolCommsDb db, MovePeople move, TimeProvider time)
{
    public async Task<Result<YearToTurn>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var year = await db.RunningYearAsync(actor.School, now, cancel);
        var inForce = db.AppointmentsAt(now);
        var classes = await db
            .Classes.Where(c => c.SchoolYear == year)
            .Select(c => new ClassToTurn(
                c.Id,
                c.Name,
                (
                    from office in inForce
                    where office.ClassId == c.Id
                    join person in db.People on office.PersonId equals person.Id
                    select person.Name
                ).FirstOrDefault(),
                db.ClassMemberships.Count(m => m.ClassId == c.Id && m.Role == Role.Student && m.EndedAt == null),
                db.Chats.Count(chat => chat.ClassId == c.Id),
                db.ClassMemberships.Where(m => m.ClassId == c.Id && m.Role == Role.Teacher && m.EndedAt == null)
                    .Select(m => m.PersonId)
                    .Distinct()
                    .Count()
            ))
            .AsNoTracking()
            .ToListAsync(cancel);
        return new YearToTurn(year, [.. classes.OrderBy(c => c.Name)], YearRoll.MayTurn(year, actor.School.DateAt(now)).Error);
    }

    /// <summary>What the plan would bring with it.</summary>
    public async Task<Result<YearTurn>> PreviewAsync(Actor actor, YearPlan plan, CancellationToken cancel)
    {
        var found = await RunAsync(actor, cancel);
        if (found.IsRefused)
            return found.Error;

        var classes = found.Value.Classes;
        if (plan.SchoolYear != found.Value.SchoolYear)
            return new YearTurned(plan.SchoolYear);
        var checkedPlan = plan.Check([.. classes.Select(c => c.Id)]);
        if (checkedPlan.IsRefused)
            return checkedPlan.Error;

        var now = time.GetUtcNow();
        var finishing = plan.Turns.Where(turn => turn.Next is null).Select(turn => turn.Class).ToList();
        var foreseen = await move.ForeseeAsync(await db.FinishingAsync(finishing, cancel), now, cancel);
        if (foreseen.IsRefused)
            return foreseen.Error;

        var graduates = classes.Where(c => finishing.Contains(c.Id)).ToList();
        var going = classes.Except(graduates).ToList();
        var brought = foreseen.Value.Consequences;
        var (intoClasses, leaving) = (classes.Select(c => c.Id).ToList(), brought.Links);
        return new YearTurn(
            going.Count,
            going.Sum(c => c.Students),
            brought.Roles.Count(end => end.Role == Role.Student),
            brought.Leaving.Count(person => brought.Roles.Contains(new RoleChange(person, Role.Parent))),
            going.Count(c => c.ClassTeacher is not null),
            graduates.Count(c => c.ClassTeacher is not null),
            going.Sum(c => c.Chats),
            graduates.Sum(c => c.Chats),
            going.Sum(c => c.Teachers),
            plan.Beginning.Count,
            await db
                .Invites.Where(Invite.OpenAt(now))
                .CountAsync(i => (i.ClassId != null && intoClasses.Contains(i.ClassId.Value)) || leaving.Contains(i.Id), cancel)
        );
    }
}

internal static class FinishingClasses
{
    /// <summary>Who leaves when these classes finish: their students, and the parents whom only the class's own link ties to the school.</summary>
    public static async Task<List<Step>> FinishingAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<ClassId> classes,
        CancellationToken cancel
    )
    {
        var current = db.ClassMemberships.Where(m => m.EndedAt == null);
        var students = await current
            .Where(m => classes.Contains(m.ClassId) && m.Role == Role.Student)
            .Select(m => m.PersonId)
            .Distinct()
            .ToListAsync(cancel);
        var parents = await current
            .Where(m => classes.Contains(m.ClassId) && m.Role == Role.Parent)
            .Where(m =>
                !current.Any(other => other.PersonId == m.PersonId && other.Role == Role.Parent && !classes.Contains(other.ClassId))
            )
            .Where(m => !db.Guardianships.Any(link => link.GuardianId == m.PersonId))
            .Select(m => m.PersonId)
            .Distinct()
            .ToListAsync(cancel);
        return [.. students.Select(id => new Step.StudentLeaves(id)), .. parents.Select(id => new Step.ParentLeaves(id))];
    }
}

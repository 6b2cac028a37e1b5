using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>A teacher or a member of staff who may become director.</summary>
public sealed record DirectorCandidate(PersonId Id, FullName Name, string? Post, bool HasJoined);

/// <summary>Who is director now, and who may follow.</summary>
public sealed record DirectorChange(AppointmentLine? Current, IReadOnlyList<DirectorCandidate> Candidates);

/// <summary>What entering a new director needs: the one who goes, and the teachers and staff, joined or of the roster.</summary>
public sealed class ReadDirector(SchoolCommsDb db)
{
    private const int Most = 1000;

    public async Task<Result<DirectorChange>> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (Permissions.Check(actor, SchoolAction.AppointDirector, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        var current = await (
            from appointment in db.Appointments
            where appointment.Office == Office.Director && appointment.EndsAt == null
            join person in db.People on appointment.PersonId equals person.Id
            select new AppointmentLine(
                appointment.Id,
                person.Id,
                person.Name,
                appointment.Office,
                appointment.Area,
                appointment.Order,
                appointment.StartsAt,
                appointment.EndsAt
            )
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        var candidates = await db
            .People.Where(p => p.LeftAt == null && p.Id != actor.Person)
            .Where(p => p.Roles.Any(r => r.Role == Role.Teacher || r.Role == Role.Staff))
            .OrderBy(p => p.NameKey)
            .Take(Most)
            .Select(p => new DirectorCandidate(p.Id, p.Name, p.Post, p.Account != null))
            .ToListAsync(cancel);
        return new DirectorChange(current, [.. candidates.Where(candidate => candidate.Id != current?.PersonId)]);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>The joined teachers and staff: from them an administrator, or the deputy for IT, may be appointed.</summary>
public sealed class ColleaguesToAppoint(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 500;

    /// <param name="actor">Who appoints.</param>
    /// <param name="administratorsToo">Those too who are administrators already.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<Colleague>> RunAsync(Actor actor, bool administratorsToo, CancellationToken cancel)
    {
        if (!Permissions.Permits(actor, SchoolAction.AppointAdministrator, Target.School))
            return [];

        var now = time.GetUtcNow();
        var administrators = db.AppointmentsAt(now).Where(a => a.Office == Office.Administrator).Select(a => a.PersonId);
        return await db.Colleagues()
            .Where(p => administratorsToo || !administrators.Contains(p.Id))
            .OrderBy(p => p.NameKey)
            .Take(Most)
            .Select(p => new Colleague(p.Id, p.Name, p.Post))
            .ToListAsync(cancel);
    }
}

/// <summary>A teacher or a member of staff, for a choice.</summary>
public sealed record Colleague(PersonId Id, FullName Name, string? Post);

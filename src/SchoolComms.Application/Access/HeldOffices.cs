using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>The offices that a sign-in opens, in whichever school.</summary>
public sealed class HeldOffices(SchoolCommsDb db, MySchools mine, TimeProvider time)
{
    public async Task<IReadOnlySet<Office>> RunAsync(AccountId account, CancellationToken cancel)
    {
        var (now, held, here) = (time.GetUtcNow(), new HashSet<Office>(), db.School);
        foreach (var school in await mine.RunAsync(account, cancel))
        {
            // Offices are the schools' own: each school is asked in its own scope.
            db.Scope.Enter(school.Id);
            held.UnionWith(
                await db.AppointmentsAt(now)
                    .Where(a => db.People.Any(p => p.Id == a.PersonId && p.Account == account && p.LeftAt == null))
                    .Select(a => a.Office)
                    .ToListAsync(cancel)
            );
        }

        db.Scope.Enter(here);
        return held;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>A link that was made to restore one's own access.</summary>
public sealed record MyRecovery(FullName MadeBy, string School, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);

/// <summary>The links that were made lately to restore one's own access: nobody does it behind somebody's back.</summary>
public sealed class MyRecoveries(SchoolCommsDb db, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<MyRecovery>> RunAsync(AccountId account, IEnumerable<MySchool> schools, CancellationToken cancel)
    {
        var (since, found) = (time.GetUtcNow() - Lately, new List<MyRecovery>());
        foreach (var school in schools)
        {
            db.Scope.Enter(school.Id);
            found.AddRange(
                await (
                    from recovery in db.Recoveries
                    where recovery.MadeAt > since
                    join person in db.People on recovery.PersonId equals person.Id
                    where person.Account == account
                    join maker in db.People on recovery.MadeBy equals maker.Id
                    orderby recovery.MadeAt descending
                    select new MyRecovery(maker.Name, school.Name, recovery.MadeAt, recovery.UsedAt)
                ).ToListAsync(cancel)
            );
        }

        return found;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Access;

/// <summary>The schools that an account belongs to: where signing in leads to.</summary>
public sealed class MySchools(SchoolCommsDb db)
{
    public async Task<IReadOnlyList<MySchool>> RunAsync(AccountId account, CancellationToken cancel)
    {
        var ids = (
            await db.Database.SqlQuery<Guid>($"select schools_of_account({account.Value}) as \"Value\"").ToListAsync(cancel)
        ).ConvertAll(SchoolId.From);
        return await db
            .Schools.Where(school => ids.Contains(school.Id))
            .OrderBy(school => school.Profile.ShortName)
            .Select(school => new MySchool(
                school.Id,
                school.Slug,
                school.Profile.ShortName,
                school.Profile.Locality,
                school.Profile.TimeZone
            ))
            .ToListAsync(cancel);
    }
}

/// <summary>A school as a line of a list.</summary>
public sealed record MySchool(SchoolId Id, string Slug, string Name, string Locality, string TimeZone);

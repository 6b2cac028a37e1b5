using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;

namespace SchoolComms.Application.Schools;

/// <summary>A school as a stranger finds it.</summary>
public sealed record FoundSchool(string Slug, string ShortName, string Locality);

/// <summary>Finds schools by a part of the name or by the place. Which schools there are is public.</summary>
public sealed class FindSchools(SchoolCommsDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<FoundSchool>> RunAsync(string? text, CancellationToken cancel)
    {
        var schools = db.Schools.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = $"%{Escape(text.Trim())}%";
            schools = schools.Where(school =>
                EF.Functions.ILike(school.Profile.FullName, part)
                || EF.Functions.ILike(school.Profile.ShortName, part)
                || EF.Functions.ILike(school.Profile.Locality, part)
            );
        }

        return await schools
            .OrderBy(school => school.Profile.ShortName)
            .ThenBy(school => school.Slug)
            .Take(Most)
            .Select(school => new FoundSchool(school.Slug, school.Profile.ShortName, school.Profile.Locality))
            .ToListAsync(cancel);
    }

    private static string Escape(string text) => text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
}

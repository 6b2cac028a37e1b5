using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Suggests a free name for addresses from a school's name. Whether it stays free, setting up decides.</summary>
public sealed class SuggestSlug(SchoolCommsDb db)
{
    private const int Numbers = 50;

    public async Task<string> RunAsync(string? name, CancellationToken cancel)
    {
        var plain = Slug.Suggest(name);
        List<string> candidates = [plain, .. Enumerable.Range(2, Numbers).Select(number => Slug.Numbered(plain, number))];
        var taken = await db.Schools.Where(school => candidates.Contains(school.Slug)).Select(school => school.Slug).ToListAsync(cancel);
        return candidates.Except(taken).FirstOrDefault() ?? plain;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Audit;

/// <summary>A school's record, checked.</summary>
public sealed record SchoolRecordCheck(string Slug, RecordCheck Check);

/// <summary>Checks the records of all schools, or of one, for whoever runs the installation: nobody acts, nothing is shown of them.</summary>
public sealed class VerifyRecords(SchoolCommsDb db)
{
    /// <param name="slug">One school; null for all.</param>
    /// <param name="anchor">The number and seal to look for in that school's record; null for none.</param>
    public async Task<Result<IReadOnlyList<SchoolRecordCheck>>> RunAsync(
        string? slug,
        (string Number, string Seal)? anchor,
        CancellationToken cancel
    )
    {
        var schools = await db
            .Schools.AsNoTracking()
            .Where(school => slug == null || school.Slug == slug)
            .OrderBy(school => school.Slug)
            .Select(school => new { school.Id, school.Slug })
            .ToListAsync(cancel);
        if (slug is not null && schools.Count == 0)
            return new NotFound(nameof(School));

        var checks = new List<SchoolRecordCheck>();
        foreach (var school in schools)
        {
            db.Scope.Enter(school.Id);
            var kept = anchor is { } given ? RecordAnchor.Parse(school.Id, given.Number, given.Seal) : default(Result<RecordAnchor>?);
            if (kept?.Error is { } unreadable)
                return unreadable;

            checks.Add(new SchoolRecordCheck(school.Slug, await db.CheckChainAsync(kept?.Value, cancel)));
        }

        return Result.Of<IReadOnlyList<SchoolRecordCheck>>(checks);
    }
}

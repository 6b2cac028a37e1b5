using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What a stranger needs to apply to a school; nothing about its people.</summary>
/// <param name="Clause">By which requests are reviewed; null where the regulation does not speak of them.</param>
public sealed record ApplicationForm(School School, Clause? Clause, IReadOnlyList<NamedClass> Classes);

/// <summary>Opens a school to somebody who wants to apply, and sets the scope to it. No sign-in is needed.</summary>
public sealed class ReadApplication(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<ApplicationForm>> RunAsync(string slug, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var school = await db.Schools.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancel);
        if (school is null)
            return new NotFound(nameof(School));

        db.Scope.Enter(school.Id);

        // A school whose first edition is still to come is not there yet.
        if (await db.EditionInForce(now).Take(1).ToListAsync(cancel) is not [var inForce])
            return new NotFound(nameof(School));

        var edition = await editions.GetAsync(db, inForce, cancel);
        var running = await db.RunningYearAsync(school, now, cancel);
        var classes = await db.ClassesFromAsync(running, cancel);
        return new ApplicationForm(
            school,
            edition.Cite(Rule.RequestsReviewed),
            [.. classes.Where(c => !c.IsStaffRoom).Select(c => NamedClass.Of(c, running))]
        );
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>An edition as a line of the list.</summary>
public sealed record EditionLine(int Number, Order Order, DateTimeOffset InForceFrom);

/// <summary>An edition of the regulation, beside all others.</summary>
/// <param name="Edition">The edition that is read.</param>
/// <param name="Editions">All editions, the newest first.</param>
public sealed record RegulationView(Edition Edition, IReadOnlyList<EditionLine> Editions);

/// <summary>Opens the regulation for everybody in the school: the edition in force, or any other by its number (SCH-6).</summary>
public sealed class ReadRegulation(SchoolCommsDb db, EditionCache cache)
{
    // More editions than a school adopts in its life.
    private const int Most = 200;

    public async Task<Result<RegulationView>> RunAsync(Actor actor, int? number, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var editions = await db
            .Editions.OrderByDescending(edition => edition.Number)
            .Take(Most)
            .Select(edition => new
            {
                edition.Id,
                edition.Number,
                edition.Order,
                edition.InForceFrom,
            })
            .ToListAsync(cancel);
        var wanted = editions.Find(edition => edition.Number == (number ?? actor.Edition.Number));
        if (wanted is null)
            return new NotFound(nameof(Edition));

        return new RegulationView(
            await cache.GetAsync(db, wanted.Id, cancel),
            editions.ConvertAll(edition => new EditionLine(edition.Number, edition.Order, edition.InForceFrom))
        );
    }
}

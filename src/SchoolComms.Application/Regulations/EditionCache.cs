using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Editions by id. An approved edition never changes, so what was read once holds for as long as the process lives.</summary>
public sealed class EditionCache
{
    private readonly ConcurrentDictionary<EditionId, Edition> editions = new();

    public async Task<Edition> GetAsync(SchoolCommsDb db, EditionId id, CancellationToken cancel)
    {
        if (editions.TryGetValue(id, out var known))
            return known;

        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == id, cancel);
        return editions.GetOrAdd(id, edition);
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Schools as they were read last. Whoever asks says which state is in the store now: an older one is read again.</summary>
public sealed class SchoolCache
{
    private readonly ConcurrentDictionary<SchoolId, (uint Version, School School)> schools = new();

    /// <param name="version">The row's <c>xmin</c>, which every change of it changes.</param>
    internal async Task<School> GetAsync(SchoolCommsDb db, SchoolId id, uint version, CancellationToken cancel)
    {
        if (schools.TryGetValue(id, out var known) && known.Version == version)
            return known.School;

        var school = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == id, cancel);
        schools[id] = (version, school);
        return school;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>A page of a list of people.</summary>
/// <param name="Next">After whom the next page begins; null on the last one.</param>
public sealed record PeoplePage(IReadOnlyList<PersonLine> People, PersonId? Next);

/// <summary>Lists the people of the school, or of the actor's own classes, by name.</summary>
public sealed class ListPeople(SchoolCommsDb db, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<Result<PeoplePage>> RunAsync(Actor actor, PeopleFilter filter, PersonId? after, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reach = db.PeopleInReachOf(actor, filter, now);
        if (reach.IsRefused)
            return reach.Error;

        var people = reach.Value.People;
        if (after is { } last && await db.People.Where(p => p.Id == last).Select(p => p.NameKey).SingleOrDefaultAsync(cancel) is { } key)
            people = people.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.NameKey, p.Id), ValueTuple.Create(key, last)));

        // One more than a page tells whether there are others.
        var lines = await people
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(PageSize + 1)
            .ToLinesAsync(db, withContacts: false, now, cancel);
        return new PeoplePage([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null);
    }
}

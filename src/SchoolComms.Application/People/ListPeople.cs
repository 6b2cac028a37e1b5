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
        var reach = db.PeopleInReachOf(actor, SchoolAction.SeePeople, filter, now);
        if (reach.IsRefused)
            return reach.Error;

        // One more than a page tells whether there are others.
        var people = await reach.Value.People.AfterAsync(after, db, cancel);
        var lines = await people.Take(PageSize + 1).ToLinesAsync(db, withContacts: false, now, cancel);
        return new PeoplePage([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null);
    }
}

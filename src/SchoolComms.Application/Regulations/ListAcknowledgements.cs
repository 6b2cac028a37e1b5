using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Where a person stands with the Rules of an edition.</summary>
/// <param name="Confirmed">Null where the person has not confirmed.</param>
/// <param name="RemindedAt">When the person was last reminded of this edition.</param>
public sealed record AcknowledgementLine(PersonLine Person, Confirmation? Confirmed, DateTimeOffset? RemindedAt)
{
    public AcknowledgementState State =>
        Confirmed is not null ? AcknowledgementState.Confirmed
        : Person.JoinedAt is null ? AcknowledgementState.NotJoined
        : AcknowledgementState.Unconfirmed;
}

/// <summary>A page of the acknowledgements of an edition.</summary>
/// <param name="Count">Of all whom the filter lets through, whatever their state.</param>
/// <param name="Next">After whom the next page begins; null on the last one.</param>
/// <param name="Editions">The numbers of all editions, the newest first.</param>
/// <param name="MayKeep">The actor may remind these people and record their signatures on paper.</param>
public sealed record AcknowledgementPage(
    Edition Edition,
    AcknowledgementCount Count,
    IReadOnlyList<AcknowledgementLine> Lines,
    PersonId? Next,
    IReadOnlyList<int> Editions,
    bool MayKeep
);

/// <summary>Lists who has confirmed the Rules and who has not: of the school, or of the classes that the actor leads (S1 4.3, S2 4).</summary>
public sealed class ListAcknowledgements(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public const int PageSize = 50;

    // More editions than a school adopts in its life.
    private const int MostEditions = 200;

    public async Task<Result<AcknowledgementPage>> RunAsync(
        Actor actor,
        AcknowledgementFilter filter,
        PersonId? after,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var reach = await db.AcknowledgementsInReachOfAsync(editions, actor, SchoolAction.SeeAcknowledgements, filter, now, cancel);
        if (reach.IsRefused)
            return reach.Error;

        var (edition, people) = reach.Value;
        var page = await people.InState(filter.State, db, edition.Id).AfterAsync(after, db, cancel);

        // One more than a page tells whether there are others.
        var found = await page.Take(PageSize + 1).ToLinesAsync(db, withContacts: false, now, cancel);
        return new AcknowledgementPage(
            edition,
            await people.CountAsync(db, edition.Id, cancel),
            await LinesAsync([.. found.Take(PageSize)], edition.Id, cancel),
            found.Count > PageSize ? found[PageSize - 1].Id : null,
            await db.Editions.OrderByDescending(e => e.Number).Take(MostEditions).Select(e => e.Number).ToListAsync(cancel),
            !db.PeopleInReachOf(actor, SchoolAction.KeepAcknowledgements, new PeopleFilter(Class: filter.Class), now).IsRefused
        );
    }

    private async Task<List<AcknowledgementLine>> LinesAsync(List<PersonLine> people, EditionId edition, CancellationToken cancel)
    {
        var ids = people.ConvertAll(person => person.Id);
        var confirmed = await db.ConfirmationsAsync(edition, ids, cancel);
        var reminded = await db
            .AcknowledgementReminders.Where(r => r.EditionId == edition && ids.Contains(r.PersonId))
            .GroupBy(r => r.PersonId)
            .Select(group => new { Person = group.Key, At = (DateTimeOffset?)group.Max(r => r.At) })
            .ToDictionaryAsync(reminder => reminder.Person, reminder => reminder.At, cancel);
        return people.ConvertAll(person => new AcknowledgementLine(
            person,
            confirmed.GetValueOrDefault(person.Id),
            reminded.GetValueOrDefault(person.Id)
        ));
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

/// <summary>Which requests for help are meant.</summary>
public enum SupportShelf
{
    /// <summary>The actor's own.</summary>
    Mine = 1,

    /// <summary>Those that wait for an administrator, the oldest first.</summary>
    Waiting,

    /// <summary>Those that the platform's support has.</summary>
    PassedOn,

    /// <summary>All of the school.</summary>
    All,
}

/// <summary>A request for help as a line of a list.</summary>
public sealed record SupportItem(
    SupportRequestId Id,
    string Subject,
    FullName Asker,
    SupportState State,
    DateTimeOffset ChangedAt,
    string? PlatformNumber,
    bool HasNews
);

/// <summary>A page of requests for help.</summary>
/// <param name="Next">The key of the next page; null on the last.</param>
public sealed record SupportPage(IReadOnlyList<SupportItem> Items, SupportRequestId? Next);

/// <summary>Lists requests for help: everybody their own, and who gives support those of the school (CTL-3).</summary>
public sealed class ListSupport(SchoolCommsDb db)
{
    public const int PageSize = 50;

    /// <param name="actor">Who reads.</param>
    /// <param name="shelf">Which.</param>
    /// <param name="after">Only those that come after this one: the next page.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result<SupportPage>> RunAsync(Actor actor, SupportShelf shelf, SupportRequestId? after, CancellationToken cancel)
    {
        var action = shelf == SupportShelf.Mine ? SchoolAction.AskForSupport : SchoolAction.GiveSupport;
        var permitted = Permissions.Check(actor, action, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var wanted = shelf switch
        {
            SupportShelf.Mine => db.SupportRequests.Where(r => r.PersonId == actor.Person),
            SupportShelf.Waiting => db.SupportRequests.Where(r => r.State == SupportState.Waiting),
            SupportShelf.PassedOn => db.SupportRequests.Where(r => r.State == SupportState.PassedOn),
            _ => db.SupportRequests,
        };
        var ordered = shelf == SupportShelf.Waiting ? OldestFirst(wanted, after) : NewestFirst(wanted, after);
        var found = await db.Items(ordered.Take(PageSize + 1)).ToListAsync(cancel);
        List<SupportItem> page =
        [
            .. (shelf == SupportShelf.Waiting ? found.OrderBy(item => item.Id.Value) : found.OrderByDescending(item => item.Id.Value)).Take(
                PageSize
            ),
        ];
        return new SupportPage(page, found.Count > PageSize ? page[^1].Id : null);
    }

    private static IQueryable<SupportRequest> OldestFirst(IQueryable<SupportRequest> requests, SupportRequestId? after) =>
        (after is { } key ? requests.Where(r => r.Id > key) : requests).OrderBy(r => r.Id);

    private static IQueryable<SupportRequest> NewestFirst(IQueryable<SupportRequest> requests, SupportRequestId? after) =>
        (after is { } key ? requests.Where(r => r.Id < key) : requests).OrderByDescending(r => r.Id);
}

internal static class SupportItems
{
    /// <summary>Requests for help as lines of a list.</summary>
    public static IQueryable<SupportItem> Items(this SchoolCommsDb db, IQueryable<SupportRequest> requests) =>
        from request in requests
        join asker in db.People on request.PersonId equals asker.Id
        select new SupportItem(
            request.Id,
            request.Subject,
            asker.Name,
            request.State,
            request.ChangedAt,
            request.PlatformNumber,
            request.HasNews
        );
}

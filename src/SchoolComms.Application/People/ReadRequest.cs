using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>A request beside what the school knows.</summary>
/// <param name="AskedBy">Who asked what, by person.</param>
/// <param name="AcceptedAs">Whom the applicant was accepted as.</param>
/// <param name="Matches">Who may be the applicant; empty once it is decided.</param>
/// <param name="Children">Who may be the child; empty once it is decided.</param>
public sealed record RequestView(
    JoinRequest Request,
    ClassName? Class,
    FullName? DecidedBy,
    FullName? AcceptedAs,
    IReadOnlyDictionary<PersonId, FullName> AskedBy,
    IReadOnlyList<RequestMatch> Matches,
    IReadOnlyList<RequestChild> Children
);

/// <summary>Opens a request for those who decide on it; to others it is not there.</summary>
public sealed class ReadRequest(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<RequestView>> RunAsync(Actor actor, JoinRequestId id, CancellationToken cancel)
    {
        var reach = RequestsInReach.Of(db, actor);
        if (reach.IsRefused)
            return reach.Error;

        var request = await reach
            .Value.Requests.AsNoTracking()
            .Include(r => r.Questions.OrderBy(question => question.Number))
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return new NotFound(nameof(JoinRequest));

        var now = time.GetUtcNow();
        PersonId?[] named = [request.DecidedBy, request.PersonId, .. request.Questions.Select(question => (PersonId?)question.AskedBy)];
        var ids = named.OfType<PersonId>().Distinct().ToList();
        var names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return new RequestView(
            request,
            await db.Classes.Where(c => c.Id == request.ClassId).Select(c => c.Name).SingleOrDefaultAsync(cancel),
            request.DecidedBy is { } by ? names[by] : null,
            request.PersonId is { } person ? names[person] : null,
            names,
            request.IsOpen ? await db.MatchesAsync(actor, request, now, cancel) : [],
            request.IsOpen ? await db.ChildrenAsync(actor, request, cancel) : []
        );
    }
}

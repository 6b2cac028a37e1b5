using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>The open draft, beside the edition that it would replace.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="Replaces">The number of the newest edition, in force or to come.</param>
/// <param name="Changes">What differs from it.</param>
/// <param name="Missing">What stands before the approval.</param>
public sealed record DraftView(
    EditionDraft Draft,
    FullName StartedBy,
    int Replaces,
    RegulationDifference Changes,
    IReadOnlyList<Error> Missing
);

/// <summary>Opens the school's draft for those who work on it or answer for it; null where none is open.</summary>
public sealed class ReadDraft(SchoolCommsDb db)
{
    public async Task<Result<DraftView?>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeDraft, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var draft = await db.EditionDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.State == DraftState.Open, cancel);
        if (draft is null)
            return (DraftView?)null;

        var starter = await db.People.Where(person => person.Id == draft.StartedBy).Select(person => person.Name).SingleAsync(cancel);
        var newest = await db.StandingEditions().AsNoTracking().FirstAsync(cancel);
        var changes = new RegulationDifference(newest.Regulation, draft.Regulation);
        return new DraftView(draft, starter, newest.Number, changes, draft.Missing(actor.Edition, newest));
    }
}

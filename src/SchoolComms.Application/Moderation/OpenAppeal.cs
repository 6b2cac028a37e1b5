using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>An appeal with all that the director needs to answer it.</summary>
/// <param name="DecidedBy">Who answered, or settled it otherwise; null while it waits.</param>
public sealed record AppealCase(Appeal Appeal, SanctionFacts Sanction, FullName? DecidedBy, bool IsLate)
{
    /// <summary>The sanction has a term that could end early.</summary>
    public bool MayEndEarly => Sanction is { Kind: not ContestedKind.Violation, InForce: true };
}

/// <summary>Opens an appeal for the director (MOD-7; S1 4.7).</summary>
public sealed class OpenAppeal(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<AppealCase>> RunAsync(Actor actor, AppealId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.DecideOnAppeals, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;
        if (await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } appeal)
            return new NotFound(nameof(Appeal));

        var about = new SanctionReference(appeal.ViolationId, appeal.BlockId, appeal.RestrictionId);
        var sanction = (await db.FindSanctionAsync(about, cancel))!;
        return new AppealCase(
            appeal,
            await db.FactsAsync(editions, sanction, seesRemoved: true, now, cancel),
            appeal.DecidedBy is { } by ? await db.NameAsync(by, cancel) : null,
            appeal.IsLate(now)
        );
    }
}

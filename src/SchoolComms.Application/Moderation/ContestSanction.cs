using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>Which sanction is meant: exactly one of the three.</summary>
public sealed record SanctionReference(ViolationId? Violation = null, BlockId? Block = null, AccessRestrictionId? Restriction = null);

/// <summary>
/// A person contests a violation, a block or a restriction of their own to the director (MOD-7; S1 4.7). One sanction is contested
/// once: a unique key decides.
/// </summary>
public sealed class ContestSanction(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<AppealId>> RunAsync(Actor actor, SanctionReference reference, string? text, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.ContestSanction, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var sanction = await db.LockSanctionAsync(reference, cancel);
        if (sanction is null)
            return new NotFound(nameof(Appeal));

        var contested = await db.AppealsAbout(reference).AnyAsync(cancel);
        var made = Appeal.Make(sanction, actor.Person, contested, text, actor.Edition, actor.School, now);
        if (made.IsRefused)
            return made.Error;

        var appeal = made.Value;
        db.Add(appeal);
        var clause = actor.Edition.Cite(Rule.NoArbitrariness) ?? await db.ClauseOfAsync(sanction, editions, cancel);
        await db.SaveAndRecordAsync(actor, AuditKind.Contested, Details(sanction, appeal), clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return appeal.Id;
    }

    private static object Details(Contested sanction, Appeal appeal) =>
        new
        {
            Chat = sanction.Chat?.Value,
            Sanction = sanction.Kind,
            sanction.Violation?.Rule,
            Until = appeal.DueAt,
        };
}

using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>The school's open draft, as the use cases that change it load and save it.</summary>
internal static class OpenDraft
{
    /// <summary>Loads the draft, does something with it, saves and records it: one at a time.</summary>
    public static async Task<Result> OnDraftAsync(
        this SchoolCommsDb db,
        Actor actor,
        Func<EditionDraft, Result> act,
        AuditKind kind,
        object details,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var draft = await db.LockDraftAsync(cancel);
        if (draft is null)
            return new DraftClosed();

        var done = act(draft);
        if (done.IsRefused)
            return done;

        await db.SaveAndRecordAsync(actor, kind, details, actor.Edition.Cite(Rule.EditionsAdopted), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

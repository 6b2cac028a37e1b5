using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Gives the draft up; a new one may be started then.</summary>
public sealed class DropDraft(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, int version, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.DraftRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var now = time.GetUtcNow();
        return await db.OnDraftAsync(
            actor,
            draft => draft.Drop(version, actor.Person, now),
            AuditKind.DraftDropped,
            new { Edition = actor.Edition.Number },
            now,
            cancel
        );
    }
}

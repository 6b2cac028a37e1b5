using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Changes one part of the draft; what the part contradicts is refused at its fields.</summary>
public sealed class ChangeDraft(SchoolCommsDb db, TimeProvider time)
{
    /// <param name="version">The version of the draft that the change was made on.</param>
    /// <param name="changed">The draft's regulation with the part changed.</param>
    public async Task<Result> RunAsync(Actor actor, int version, RegulationPart part, Regulation changed, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.DraftRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted;

        return await db.OnDraftAsync(
            actor,
            draft => draft.Change(version, part, changed),
            AuditKind.DraftChanged,
            new { Part = part },
            time.GetUtcNow(),
            cancel
        );
    }
}

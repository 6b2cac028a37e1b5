using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Records what a council decided on the draft (S2 header, S3 1.3, S4 header).</summary>
public sealed class RecordOpinion(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, CouncilOpinion opinion, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.DraftRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var details = new
        {
            opinion.Council,
            opinion.Protocol,
            Reason = opinion.Remark,
        };
        return await db.OnDraftAsync(actor, draft => draft.Hear(opinion), AuditKind.OpinionRecorded, details, time.GetUtcNow(), cancel);
    }
}

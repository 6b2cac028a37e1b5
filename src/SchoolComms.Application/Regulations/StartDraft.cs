using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Application.Regulations;

/// <summary>Starts the draft of a new edition, from the newest one or from a preset. A school has one open draft (SCH-6).</summary>
public sealed class StartDraft(SchoolCommsDb db, TimeProvider time)
{
    /// <param name="preset">The preset's key; null for a copy of the newest edition.</param>
    public async Task<Result> RunAsync(Actor actor, string? preset, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.DraftRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var start = preset is null ? null : RegulationPreset.Find(preset);
        if (preset is not null && start is null)
            return new NotFound(nameof(RegulationPreset));

        var now = time.GetUtcNow();
        var newest = await db.StandingEditions().AsNoTracking().FirstAsync(cancel);
        db.Add(EditionDraft.Start(newest, start, actor.Person, now));
        try
        {
            var details = new { Edition = newest.Number, Preset = start?.Name };
            var clause = actor.Edition.Cite(Rule.EditionsAdopted);
            await db.SaveAndRecordAsync(actor, AuditKind.DraftStarted, details, clause, now, cancel);
            return Result.Done;
        }
        catch (DbUpdateException taken) when (taken.TakenKey() is "ix_edition_draft_open")
        {
            return new DraftAlreadyOpen();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// The director answers an appeal (MOD-7; S1 4.7). For the member, the sanction is undone at once, and a block that rested on a
/// violation which is taken back goes with it. The lock is the sanction's own, so that nothing else is decided meanwhile.
/// </summary>
public sealed class AnswerAppeal(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, AppealId id, AppealOutcome outcome, string? answer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.DecideOnAppeals, Target.School);
        if (permitted.IsRefused)
            return permitted;
        var about = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (about is null)
            return new NotFound(nameof(Appeal));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reference = new SanctionReference(about.ViolationId, about.BlockId, about.RestrictionId);
        var sanction = (await db.LockSanctionAsync(reference, cancel))!;
        var appeal = await db.Appeals.SingleAsync(a => a.Id == id, cancel);
        var decided = appeal.Decide(sanction, new Judge(actor.Person, Capacity.Director), outcome, answer, now);
        if (decided.IsRefused)
            return decided;

        await RecordAsync(actor, appeal, sanction, now, cancel);
        if (sanction.Violation is { Stands: false } withdrawn)
            await db.UndoWithoutGroundAsync(actor, withdrawn, editions, now, cancel);
        await transaction.CommitAsync(cancel);
        if (sanction.Chat is { } chat)
            live.Announce(actor.School.Id, chat);
        return Result.Done;
    }

    private async Task RecordAsync(Actor actor, Appeal appeal, Contested sanction, DateTimeOffset now, CancellationToken cancel)
    {
        var decidedUnder = await db.ClauseOfAsync(sanction, editions, cancel);
        var details = new
        {
            Person = (await db.NameAsync(appeal.PersonId, cancel)).Full,
            Chat = sanction.Chat?.Value,
            Sanction = sanction.Kind,
            appeal.Outcome,
        };
        var clause = actor.Edition.Cite(Rule.NoArbitrariness) ?? decidedUnder;
        await db.SaveAndRecordAsync(actor, AuditKind.AppealAnswered, details, clause, now, cancel);
        if (appeal.Outcome == AppealOutcome.Stands)
            return;

        var ended = sanction.Kind switch
        {
            ContestedKind.Violation => AuditKind.ViolationWithdrawn,
            ContestedKind.Restriction => AuditKind.RestrictionLifted,
            _ => appeal.Outcome == AppealOutcome.Undone ? AuditKind.BlockUndone : AuditKind.Unblocked,
        };
        await db.SaveAndRecordAsync(actor, ended, details, decidedUnder, now, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What a movement would bring with it, for the page before it.</summary>
/// <param name="Told">The consequences, with the names in them.</param>
/// <param name="Refusal">Why it may not happen, whoever takes over the chats; null where it may.</param>
/// <param name="Colleagues">Who may take over a chat.</param>
public sealed record MovementPreview(ToldConsequences Told, Error? Refusal, IReadOnlyList<Colleague> Colleagues);

/// <summary>
/// Enters a student's transfer, or somebody's leaving, by an order (S0 4.1, S1 2.1, S3 2.1, S4 2.3). What is due takes effect at once,
/// in the same transaction; what is not waits for its day.
/// </summary>
public sealed class EnterMovement(SchoolCommsDb db, MovePeople move, TimeProvider time)
{
    private const int MostColleagues = 500;

    /// <summary>What it would bring with it if it happened now.</summary>
    public async Task<Result<MovementPreview>> PreviewAsync(Actor actor, MovementOf what, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        Step[] steps = [Movement.StepOf(what)!];
        var foreseen = await move.ForeseeAsync(steps, now, cancel);
        if (foreseen.IsRefused)
            return foreseen.Error;

        var (facts, consequences) = (foreseen.Value.Facts, foreseen.Value.Consequences);
        var colleagues = await db.Colleagues()
            .Where(p => p.Id != what.Person)
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(MostColleagues)
            .Select(p => new Colleague(p.Id, p.Name, p.Post))
            .ToListAsync(cancel);
        var refusal = (consequences with { Bereft = [] }).MayHappen(facts, Nobody, new HashSet<PersonId>(), actor.Edition).Error;
        return new MovementPreview(await db.TellAsync(consequences, cancel), refusal, colleagues);
    }

    /// <returns>
    /// The movement, or a refusal of <see cref="MovePeople.CarryOutAsync"/>, <see cref="MovementDayTooFar"/>, <see cref="MovementWaits"/>.
    /// </returns>
    public async Task<Result<MovementId>> RunAsync(
        Actor actor,
        MovementOf what,
        Order order,
        DateOnly effectiveOn,
        IReadOnlyDictionary<ChatId, PersonId> successors,
        CancellationToken cancel
    )
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        if (what.To is { } to && (await db.ClassToEnterAsync(actor.School, to, now, cancel)).Error is { } refused)
            return refused;

        var entered = Movement.Enter(what, order, effectiveOn, successors, actor.Person, actor.School, now);
        if (entered.IsRefused)
            return entered.Error;
        if (await db.Movements.AnyAsync(m => m.PersonId == what.Person && m.State == MovementState.Waiting, cancel))
            return new MovementWaits();

        var movement = entered.Value;
        db.Add(movement);
        var done = movement.IsDue(now)
            ? await move.TakeEffectAsync(movement, actor.Edition, now, cancel)
            : await WaitAsync(movement, actor, now, cancel);
        if (done.IsRefused)
            return done.Error;

        await transaction.CommitAsync(cancel);
        move.Announce(actor.School.Id, done.Value);
        return movement.Id;
    }

    // What could not happen today is not put off either: the list of what waits holds nothing that is known to fail.
    private async Task<Result<Consequences>> WaitAsync(Movement movement, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        Step[] steps = [movement.Step!];
        var foreseen = await move.ForeseeAsync(steps, now, cancel);
        if (foreseen.IsRefused)
            return foreseen.Error;
        var mayHappen = await move.MayHappenAsync(foreseen.Value, steps, movement.Successors, actor.Edition, cancel);
        if (mayHappen.IsRefused)
            return mayHappen.Error;

        await move.RecordAsync(movement, AuditKind.MovementEntered, actor.Person, actor.Edition, now, cancel);
        return Consequences.None;
    }

    private static readonly IReadOnlyDictionary<ChatId, PersonId> Nobody = new Dictionary<ChatId, PersonId>();
}

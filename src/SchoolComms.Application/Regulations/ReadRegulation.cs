using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>What an edition is today.</summary>
public enum EditionState
{
    ToCome = 1,
    InForce,
    Replaced,
    Withdrawn,
}

/// <summary>Why and by whom an edition was called back.</summary>
public sealed record WithdrawalLine(DateTimeOffset At, FullName By, string Reason);

/// <summary>An edition as a line of the list.</summary>
/// <param name="Until">When another one replaced it or will; null where none does.</param>
public sealed record EditionLine(
    int Number,
    Order Order,
    DateTimeOffset InForceFrom,
    EditionState State,
    DateTimeOffset? Until,
    WithdrawalLine? Withdrawal
);

/// <summary>An edition of the regulation, beside all others.</summary>
/// <param name="Edition">The edition that is read.</param>
/// <param name="Line">The same in the list.</param>
/// <param name="ApprovedBy">Who approved it here; null for the edition that came with the school.</param>
/// <param name="Editions">All editions, the newest first.</param>
public sealed record RegulationView(Edition Edition, EditionLine Line, FullName? ApprovedBy, IReadOnlyList<EditionLine> Editions);

/// <summary>Opens the regulation for everybody in the school: the edition in force, or any other by its number (SCH-6).</summary>
public sealed class ReadRegulation(SchoolCommsDb db, EditionCache cache, TimeProvider time)
{
    // More editions than a school adopts in its life.
    private const int Most = 200;

    public async Task<Result<RegulationView>> RunAsync(Actor actor, int? number, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var rows = await RowsAsync(cancel);
        var lines = Lines(rows, actor.Edition, time.GetUtcNow());
        var wanted = lines.FindIndex(line => line.Number == (number ?? actor.Edition.Number));
        if (wanted < 0)
            return new NotFound(nameof(Edition));

        return new RegulationView(await cache.GetAsync(db, rows[wanted].Id, cancel), lines[wanted], rows[wanted].ApprovedBy, lines);
    }

    private Task<List<EditionRow>> RowsAsync(CancellationToken cancel) =>
        (
            from edition in db.Editions.OrderByDescending(edition => edition.Number).Take(Most)
            from approver in db.People.Where(person => person.Id == edition.ApprovedBy).DefaultIfEmpty()
            from withdrawal in db.EditionWithdrawals.Where(one => one.EditionId == edition.Id).DefaultIfEmpty()
            from withdrawer in db.People.Where(person => person.Id == withdrawal.By).DefaultIfEmpty()
            orderby edition.Number descending
            select new EditionRow(
                edition.Id,
                edition.Number,
                edition.Order,
                edition.InForceFrom,
                approver == null ? null : approver.Name,
                withdrawal == null ? null : new WithdrawalLine(withdrawal.At, withdrawer.Name, withdrawal.Reason)
            )
        ).ToListAsync(cancel);

    private static List<EditionLine> Lines(List<EditionRow> rows, Edition inForce, DateTimeOffset now) =>
        rows.ConvertAll(row => new EditionLine(
            row.Number,
            row.Order,
            row.InForceFrom,
            row.Withdrawal is not null ? EditionState.Withdrawn
                : row.Id == inForce.Id ? EditionState.InForce
                : row.InForceFrom > now ? EditionState.ToCome
                : EditionState.Replaced,
            rows.Where(next => next.Withdrawal is null && next.InForceFrom > row.InForceFrom)
                .Select(next => (DateTimeOffset?)next.InForceFrom)
                .Min(),
            row.Withdrawal
        ));

    private sealed record EditionRow(
        EditionId Id,
        int Number,
        Order Order,
        DateTimeOffset InForceFrom,
        FullName? ApprovedBy,
        WithdrawalLine? Withdrawal
    );
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Which movements are wanted; null is any.</summary>
/// <param name="Waiting">Those that wait for their day, or those that no longer do.</param>
/// <param name="From">From this day on.</param>
/// <param name="To">Up to this day.</param>
/// <param name="Before">Only those entered before this one: the next page.</param>
public sealed record MovementFilter(
    bool? Waiting = null,
    MovementKind? Kind = null,
    DateOnly? From = null,
    DateOnly? To = null,
    MovementId? Before = null
);

/// <summary>A movement as a line of a list.</summary>
public sealed record MovementLine(
    Movement Movement,
    FullName Person,
    ClassName? From,
    ClassName? To,
    FullName EnteredBy,
    FullName? ClosedBy
);

/// <summary>A page of movements, the last entered first.</summary>
/// <param name="Next">The key of the next page; null on the last.</param>
public sealed record MovementPage(IReadOnlyList<MovementLine> Lines, MovementId? Next);

/// <summary>Lists the school's movements: what waits for its day, and what was done.</summary>
public sealed class ListMovements(SchoolCommsDb db)
{
    public const int PageSize = 50;
    private const int MostOfPerson = 50;
    private const int MostHindered = 20;

    public async Task<Result<MovementPage>> RunAsync(Actor actor, MovementFilter filter, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var lines = await db.Lines(Matching(filter).OrderByDescending(m => m.Id).Take(PageSize + 1)).ToListAsync(cancel);
        var page = lines.Take(PageSize).ToList();
        return new MovementPage(page, lines.Count > PageSize ? page[^1].Movement.Id : null);
    }

    /// <summary>One person's movements, for those who see the person's page; the newest first.</summary>
    public async Task<IReadOnlyList<MovementLine>> OfPersonAsync(PersonId person, CancellationToken cancel) =>
        await db.Lines(db.Movements.Where(m => m.PersonId == person).OrderByDescending(m => m.Id).Take(MostOfPerson)).ToListAsync(cancel);

    /// <summary>What could not take effect on its day, for whoever may settle it; nothing for everybody else.</summary>
    public async Task<IReadOnlyList<MovementLine>> HinderedAsync(Actor actor, CancellationToken cancel) =>
        !Permissions.Permits(actor, SchoolAction.MovePeople, Target.School)
            ? []
            : await db.Lines(
                    db.Movements.Where(m => m.State == MovementState.Waiting && m.Obstacle != null).OrderBy(m => m.Id).Take(MostHindered)
                )
                .ToListAsync(cancel);

    private IQueryable<Movement> Matching(MovementFilter filter)
    {
        var found = db.Movements.AsNoTracking();
        if (filter.Waiting is { } waiting)
            found = found.Where(m => m.State == MovementState.Waiting == waiting);
        if (filter.Kind is { } kind)
            found = found.Where(m => m.Kind == kind);
        if (filter.From is { } from)
            found = found.Where(m => m.EffectiveOn >= from);
        if (filter.To is { } to)
            found = found.Where(m => m.EffectiveOn <= to);
        if (filter.Before is { } before)
            found = found.Where(m => m.Id < before);
        return found;
    }
}

internal static class MovementLines
{
    public static IQueryable<MovementLine> Lines(this SchoolCommsDb db, IQueryable<Movement> movements) =>
        from movement in movements.AsNoTracking()
        join person in db.People on movement.PersonId equals person.Id
        join entered in db.People on movement.EnteredBy equals entered.Id
        select new MovementLine(
            movement,
            person.Name,
            db.Classes.Where(c => c.Id == movement.FromClass).Select(c => c.Name).FirstOrDefault(),
            db.Classes.Where(c => c.Id == movement.ToClass).Select(c => c.Name).FirstOrDefault(),
            entered.Name,
            db.People.Where(p => p.Id == movement.ClosedBy).Select(p => p.Name).FirstOrDefault()
        );
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>An appeal as a line of a list.</summary>
/// <param name="ChatName">Null for access to the whole portal.</param>
/// <param name="Rule">The rule of a contested violation.</param>
public sealed record AppealLine(
    AppealId Id,
    FullName Person,
    ContestedKind Kind,
    string? ChatName,
    Rule? Rule,
    DateTimeOffset At,
    DateTimeOffset DueAt,
    AppealOutcome? Outcome,
    DateTimeOffset? DecidedAt
)
{
    public bool IsLate(DateTimeOffset now) => Outcome is null && DueAt <= now;
}

/// <summary>A page of appeals.</summary>
/// <param name="Next">The key of the next page; null on the last.</param>
public sealed record AppealPage(IReadOnlyList<AppealLine> Lines, AppealId? Next);

/// <summary>Lists the appeals for the director: those that wait by when the answer is due, the answered ones newest first.</summary>
public sealed class ListAppeals(SchoolCommsDb db)
{
    public const int PageSize = 50;

    /// <param name="actor">Who reads.</param>
    /// <param name="answered">Those that have their answer, in place of those that wait.</param>
    /// <param name="after">Only those that come after this one: the next page.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result<AppealPage>> RunAsync(Actor actor, bool answered, AppealId? after, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.DecideOnAppeals, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var wanted = answered ? Answered(after) : await WaitingAsync(after, cancel);
        var lines = await Lines(wanted.Take(PageSize + 1)).ToListAsync(cancel);
        var page = (
            answered ? lines.OrderByDescending(line => line.Id.Value) : lines.OrderBy(line => line.DueAt).ThenBy(line => line.Id.Value)
        )
            .Take(PageSize)
            .ToList();
        return new AppealPage(page, lines.Count > PageSize ? page[^1].Id : null);
    }

    private IQueryable<Appeal> Answered(AppealId? after)
    {
        var answered = db.Appeals.Where(a => a.Outcome != null);
        if (after is { } key)
            answered = answered.Where(a => a.Id < key);
        return answered.OrderByDescending(a => a.Id);
    }

    private async Task<IQueryable<Appeal>> WaitingAsync(AppealId? after, CancellationToken cancel)
    {
        var waiting = db.Appeals.Where(a => a.Outcome == null);
        if (after is { } key && await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, cancel) is { DueAt: var due })
            waiting = waiting.Where(a => a.DueAt > due || (a.DueAt == due && a.Id > key));
        return waiting.OrderBy(a => a.DueAt).ThenBy(a => a.Id);
    }

    private IQueryable<AppealLine> Lines(IQueryable<Appeal> appeals) =>
        from appeal in appeals.AsNoTracking()
        join person in db.People on appeal.PersonId equals person.Id
        select new AppealLine(
            appeal.Id,
            person.Name,
            appeal.ViolationId != null ? ContestedKind.Violation
                : appeal.BlockId != null ? ContestedKind.Block
                : ContestedKind.Restriction,
            (
                from violation in db.Violations
                where violation.Id == appeal.ViolationId
                join chat in db.Chats on violation.ChatId equals chat.Id
                select chat.Name
            ).FirstOrDefault()
                ?? (
                    from block in db.Blocks
                    where block.Id == appeal.BlockId
                    join chat in db.Chats on block.ChatId equals chat.Id
                    select chat.Name
                ).FirstOrDefault(),
            db.Violations.Where(v => v.Id == appeal.ViolationId).Select(v => (Rule?)v.Rule).FirstOrDefault(),
            appeal.At,
            appeal.DueAt,
            appeal.Outcome,
            appeal.DecidedAt
        );
}

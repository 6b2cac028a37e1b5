using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Application.Statistics;

/// <summary>Counts what each moderator watched and decided in a period (MOD-7): one statement for each source.</summary>
public sealed class ModeratorStatistics(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>The moderators by name; nothing for whom their work is not shown.</summary>
    public async Task<IReadOnlyList<ModeratorLoad>> RunAsync(Actor actor, PeriodKind kind, CancellationToken cancel)
    {
        var governs = actor.Is(Standing.Director) || actor.Is(Standing.Deputy);
        if (!governs || !Permissions.Permits(actor, SchoolAction.SeeStatistics, Target.School))
            return [];

        var period = Period.Of(kind, actor.School, time.GetUtcNow());
        var watched = await MessagesAsync(period, cancel);
        var moderators = await db
            .People.Where(p => db.ChatMembers.Any(m => m.PersonId == p.Id && m.IsModerator && m.EndedAt == null))
            .OrderBy(p => p.NameKey)
            .Take(Most)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancel);
        var violations = await ViolationsAsync(period, cancel);
        var blocks = await BlocksAsync(period, cancel);
        return
        [
            .. moderators.Select(moderator =>
            {
                var recorded = violations.GetValueOrDefault(moderator.Id);
                var decided = blocks.GetValueOrDefault(moderator.Id);
                return new ModeratorLoad(
                    moderator.Id,
                    moderator.Name,
                    watched.GetValueOrDefault(moderator.Id),
                    recorded.Count,
                    decided.Count,
                    recorded.Undone + decided.Undone
                );
            }),
        ];
    }

    // As for the whole school: a stretch of time is a range of the messages' key in each chat.
    private async Task<Dictionary<PersonId, long>> MessagesAsync(Period period, CancellationToken cancel)
    {
        var (first, after) = (MessageId.LeastAt(period.From).Value, MessageId.LeastAt(period.Until).Value);
        var counted = await db
            .Database.SqlQuery<WatchedRow>(
                $"""
                select member.person_id as "Moderator", sum(sent.messages)::bigint as "Messages"
                from chat_member member
                cross join lateral (
                    select count(*) as messages from message
                    where message.school_id = member.school_id and message.chat_id = member.chat_id
                        and message.id >= {first} and message.id < {after}
                ) sent
                where member.school_id = {db.School.Value} and member.is_moderator and member.ended_at is null
                group by member.person_id
                """
            )
            .ToListAsync(cancel);
        return counted.ToDictionary(row => new PersonId(row.Moderator), row => row.Messages);
    }

    private async Task<Dictionary<PersonId, (int Count, int Undone)>> ViolationsAsync(Period period, CancellationToken cancel) =>
        (
            await db
                .Violations.Where(v => v.RecordedAs == Capacity.Moderator && v.RecordedAt >= period.From && v.RecordedAt < period.Until)
                .GroupBy(v => v.RecordedBy)
                .Select(own => new
                {
                    own.Key,
                    Count = own.Count(v => v.State != ViolationState.Withdrawn),
                    Undone = own.Count(v => v.State == ViolationState.Withdrawn),
                })
                .ToListAsync(cancel)
        ).ToDictionary(row => row.Key, row => (row.Count, row.Undone));

    private async Task<Dictionary<PersonId, (int Count, int Undone)>> BlocksAsync(Period period, CancellationToken cancel) =>
        (
            await db
                .Blocks.Where(b => b.DecidedAs == Capacity.Moderator && b.From >= period.From && b.From < period.Until)
                .GroupBy(b => b.DecidedBy)
                .Select(own => new
                {
                    own.Key,
                    Count = own.Count(b => b.Lifting == null || b.Lifting.Kind != LiftKind.Undone),
                    Undone = own.Count(b => b.Lifting != null && b.Lifting.Kind == LiftKind.Undone),
                })
                .ToListAsync(cancel)
        ).ToDictionary(row => row.Key, row => (row.Count, row.Undone));

    private sealed record WatchedRow(Guid Moderator, long Messages);
}

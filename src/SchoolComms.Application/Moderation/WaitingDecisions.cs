using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>A member whom a moderator may unblock: they apologised, and the time for objections passed without any.</summary>
public sealed record ReadyToUnblock(ChatId Chat, string ChatName, PersonId Person, FullName Name);

/// <summary>What of moderation belongs to somebody's day.</summary>
/// <param name="Appeals">How many appeals wait for the director.</param>
/// <param name="NearestDue">When the first of them is due.</param>
/// <param name="Ready">In the chats that the reader moderates.</param>
/// <param name="HasOwn">Something was decided about the reader.</param>
public sealed record SanctionDay(int Appeals, DateTimeOffset? NearestDue, IReadOnlyList<ReadyToUnblock> Ready, bool HasOwn);

/// <summary>Tells the director of appeals, moderators of whom they may unblock, and everybody of what was decided about them.</summary>
public sealed class WaitingDecisions(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 20;

    public async Task<SanctionDay> RunAsync(Actor actor, CancellationToken cancel)
    {
        var answers = Permissions.Permits(actor, SchoolAction.DecideOnAppeals, Target.School);
        var due = answers
            ? await db
                .Appeals.Where(a => a.Outcome == null)
                .GroupBy(_ => 1)
                .Select(appeals => new { Count = appeals.Count(), Nearest = appeals.Min(a => a.DueAt) })
                .SingleOrDefaultAsync(cancel)
            : null;
        return new SanctionDay(
            due?.Count ?? 0,
            due?.Nearest,
            actor.Moderates ? await ReadyAsync(actor, cancel) : [],
            await HasOwnAsync(actor, cancel)
        );
    }

    private async Task<IReadOnlyList<ReadyToUnblock>> ReadyAsync(Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await (
            from mine in db.ChatMembers
            where mine.PersonId == actor.Person && mine.IsModerator && mine.EndedAt == null
            join block in db.Blocks on mine.ChatId equals block.ChatId
            where block.From <= now && now < block.Until && block.DecidedAs == Domain.Moderation.Capacity.Moderator
            join apology in db.Apologies on block.Id equals apology.BlockId
            where apology.ObjectionsUntil <= now && !db.Objections.Any(o => o.ApologyId == apology.Id)
            join member in db.ChatMembers on new { block.ChatId, block.PersonId } equals new { member.ChatId, member.PersonId }
            where member.EndedAt == null
            join chat in db.Chats on block.ChatId equals chat.Id
            join person in db.People on block.PersonId equals person.Id
            orderby apology.ObjectionsUntil
            select new ReadyToUnblock(chat.Id, chat.Name, person.Id, person.Name)
        )
            .Take(Most)
            .ToListAsync(cancel);
    }

    private Task<bool> HasOwnAsync(Actor actor, CancellationToken cancel)
    {
        var person = actor.Person;
        return db
            .Schools.Where(school => school.Id == actor.School.Id)
            .Select(_ =>
                db.Violations.Any(v => v.PersonId == person)
                || db.Blocks.Any(b => b.PersonId == person)
                || db.AccessRestrictions.Any(r => r.PersonId == person)
                || db.PersonalReminders.Any(r => r.PersonId == person)
            )
            .SingleAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A violation in somebody's record.</summary>
/// <param name="Text">The message; null where it is removed and the reader may not see it.</param>
/// <param name="Counts">Counts towards a block.</param>
public sealed record ViolationLine(
    MessageId? Message,
    Rule Rule,
    Clause? Clause,
    DateTimeOffset CommittedAt,
    DateTimeOffset RecordedAt,
    FullName RecordedBy,
    string? Text,
    bool Counts
);

/// <summary>A block in somebody's record.</summary>
public sealed record BlockLine(DateTimeOffset From, DateTimeOffset Until, Clause? Clause, FullName DecidedBy, bool InForce);

/// <summary>What stands against a member in a chat: what counts, what it is made of, and whether it comes to a block.</summary>
/// <param name="Own">The reader's own record.</param>
/// <param name="MayBlock">Whether the reader may block now; the refusal has its clause and the count.</param>
/// <param name="LatestEnd">The end of the longest block that may start now.</param>
public sealed record MemberFile(
    Chat Chat,
    PersonId Person,
    FullName Name,
    Role Role,
    bool Own,
    IReadOnlyList<ViolationLine> Violations,
    IReadOnlyList<BlockLine> Blocks,
    Result MayBlock,
    DateTimeOffset? LatestEnd
)
{
    public int Counting => Violations.Count(violation => violation.Counts);
}

/// <summary>Opens a member's record in a chat: for its moderators, and for each member the own one.</summary>
public sealed class MemberRecord(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    private const int Newest = 100;

    public async Task<Result<MemberFile>> RunAsync(Actor actor, ChatId chatId, PersonId person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var moderates = Permissions.Check(actor, SchoolAction.Moderate, Target.Of(room.Value.Member));
        if (moderates.IsRefused && person != actor.Person)
            return moderates.Error;

        var found = await (
            from m in db.ChatMembers
            where m.ChatId == chatId && m.PersonId == person
            join p in db.People on m.PersonId equals p.Id
            select new { Member = m, p.Name }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(ChatMember));

        var @case = await db.BlockCaseAsync(chatId, await db.OffenderAsync(found.Member, now, cancel), cancel);
        var ladder = actor.Edition.Regulation.Ladder;
        return new MemberFile(
            room.Value.Chat,
            person,
            found.Name,
            found.Member.Role,
            person == actor.Person,
            await ViolationsAsync(@case, ladder, !moderates.IsRefused, now, cancel),
            await BlocksAsync(@case, now, cancel),
            moderates.IsRefused ? moderates : BlockingRule.MayBlock(@case, actor.Edition, new Judge(actor.Person, Capacity.Moderator), now),
            ladder is null ? null : BlockingRule.LatestEnd(ladder, now, actor.School.Zone)
        );
    }

    private async Task<List<ViolationLine>> ViolationsAsync(
        BlockCase @case,
        SanctionLadder? ladder,
        bool seesRemoved,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var since = ladder is null ? DateTimeOffset.MaxValue : BlockingRule.CountingSince(ladder, @case.Blocks, now);
        var found = await (
            from violation in db.Violations
            where violation.ChatId == @case.Chat && violation.PersonId == @case.Offender.Person
            from message in db.Messages.Where(m => m.ChatId == violation.ChatId && (MessageId?)m.Id == violation.MessageId).DefaultIfEmpty()
            join moderator in db.People on violation.RecordedBy equals moderator.Id
            orderby violation.CommittedAt descending
            select new
            {
                Violation = violation,
                By = moderator.Name,
                Text = message != null && (message.Removal == null || seesRemoved) ? message.Text : violation.Circumstance,
            }
        )
            .Take(Newest)
            .AsNoTracking()
            .ToListAsync(cancel);

        var lines = new List<ViolationLine>(found.Count);
        foreach (var (violation, by, text) in found.Select(line => (line.Violation, line.By, line.Text)))
        {
            var edition = await editions.GetAsync(db, violation.EditionId, cancel);
            lines.Add(
                new ViolationLine(
                    violation.MessageId,
                    violation.Rule,
                    edition.Cite(violation.Clause),
                    violation.CommittedAt,
                    violation.RecordedAt,
                    by,
                    text,
                    violation.Stands && violation.CommittedAt >= since
                )
            );
        }

        return lines;
    }

    private async Task<List<BlockLine>> BlocksAsync(BlockCase @case, DateTimeOffset now, CancellationToken cancel)
    {
        var deciders = @case.Blocks.Select(block => block.DecidedBy).Distinct().ToList();
        var names = await db.People.Where(p => deciders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var lines = new List<BlockLine>();
        foreach (var block in @case.Blocks.OrderByDescending(block => block.From))
        {
            var edition = await editions.GetAsync(db, block.EditionId, cancel);
            lines.Add(new BlockLine(block.From, block.Until, edition.Cite(block.Clause), names[block.DecidedBy], block.InForce(now)));
        }

        return lines;
    }
}

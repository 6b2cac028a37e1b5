using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Moderation;

/// <summary>
/// The sanction ladder (S1 4.5): a moderator may block a member who has broken the Rules in the chat more than the
/// regulation's number of times, for at most the regulation's term. What counts: docs/decisions/0007-counting-violations.md.
/// </summary>
public static class BlockingRule
{
    /// <summary>
    /// Violations from this moment on count: from the end of the last served block, where a served block consumes. A block
    /// that was undone was never served.
    /// </summary>
    public static DateTimeOffset CountingSince(SanctionLadder ladder, IEnumerable<Block> blocks, DateTimeOffset now) =>
        ladder.ServedBlockConsumes
            ? blocks
                .Where(block => block.Until <= now && !block.IsUndone)
                .Select(block => block.Until)
                .DefaultIfEmpty(DateTimeOffset.MinValue)
                .Max()
            : DateTimeOffset.MinValue;

    /// <summary>How many of the violations, by when the rule was broken, count towards a block.</summary>
    public static int Counting(SanctionLadder ladder, IEnumerable<DateTimeOffset> violations, IEnumerable<Block> blocks, DateTimeOffset now)
    {
        var since = CountingSince(ladder, blocks, now);
        return violations.Count(at => at >= since);
    }

    /// <summary>The last instant at which a block that starts now may end: calendar months on the school's clock.</summary>
    public static DateTimeOffset LatestEnd(SanctionLadder ladder, DateTimeOffset now, TimeZoneInfo zone) =>
        SchoolClock.Shift(now, zone, local => local.AddMonths(ladder.MaxMonths));

    /// <summary>
    /// Whether a block still has its ground once a violation has been taken back: what it was decided on, without what has been
    /// withdrawn since, is more than the ladder's number. A block by decision has its basis.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="decidedUnder">The edition that it was decided under.</param>
    /// <param name="violations">The member's violations in the chat.</param>
    /// <param name="blocks">All of the member's blocks there.</param>
    public static bool StillStands(
        Block block,
        Edition decidedUnder,
        IReadOnlyCollection<Violation> violations,
        IReadOnlyCollection<Block> blocks
    ) =>
        block.Ground != BlockGround.Ladder
        || decidedUnder.Regulation.Ladder is not { } ladder
        || GroundsOf(block, decidedUnder, violations, blocks).Count > ladder.MoreThan;

    /// <summary>
    /// The blocks that lose their ground with a violation that is taken back, served ones too; from the first on, as one that is undone
    /// has consumed nothing and leaves the next more to stand on.
    /// </summary>
    /// <param name="violation">What is taken back.</param>
    /// <param name="violations">All of the member's violations in the chat.</param>
    /// <param name="blocks">All of the member's blocks there.</param>
    /// <param name="decidedUnder">The edition that a block was decided under.</param>
    public static IReadOnlyList<Block> LosingGround(
        Violation violation,
        IEnumerable<Violation> violations,
        IEnumerable<Block> blocks,
        Func<Block, Edition> decidedUnder
    )
    {
        var (others, standing) = (
            violations.Where(other => other.Id != violation.Id).ToList(),
            blocks.Where(block => !block.IsUndone).ToList()
        );
        var losing = new List<Block>();
        foreach (var block in standing.Where(block => violation.RecordedAt <= block.From).OrderBy(block => block.From).ToList())
        {
            if (StillStands(block, decidedUnder(block), others, standing))
                continue;

            losing.Add(block);
            standing.Remove(block);
        }

        return losing;
    }

    /// <summary>The violations that a block by the ladder was decided on, without those that have been taken back since.</summary>
    public static IReadOnlyList<Violation> GroundsOf(
        Block block,
        Edition decidedUnder,
        IEnumerable<Violation> violations,
        IEnumerable<Block> blocks
    )
    {
        if (block.Ground != BlockGround.Ladder || decidedUnder.Regulation.Ladder is not { } ladder)
            return [];

        var since = CountingSince(ladder, blocks, block.From);
        return [.. violations.Where(v => v.Stands && v.RecordedAt <= block.From && v.CommittedAt >= since)];
    }

    /// <summary>Undoes a block that has lost its ground, as a violation that it was decided on was taken back; a served one too.</summary>
    public static Result UndoWithoutGround(Block block, PersonId by, string reason, DateTimeOffset now) =>
        block.Lift(by, LiftKind.Undone, reason, now);

    /// <summary>Whether the moderator may block at all, whatever the term; refused with the ladder's clause.</summary>
    public static Result MayBlock(BlockCase @case, Edition edition, Judge judge, DateTimeOffset now)
    {
        var clause = edition.Cite(Rule.LadderBlock);
        if (edition.Regulation.Ladder is not { } ladder || clause is null)
            return new BlockingNotProvided(edition.Cite(Rule.NoArbitrariness));

        var sanctionable = SanctionRule.Check(judge, @case.Offender, edition);
        if (sanctionable.IsRefused)
            return sanctionable;
        if (@case.Blocks.FirstOrDefault(block => block.InForce(now)) is { } current)
            return new AlreadyBlocked(current.Until, clause);

        var counting = Counting(ladder, @case.Violations, @case.Blocks, now);
        return counting > ladder.MoreThan ? Result.Done : new TooFewViolations(counting, ladder.MoreThan, clause);
    }

    /// <summary>Blocks until then, or refuses with the ladder's clause.</summary>
    public static Result<Block> Block(
        BlockCase @case,
        Edition edition,
        Judge judge,
        DateTimeOffset until,
        DateTimeOffset now,
        TimeZoneInfo zone
    )
    {
        var permitted = MayBlock(@case, edition, judge, now);
        if (permitted.IsRefused)
            return permitted.Error;

        var (ladder, clause) = (edition.Regulation.Ladder!, edition.Cite(Rule.LadderBlock)!);
        if (until <= now)
            return new BlockEndsInPast { Field = nameof(until) };
        if (until > LatestEnd(ladder, now, zone))
            return new BlockTooLong(ladder.MaxMonths, clause) { Field = nameof(until) };

        return Moderation.Block.Impose(@case.Chat, @case.Offender.Person, judge, BlockGround.Ladder, null, clause, edition, now, until);
    }
}

/// <summary>A member of a chat and what stands against them there.</summary>
/// <param name="Violations">When the rules were broken, by the violations that have not been taken back.</param>
/// <param name="Blocks">All blocks in this chat, served and undone ones too.</param>
public sealed record BlockCase(ChatId Chat, Offender Offender, IReadOnlyList<DateTimeOffset> Violations, IReadOnlyList<Block> Blocks);

/// <summary>The regulation gives moderators no right to block.</summary>
public sealed record BlockingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The member has not broken the Rules often enough.</summary>
public sealed record TooFewViolations(int Count, int MoreThan, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The member is blocked in this chat already, perhaps by another moderator just now.</summary>
public sealed record AlreadyBlocked(DateTimeOffset Until, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The term is longer than the regulation allows.</summary>
public sealed record BlockTooLong(int MaxMonths, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>A block must end in the future.</summary>
public sealed record BlockEndsInPast() : Error(ErrorKind.Invalid);

using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Moderation;

/// <summary>
/// The sanction ladder (S1 4.5): a moderator may block a member who has broken the Rules in the chat more than the
/// regulation's number of times, for at most the regulation's term.
/// </summary>
public static class BlockingRule
{
    /// <summary>The violations that count towards a block: those that no served or running block has consumed.</summary>
    public static int Counting(SanctionLadder ladder, IEnumerable<DateTimeOffset> violations, IEnumerable<Block> blocks, DateTimeOffset now)
    {
        var ended = blocks.Where(block => block.Until <= now).Select(block => block.Until);
        var since = ladder.ServedBlockConsumes ? ended.DefaultIfEmpty(DateTimeOffset.MinValue).Max() : DateTimeOffset.MinValue;
        return violations.Count(at => at >= since);
    }

    /// <summary>The last instant at which a block that starts now may end: calendar months on the school's clock.</summary>
    public static DateTimeOffset LatestEnd(SanctionLadder ladder, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime.AddMonths(ladder.MaxMonths);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Blocks, or refuses with the ladder's clause: no ladder, too few violations, too long a term, blocked already.</summary>
    public static Result<Block> Block(
        BlockCase @case,
        Edition edition,
        PersonId moderator,
        DateTimeOffset until,
        DateTimeOffset now,
        TimeZoneInfo zone
    )
    {
        var clause = edition.Cite(Rule.LadderBlock);
        if (edition.Regulation.Ladder is not { } ladder || clause is null)
            return new BlockingNotProvided(edition.Cite(Rule.NoArbitrariness));
        if (@case.Person == moderator)
            return new OwnCase();
        if (@case.Role is Role.Teacher or Role.Staff)
            return new EqualOrHigherOffice();
        if (@case.Blocks.FirstOrDefault(block => block.InForce(now)) is { } current)
            return new MemberBlocked(current.Until, clause);

        var counting = Counting(ladder, @case.Violations, @case.Blocks, now);
        if (counting <= ladder.MoreThan)
            return new TooFewViolations(counting, ladder.MoreThan, clause);
        if (until <= now)
            return new BlockEndsInPast { Field = "Until" };
        if (until > LatestEnd(ladder, now, zone))
            return new BlockTooLong(ladder.MaxMonths, clause) { Field = "Until" };

        return Moderation.Block.Impose(@case.Chat, @case.Person, moderator, clause, edition, now, until);
    }
}

/// <summary>A member of a chat and what stands against them there.</summary>
public sealed record BlockCase(
    ChatId Chat,
    PersonId Person,
    Role Role,
    IReadOnlyList<DateTimeOffset> Violations,
    IReadOnlyList<Block> Blocks
);

/// <summary>The regulation gives moderators no right to block.</summary>
public sealed record BlockingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The member has not broken the Rules often enough.</summary>
public sealed record TooFewViolations(int Count, int MoreThan, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The term is longer than the regulation allows.</summary>
public sealed record BlockTooLong(int MaxMonths, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>A block must end in the future.</summary>
public sealed record BlockEndsInPast() : Error(ErrorKind.Invalid);

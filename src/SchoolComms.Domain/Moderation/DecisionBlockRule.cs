using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Moderation;

/// <summary>
/// In other cases than the ladder's the director, or an official authorised by the director, decides on a block, for the term
/// that they set (S1 4.5). It needs a paper and a reason, as nothing else counts the violations for it (S1 4.7).
/// </summary>
public static class DecisionBlockRule
{
    /// <summary>Whether this judge may block at all, whatever the term.</summary>
    public static Result MayBlock(BlockCase @case, Edition edition, Judge judge, DateTimeOffset now)
    {
        if (edition.Cite(Rule.DirectorBlock) is not { } clause)
            return new BlockingNotProvided(edition.Cite(Rule.NoArbitrariness));
        if (judge.As == Capacity.Moderator)
            return new DecidedByDirectorOnly(clause);

        var sanctionable = SanctionRule.Check(judge, @case.Offender, edition);
        if (sanctionable.IsRefused)
            return sanctionable;

        return @case.Blocks.FirstOrDefault(block => block.InForce(now)) is { } current
            ? new AlreadyBlocked(current.Until, clause)
            : Result.Done;
    }

    /// <summary>Blocks until then on this basis, or refuses with the clause.</summary>
    public static Result<Block> Block(
        BlockCase @case,
        Edition edition,
        Judge judge,
        DateTimeOffset until,
        string? document,
        string? reason,
        DateTimeOffset now
    )
    {
        var permitted = MayBlock(@case, edition, judge, now);
        if (permitted.IsRefused)
            return permitted.Error;
        if (until <= now)
            return new BlockEndsInPast { Field = nameof(until) };
        var basis = Basis.Create(document, reason);
        if (basis.IsRefused)
            return basis.Error;

        var clause = edition.Cite(Rule.DirectorBlock)!;
        return Moderation.Block.Impose(
            @case.Chat,
            @case.Offender.Person,
            judge,
            BlockGround.Decision,
            basis.Value,
            clause,
            edition,
            now,
            until
        );
    }
}

/// <summary>What the director has decided, or has yet to decide, is not a moderator's.</summary>
public sealed record DecidedByDirectorOnly(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

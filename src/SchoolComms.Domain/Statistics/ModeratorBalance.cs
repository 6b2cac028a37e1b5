using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Statistics;

/// <summary>What a moderator had to watch in a period, and what they decided.</summary>
/// <param name="Messages">Sent in the chats that they moderate.</param>
/// <param name="Violations">Recorded, and not taken back since.</param>
/// <param name="Blocks">Decided, and not undone since.</param>
/// <param name="Undone">What they decided and somebody has taken back as wrong since; it counts in neither of the two.</param>
public sealed record ModeratorLoad(PersonId Moderator, FullName Name, long Messages, int Violations, int Blocks, int Undone)
{
    public int Sanctions => Violations + Blocks;
}

/// <summary>How a moderator's sanctions compare with the others'.</summary>
public enum Balance
{
    Usual = 1,
    More,
    Less,
}

/// <summary>
/// Shows the director a moderator whose sanctions are far from the others' (S1 4.7, MOD-7). It is a reason to look, not a finding:
/// the limit is so far out that chance alone hardly reaches it.
/// </summary>
public static class ModeratorBalance
{
    /// <summary>With fewer there are no others to compare with.</summary>
    public const int LeastModerators = 3;

    /// <summary>With fewer sanctions in all there is nothing to tell from chance.</summary>
    public const int LeastSanctions = 10;

    /// <summary>Where the others' rate gives less than this, this is expected.</summary>
    public const double LeastExpected = 1;

    /// <summary>How many standard deviations, of rare events that come independently, are far.</summary>
    public const double FarOut = 3;

    public static Balance Of(ModeratorLoad moderator, IReadOnlyCollection<ModeratorLoad> all)
    {
        var others = all.Where(other => other.Moderator != moderator.Moderator).ToList();
        var (messages, sanctions) = (others.Sum(other => other.Messages), others.Sum(other => other.Sanctions));
        if (others.Count + 1 < LeastModerators || sanctions + moderator.Sanctions < LeastSanctions || messages == 0)
            return Balance.Usual;

        var expected = Math.Max((double)moderator.Messages * sanctions / messages, LeastExpected);
        var far = FarOut * Math.Sqrt(expected);
        return moderator.Sanctions - expected >= far ? Balance.More
            : expected - moderator.Sanctions >= far ? Balance.Less
            : Balance.Usual;
    }
}

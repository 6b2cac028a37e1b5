namespace SchoolComms.Domain.Regulations;

/// <summary>When a block may end before its term: after apologies to which nobody in the chat objects (S1 4.6).</summary>
/// <param name="ObjectionDays">How long members may object after the apologies, in working days; the source names no term.</param>
public sealed record EarlyUnblocking(int ObjectionDays)
{
    /// <summary>Two working days, where a school has not set its own.</summary>
    public static readonly EarlyUnblocking Usual = new(2);
}

namespace SchoolComms.Domain.Regulations;

/// <summary>When a moderator may block, and for how long (S1 4.5).</summary>
/// <param name="MoreThan">A block needs more violations than this number.</param>
/// <param name="MaxMonths">The longest term, in calendar months of the school's zone.</param>
/// <param name="ServedBlockConsumes">Violations from before the end of a served block do not count again.</param>
public sealed record SanctionLadder(int MoreThan, int MaxMonths, bool ServedBlockConsumes);

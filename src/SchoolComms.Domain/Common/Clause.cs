namespace SchoolComms.Domain.Common;

/// <summary>The place in the school's regulation that a decision rests on: "п. 4.5, ред. от 11.02.2026".</summary>
/// <param name="Number">The clause as the regulation numbers it: "4.5"; <see cref="Heading"/> for what stands above the first clause.</param>
/// <param name="Summary">What the clause says, in our own short words.</param>
/// <param name="Edition">The date of the edition: of the order that approved it.</param>
public sealed record Clause(string Number, string Summary, DateOnly Edition)
{
    /// <summary>The approval block above the first clause, which has no number of its own and names the councils (S2, S4).</summary>
    public const string Heading = "гриф";

    /// <summary>The longest number, in characters: "10.12.3".</summary>
    public const int MaxNumber = 20;

    /// <summary>The longest summary, in characters.</summary>
    public const int MaxSummary = 1000;
}

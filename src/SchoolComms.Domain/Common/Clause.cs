namespace SchoolComms.Domain.Common;

/// <summary>The place in the school's regulation that a decision rests on: "п. 4.5, ред. от 11.02.2026".</summary>
/// <param name="Number">The clause as the regulation numbers it: "4.5".</param>
/// <param name="Summary">What the clause says, in our own short words.</param>
/// <param name="Edition">The date of the edition: of the order that approved it.</param>
public sealed record Clause(string Number, string Summary, DateOnly Edition);

using SchoolComms.Domain.Access;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>A table of rights as a form: who across, to whom or what down, the clause in the cell.</summary>
/// <param name="Name">The input's name in front of the cell's key.</param>
/// <param name="Heading">What stands down the side.</param>
public sealed record RightsTable(
    string Name,
    string Heading,
    IReadOnlyList<(object What, string Label)> What,
    IReadOnlyList<(Standing Who, string Label)> Who,
    IReadOnlyDictionary<string, string?> Clauses
);

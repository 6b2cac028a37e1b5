using System.Collections.Immutable;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>A clause as it stands in the form that edits the text.</summary>
/// <param name="Was">The number that it had; null for a new clause.</param>
/// <param name="Number">The number that it gets; a line with neither number nor words is left out.</param>
/// <param name="Summary">What it says.</param>
public sealed record ClauseLine(string? Was, string? Number, string? Summary);

/// <summary>The whole text of a regulation as somebody edits it: clauses come, go, change and are renumbered.</summary>
public static class ClauseLines
{
    /// <summary>The regulation with the new text. What stood on a renumbered clause stands on it still.</summary>
    /// <returns>The regulation, or <see cref="RegulationContradicts"/> with a field for each line: <c>Clauses[3].Number</c>.</returns>
    public static Result<Regulation> Apply(Regulation regulation, string? title, IReadOnlyList<ClauseLine> lines)
    {
        var written = lines.Select((line, i) => (Line: Tidy(line), At: i)).Where(line => !IsEmpty(line.Line)).ToList();
        List<Error> errors =
        [
            .. written.Select(line => Check(line.Line, line.At)).OfType<Error>(),
            .. written
                .GroupBy(line => line.Line.Number)
                .SelectMany(same => same.Skip(1))
                .Select(twice => new ClauseNumberTwice { Field = $"Clauses[{twice.At}].Number" }),
        ];
        if (errors.Count > 0)
            return new RegulationContradicts([.. errors]);

        var renumbered = written
            .Where(line => line.Line.Was is { } was && was != line.Line.Number)
            .ToDictionary(line => line.Line.Was!, line => line.Line.Number!);
        return Renumbered(regulation, renumbered) with
        {
            Title = (title ?? "").Trim(),
            Clauses = written.ToImmutableSortedDictionary(line => line.Line.Number!, line => line.Line.Summary!, ClauseOrder.Instance),
        };
    }

    private static Regulation Renumbered(Regulation regulation, Dictionary<string, string> numbers)
    {
        string Now(string was) => numbers.GetValueOrDefault(was, was);
        return regulation with
        {
            Citations = regulation.Citations.ToImmutableSortedDictionary(cited => cited.Key, cited => Now(cited.Value)),
            Content = [.. regulation.Content.Select(rule => rule with { Clause = Now(rule.Clause) })],
            InviteRights = [.. regulation.InviteRights.Select(right => right with { Clause = Now(right.Clause) })],
            ChatRights = [.. regulation.ChatRights.Select(right => right with { Clause = Now(right.Clause) })],
        };
    }

    private static ClauseLine Tidy(ClauseLine line) =>
        new(string.IsNullOrEmpty(line.Was) ? null : line.Was, (line.Number ?? "").Trim(), (line.Summary ?? "").Trim());

    private static bool IsEmpty(ClauseLine line) => line is { Number: "", Summary: "" };

    private static Error? Check(ClauseLine line, int at) =>
        ClauseText.Check(line.Number!, line.Summary!).Error is { } error
            ? error with
            {
                Field = $"Clauses[{at}].{(error is ClauseNumberOdd ? nameof(line.Number) : nameof(line.Summary))}",
            }
            : null;
}

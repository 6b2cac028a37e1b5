using System.Text.RegularExpressions;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>The number and the words of a clause, as somebody writes them.</summary>
public static partial class ClauseText
{
    /// <summary>Whether a clause may stand: a number as "4", "4.5", "10.12.3", or the heading, and something said.</summary>
    public static Result Check(string number, string summary)
    {
        if (number != Clause.Heading && (number.Length > Clause.MaxNumber || !Number().IsMatch(number)))
            return new ClauseNumberOdd();
        if (string.IsNullOrWhiteSpace(summary))
            return new ClauseSummaryMissing();

        return summary.Length > Clause.MaxSummary ? new ClauseSummaryTooLong(Clause.MaxSummary) : Result.Done;
    }

    [GeneratedRegex(@"^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,3}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}

/// <summary>A clause is numbered like 4 or 4.5.</summary>
public sealed record ClauseNumberOdd() : Error(ErrorKind.Invalid);

/// <summary>A clause says nothing.</summary>
public sealed record ClauseSummaryMissing() : Error(ErrorKind.Invalid);

/// <summary>A clause's words are longer than can be kept.</summary>
public sealed record ClauseSummaryTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>Two clauses have the same number.</summary>
public sealed record ClauseNumberTwice() : Error(ErrorKind.Invalid);

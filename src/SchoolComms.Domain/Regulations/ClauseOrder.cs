using System.Globalization;

namespace SchoolComms.Domain.Regulations;

/// <summary>Clauses in the order of the document: 2.9 before 2.10.</summary>
public sealed class ClauseOrder : IComparer<string>
{
    public static readonly ClauseOrder Instance = new();

    private ClauseOrder() { }

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Parts(x), Parts(y));
        var differing = left.Zip(right, (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
        return differing != 0 ? differing
            : left.Length != right.Length ? left.Length.CompareTo(right.Length)
            : string.CompareOrdinal(x, y);
    }

    private static int[] Parts(string? clause) =>
        [.. (clause ?? "").Split('.').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0)];
}

using System.Security.Cryptography;
using System.Text;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What the columns of a list meant the last time, remembered for the school, the kind of list and the set of its headings.</summary>
public sealed class RosterMapping
{
    private RosterMapping() { }

    public SchoolId SchoolId { get; private init; }
    public RosterKind Kind { get; private init; }

    /// <summary>A hash of the headings, whatever their order.</summary>
    public byte[] HeadingsHash { get; private init; } = [];

    /// <summary>The headings as they stood, and by the same position what each meant; empty where it was left aside.</summary>
    public string[] Headings { get; private set; } = [];
    public string[] Columns { get; private set; } = [];

    /// <summary>The file that the mapping was made for.</summary>
    public string FileName { get; private set; } = "";
    public PersonId SavedBy { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }

    public static RosterMapping For(SchoolId school, RosterKind kind, IReadOnlyList<string> headings) =>
        new()
        {
            SchoolId = school,
            Kind = kind,
            HeadingsHash = HashOf(headings),
        };

    public static byte[] HashOf(IReadOnlyList<string> headings) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(Folded).Order(StringComparer.Ordinal))));

    public void Remember(IReadOnlyList<string> headings, RosterColumns columns, string fileName, PersonId person, DateTimeOffset now)
    {
        Headings = [.. headings];
        Columns = [.. columns.Fields.Select(field => field?.ToString() ?? "")];
        (FileName, SavedBy, SavedAt) = (fileName, person, now);
    }

    /// <summary>The same meanings for a file with the same headings. Of two columns with one heading the first is the first again.</summary>
    public RosterColumns Recall(IReadOnlyList<string> headings)
    {
        var columns = RosterColumns.Recognise(Kind, headings);
        var meant = Headings
            .Zip(Columns)
            .GroupBy(column => Folded(column.First))
            .ToDictionary(same => same.Key, same => new Queue<string>(same.Select(column => column.Second)));
        for (var column = 0; column < headings.Count; column++)
        {
            if (meant.TryGetValue(Folded(headings[column]), out var meanings) && meanings.TryDequeue(out var meaning))
                columns = columns.With(column, Enum.TryParse<RosterField>(meaning, out var field) ? field : null);
        }

        return columns;
    }

    private static string Folded(string heading) => heading.Trim().ToUpperInvariant();
}

using System.Net;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>What was tried and what came of it.</summary>
public sealed class Findings
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, int> statuses = [];
    private readonly SortedDictionary<string, (int Times, string First)> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> fields = [];
    private readonly HashSet<string> forms = [];

    /// <summary>Requests with something hostile in them.</summary>
    public int Tried { get; private set; }

    /// <summary>Requests of a form's field.</summary>
    public int Forms => forms.Count;

    public int Fields => fields.Count;

    public IReadOnlyDictionary<int, int> Statuses => statuses;

    /// <summary>A line for each kind of finding at each place, with the first example.</summary>
    public IReadOnlyList<string> Lines => [.. found.Select(kind => $"{kind.Key}, {kind.Value.Times} times; first: {kind.Value.First}")];

    public void Count(HttpStatusCode status)
    {
        lock (gate)
        {
            Tried++;
            statuses[(int)status] = statuses.GetValueOrDefault((int)status) + 1;
        }
    }

    public void Cover(WebForm form, Field field)
    {
        lock (gate)
        {
            forms.Add(form.Pattern);
            fields.Add($"{form.Pattern} {field.Name}");
        }
    }

    public void Add(string what, Guest guest, Attempt attempt)
    {
        lock (gate)
        {
            var example = $"{guest.Name}@{guest.School} {attempt.Method} {attempt.Address} with {attempt.What}";
            var (times, first) = found.GetValueOrDefault($"{what}: {attempt.Where}", (0, example));
            found[$"{what}: {attempt.Where}"] = (times + 1, first);
        }
    }
}

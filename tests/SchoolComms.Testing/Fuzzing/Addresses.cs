using System.Text.RegularExpressions;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>Addresses of the application as links give them.</summary>
public static partial class Addresses
{
    private static readonly Uri Origin = new("http://portal.example");

    /// <summary>Where a link of a page leads, without its fragment; null when that is another place than the application.</summary>
    public static string? Resolve(string page, string link) =>
        Uri.TryCreate(new Uri(Origin, page), link, out var address) && address.Authority == Origin.Authority ? address.PathAndQuery : null;

    /// <summary>The same for addresses that differ by what they are about: by numbers, identifiers and values of the query.</summary>
    public static string PatternOf(string address)
    {
        var (path, query) = Parts(address);
        var keys = QueryOf(query).Select(pair => pair.Name == "handler" ? $"handler={pair.Value}" : pair.Name);
        return $"{Id().Replace(path, "{id}")}?{string.Join('&', keys.Distinct().Order())}".TrimEnd('?');
    }

    public static (string Path, string Query) Parts(string address) =>
        address.Split('?', 2) is [var path, var query] ? (path, query) : (address, "");

    public static IEnumerable<(string Name, string Value)> QueryOf(string query) =>
        from pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "").Replace('+', ' '));

    [GeneratedRegex("[0-9a-fA-F-]{36}|(?<=/)[0-9]+(?=/|$)")]
    private static partial Regex Id();
}

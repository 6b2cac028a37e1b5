using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Audit;

/// <summary>What an entry tells, as words by their names: "class" is "5А", where the entry itself has the class's id.</summary>
public sealed class RecordDetails
{
    private readonly ILookup<string, string> words;

    private RecordDetails(ILookup<string, string> words) => this.words = words;

    /// <summary>The clause's number; null where the act rests on none.</summary>
    public string? Clause { get; private init; }

    /// <summary>The date of the edition that the act was made under.</summary>
    public DateOnly? Edition { get; private init; }

    /// <summary>The number of that edition; null in entries from before it was kept.</summary>
    public int? EditionNumber { get; private init; }

    /// <summary>The highest office in which somebody acted; null for who had none, and in entries from before it was kept.</summary>
    public Standing? Office { get; private init; }

    /// <summary>The network address that it was done from; null where the portal acted by itself.</summary>
    public string? Address { get; private init; }

    /// <summary>A word by its name, such as "role" or "order.number"; null where the entry does not tell it.</summary>
    public string? this[string name] => words.Contains(name) ? string.Join(", ", words[name]) : null;

    /// <summary>How many things of a name the entry tells of, such as "invites".</summary>
    public int Count(string name) => words[name].Count();

    /// <summary>Reads the entries of a page; the names of people, classes and chats come in three statements for all of them.</summary>
    internal static async Task<IReadOnlyList<RecordDetails>> ReadAsync(
        SchoolCommsDb db,
        IReadOnlyList<string> payloads,
        CancellationToken cancel
    )
    {
        var entries = payloads.Select(Parse).ToList();
        var ids = entries.SelectMany(entry => entry).Select(word => Id(word.Text)).OfType<Guid>().Distinct().ToList();
        var names = await NamesAsync(db, ids, cancel);
        return [.. entries.Select(entry => Of(entry, names))];
    }

    private static RecordDetails Of(List<(string Name, string Text)> entry, Dictionary<Guid, string> names)
    {
        const string Details = "details.";
        var told = entry
            .Where(word => word.Name.StartsWith(Details, StringComparison.Ordinal))
            .ToLookup(word => word.Name[Details.Length..], word => Id(word.Text) is { } id ? names.GetValueOrDefault(id, "") : word.Text);
        return new RecordDetails(told)
        {
            Clause = Beside("clause"),
            Edition = DateOnly.TryParse(Beside("edition"), CultureInfo.InvariantCulture, out var date) ? date : null,
            EditionNumber = int.TryParse(Beside("editionNumber"), CultureInfo.InvariantCulture, out var number) ? number : null,
            Office = Enum.TryParse<Standing>(Beside("office"), out var office) ? office : null,
            Address = Beside("address"),
        };

        string? Beside(string name) => entry.Find(word => word.Name == name).Text;
    }

    private static Guid? Id(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    private static List<(string Name, string Text)> Parse(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return [.. Flatten(document.RootElement, "")];
    }

    private static IEnumerable<(string Name, string Text)> Flatten(JsonElement element, string name) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property => Flatten(property.Value, name.Length == 0 ? property.Name : $"{name}.{property.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Flatten(item, name)),
            JsonValueKind.Null => [],
            _ => [(name, element.ToString())],
        };

    private static async Task<Dictionary<Guid, string>> NamesAsync(SchoolCommsDb db, List<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];

        var people = ids.ConvertAll(PersonId.From);
        var classes = ids.ConvertAll(ClassId.From);
        var chats = ids.ConvertAll(ChatId.From);
        var names = new Dictionary<Guid, string>();
        foreach (var person in await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancel))
            names[person.Id.Value] = person.Name.Full;
        foreach (var @class in await db.Classes.Where(c => classes.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel))
            names[@class.Id.Value] = @class.Name.Value;
        foreach (var chat in await db.Chats.Where(c => chats.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel))
            names[chat.Id.Value] = chat.Name;
        return names;
    }
}

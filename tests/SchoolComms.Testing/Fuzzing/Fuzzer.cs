using System.Text;
using System.Text.Json;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>Makes requests that are ordinary but for one hostile thing; the same seed makes the same ones.</summary>
public sealed class Fuzzer(int seed)
{
    private const string Boundary = "schoolcomms-boundary";

    /// <summary>Servers take a first line of some 8 KB.</summary>
    private const int LongestInAddress = 800;

    // No rule of the portal hangs on these draws.
    private readonly Random random = new(seed);
    private int count = seed * 100_000;

    /// <summary>A hostile value in a field of a form, or the field itself bent: doubled, left out, as a list, two thousand times.</summary>
    public Attempt Against(WebForm form, Field field)
    {
        var marker = Next();
        var parts = Ordinary(form).Where(part => part.Name != field.Name).ToList();
        var ordinary = new Part(field.Name, field.Value);
        var hostile = Hostile(form, field, marker);
        Part[] sent = random.Next(24) switch
        {
            0 => [ordinary, hostile],
            1 => [hostile, ordinary],
            2 => [],
            3 => [hostile with { Name = $"{field.Name}[0]" }, ordinary with { Name = $"{field.Name}[5000]" }],
            4 => [hostile with { Name = $"{field.Name}.Value" }, hostile with { Name = $"{field.Name}.Id.Value" }],
            5 when form.Method == HttpMethod.Post => [.. Enumerable.Repeat(ordinary, 2_000)],
            6 => [ordinary, new Part($"\"><x-{marker}>", marker)],
            7 when form.Method == HttpMethod.Post => [ordinary, new Part(new string('k', 3_000), marker)],
            8 => [hostile with { Name = field.Name.ToUpperInvariant() }],
            _ => [hostile],
        };
        return Sent(form, field, [.. parts, .. sent], hostile);
    }

    /// <summary>A hostile value in a page's address: in a part of its path or in a key of its query, its own or one that pages know.</summary>
    public Attempt Against(SeenPage page, IReadOnlyList<string> keys)
    {
        var marker = Next();
        var (path, query) = Addresses.Parts(page.Address);
        var pairs = Addresses.QueryOf(query).Select(pair => new Part(pair.Name, pair.Value)).ToList();
        var segments = path.Split('/');
        var where = $"GET {Addresses.PatternOf(page.Address)}";
        if (random.Next(4) == 0 && segments.Length > 3)
        {
            var at = random.Next(2, segments.Length);
            var value = InAddress(new Field("", "", segments[at], IsSent: true), marker);
            segments[at] = value.IsEncoded ? value.Value : Uri.EscapeDataString(value.Value);
            return new Attempt(HttpMethod.Get, $"{string.Join('/', segments)}?{query}", $"{where} part {at}", Attempt.Shorten(value.Value));
        }

        var name = pairs.Count > 0 && random.Next(3) > 0 ? pairs[random.Next(pairs.Count)].Name : keys[random.Next(keys.Count)];
        var known = pairs.Find(pair => pair.Name == name);
        var hostile = InAddress(new Field(name, "", known?.Value ?? "", IsSent: true), marker);
        if (random.Next(8) > 0)
            pairs.RemoveAll(pair => pair.Name == name);
        return new Attempt(
            HttpMethod.Get,
            $"{path}?{Part.Encode([.. pairs, hostile])}",
            $"{where} key {name}",
            Attempt.Shorten(hostile.Value)
        );
    }

    private Attempt Sent(WebForm form, Field field, List<Part> parts, Part hostile)
    {
        var shown = hostile.File is { } file
            ? $"{Attempt.Shorten(file.Name)}, {file.Content.Length} bytes"
            : Attempt.Shorten(hostile.Value);
        var attempt = new Attempt(form.Method, form.Action, $"{form.Method} {Addresses.PatternOf(form.Action)} field {field.Name}", shown);
        if (form.Method == HttpMethod.Get)
            return attempt with { Address = $"{Addresses.Parts(form.Action).Path}?{Part.Encode(parts)}" };

        return random.Next(40) switch
        {
            0 => attempt with { Body = Encoded(parts.Where(part => part.Name != WebForm.Token)), ContentType = Attempt.Urlencoded },
            1 => attempt with
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(parts),
                ContentType = "application/json",
                Token = form.TokenValue,
            },
            2 => attempt with { Body = Encoded(parts), Token = form.TokenValue },
            3 => attempt with { Body = Part.InParts(parts, Boundary)[..^40], ContentType = $"multipart/form-data; boundary={Boundary}" },
            4 => attempt with
            {
                Body = Part.InParts(parts, Boundary),
                ContentType = "multipart/form-data; boundary=other",
                Token = form.TokenValue,
            },
            _ when form.CarriesFiles => attempt with
            {
                Body = Part.InParts(parts, Boundary),
                ContentType = $"multipart/form-data; boundary={Boundary}",
            },
            _ => attempt with { Body = Encoded(parts), ContentType = Attempt.Urlencoded },
        };
    }

    private static byte[] Encoded(IEnumerable<Part> parts) => Encoding.ASCII.GetBytes(Part.Encode(parts));

    // As a person would send it: one of the radio buttons and, by chance, the boxes and a button.
    private IEnumerable<Part> Ordinary(WebForm form) =>
        from named in form.Fields.GroupBy(field => field.Name)
        let fields = named.ToList()
        let chosen = fields[0].Kind is "radio"
            ? [fields[random.Next(fields.Count)]]
            : fields.FindAll(field => field.IsSent || (field.Kind is "checkbox" or "button" && random.Next(3) == 0))
        from field in chosen
        select field.Kind is "file" ? new Part(field.Name, "", File: new Upload("", [])) : new Part(field.Name, field.Value);

    private Part Hostile(WebForm form, Field field, string marker)
    {
        if (field.Kind is "file")
            return new Part(field.Name, "", File: HostileFiles.For(marker, random));
        if (form.Method == HttpMethod.Get)
            return InAddress(field, marker);

        return !form.CarriesFiles && random.Next(16) == 0
            ? new Part(field.Name, HostileValues.EncodedFor(marker, random), IsEncoded: true)
            : new Part(field.Name, HostileValues.For(field, marker, random));
    }

    private Part InAddress(Field field, string marker)
    {
        if (random.Next(8) == 0)
            return new Part(field.Name, HostileValues.EncodedFor(marker, random), IsEncoded: true);

        var value = HostileValues.For(field, marker, random);
        return new Part(field.Name, value.Length > LongestInAddress ? value[..LongestInAddress] : value);
    }

    private string Next() => HostileValues.Marker(count++);
}

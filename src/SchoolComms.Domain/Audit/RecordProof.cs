using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SchoolComms.Domain.Audit;

/// <summary>The first line of a proof file: whose record, when it was taken out, what of it, and where the record stood.</summary>
/// <param name="Record">The school's slug.</param>
/// <param name="School">The school's id, which each entry's canonical text begins with.</param>
/// <param name="Filter">What the entries were narrowed to, by name; empty for the whole record.</param>
/// <param name="Count">How many entries follow.</param>
/// <param name="HeadNumber">The number of the newest entry at that moment: the anchor.</param>
/// <param name="HeadHash">Its hash; empty while the record is.</param>
public sealed record ProofHeader(
    string Record,
    Guid School,
    DateTimeOffset ExportedAt,
    IReadOnlyDictionary<string, string> Filter,
    long Count,
    long HeadNumber,
    string HeadHash
);

/// <summary>A line of a proof file. It proves itself: SHA-256 of the previous hash and the canonical text is its hash.</summary>
/// <param name="Previous">The hash of the entry before; empty for the first.</param>
/// <param name="Canonical">The text that was hashed, to the letter.</param>
public sealed record ProofEntry(long Number, string Previous, string Canonical, string Hash);

/// <summary>What is wrong with a proof file.</summary>
public enum ProofFault
{
    /// <summary>The first line does not say whose record it is and how much of it.</summary>
    HeaderUnreadable = 1,

    /// <summary>The line is not an entry.</summary>
    EntryUnreadable,

    /// <summary>The entry's text, number or hash is not as it was written.</summary>
    EntryChanged,

    /// <summary>The entry does not follow the one before it: something between was taken out, put in or moved.</summary>
    ChainBroken,

    /// <summary>The file is of another length than it says.</summary>
    CountDiffers,

    /// <summary>The newest entry is not the one that the file names.</summary>
    HeadDiffers,
}

/// <summary>What checking a proof file came to.</summary>
/// <param name="Header">The first line; null where it cannot be read.</param>
/// <param name="Entries">How many entries hold, from the first on.</param>
/// <param name="Fault">What is wrong; null when everything holds.</param>
public sealed record ProofCheck(ProofHeader? Header, long Entries, ProofFault? Fault)
{
    public bool Holds => Fault is null;
}

/// <summary>
/// A part of the record that proves itself without the database (CTL-5): JSON lines, a header and then the entries. Only the whole
/// record shows that nothing is missing; a filtered part shows that what stands in it is genuine.
/// </summary>
public static class RecordProof
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Write(ProofHeader header) => JsonSerializer.Serialize(header, Options);

    public static string Write(ProofEntry entry) => JsonSerializer.Serialize(entry, Options);

    /// <summary>Goes through a file line by line, in bounded memory, and stops at the first fault.</summary>
    public static ProofCheck Check(IEnumerable<string> lines)
    {
        using var line = lines.GetEnumerator();
        if (!line.MoveNext() || Read<ProofHeader>(line.Current) is not { } header)
            return new ProofCheck(null, 0, ProofFault.HeaderUnreadable);

        var (count, last) = (0L, (ProofEntry?)null);
        while (line.MoveNext())
        {
            if (Read<ProofEntry>(line.Current) is not { } entry)
                return new ProofCheck(header, count, ProofFault.EntryUnreadable);
            if (!IsAsWritten(entry, header.School))
                return new ProofCheck(header, count, ProofFault.EntryChanged);
            if (!Follows(entry, last, header))
                return new ProofCheck(header, count, ProofFault.ChainBroken);
            (count, last) = (count + 1, entry);
        }

        return new ProofCheck(header, count, FaultOf(header, count, last));
    }

    private static T? Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The number and the school stand in the text that was hashed; the line's own are only its copy.
    private static bool IsAsWritten(ProofEntry entry, Guid school)
    {
        if (!IsHash(entry.Hash) || !(entry.Number == 1 ? entry.Previous.Length == 0 : IsHash(entry.Previous)))
            return false;

        byte[] hashed = [.. Convert.FromHexString(entry.Previous), .. Encoding.UTF8.GetBytes(entry.Canonical)];
        if (Convert.ToHexStringLower(SHA256.HashData(hashed)) != entry.Hash)
            return false;

        return Read<JsonElement[]>(entry.Canonical)
                is [{ ValueKind: JsonValueKind.String } owner, { ValueKind: JsonValueKind.Number } number, ..]
            && owner.TryGetGuid(out var of)
            && of == school
            && number.TryGetInt64(out var hashedNumber)
            && hashedNumber == entry.Number;
    }

    private static bool IsHash(string text) => text.Length == RecordAnchor.Digits && text.All(char.IsAsciiHexDigitLower);

    private static bool Follows(ProofEntry entry, ProofEntry? last, ProofHeader header)
    {
        var next = (last?.Number ?? 0) + 1;
        return entry.Number == next ? entry.Previous == (last?.Hash ?? entry.Previous) : header.Filter.Count > 0 && entry.Number > next;
    }

    private static ProofFault? FaultOf(ProofHeader header, long count, ProofEntry? last) =>
        count != header.Count ? ProofFault.CountDiffers
        : header.Filter.Count == 0 && (last?.Number ?? 0) != header.HeadNumber ? ProofFault.CountDiffers
        : last is not null && last.Number >= header.HeadNumber && last.Hash != header.HeadHash ? ProofFault.HeadDiffers
        : null;
}

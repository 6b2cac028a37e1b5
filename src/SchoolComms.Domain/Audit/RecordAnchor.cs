using System.Globalization;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Audit;

/// <summary>
/// The number and hash of an entry, kept outside the database: on paper or in somebody's mail. While the record still holds that
/// entry with that hash, nothing up to it was changed, also by whoever can rewrite the whole database (CTL-5).
/// </summary>
public sealed record RecordAnchor
{
    /// <summary>The characters of a hash: SHA-256 in hexadecimal digits.</summary>
    public const int Digits = 64;

    private const int Group = 8;

    private RecordAnchor(SchoolId school, long number, string hash) => (School, Number, Hash) = (school, number, hash);

    /// <summary>Whose record it is of.</summary>
    public SchoolId School { get; }

    /// <summary>The entry's number.</summary>
    public long Number { get; }

    /// <summary>The entry's hash, in lower case.</summary>
    public string Hash { get; }

    /// <summary>The hash in groups of eight, as it is read from paper.</summary>
    public string Seal => string.Join(' ', Hash.Chunk(Group).Select(group => new string(group)));

    public static RecordAnchor Of(SchoolId school, long number, ReadOnlySpan<byte> hash) =>
        new(school, number, Convert.ToHexStringLower(hash));

    /// <summary>
    /// Reads what was typed from paper: spaces, «№», capitals and Cyrillic letters that look like the digits do not matter.
    /// </summary>
    /// <returns>The anchor, or <see cref="AnchorNumberUnreadable"/> or <see cref="AnchorSealUnreadable"/>.</returns>
    public static Result<RecordAnchor> Parse(SchoolId school, string? number, string? seal)
    {
        var typed = new string([.. (number ?? "").Where(c => !char.IsWhiteSpace(c) && c != '№')]);
        if (!long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var entry) || entry < 1)
            return new AnchorNumberUnreadable() { Field = nameof(Number) };

        // Whoever pastes the whole anchor means its seal.
        var hash = new string([.. (seal ?? "").Split('·')[^1].Where(c => !char.IsWhiteSpace(c)).Select(Digit)]);
        return hash.Length == Digits && hash.All(char.IsAsciiHexDigitLower)
            ? new RecordAnchor(school, entry, hash)
            : new AnchorSealUnreadable(hash.Length) { Field = nameof(Seal) };
    }

    /// <summary>As it is printed: "№ 1245 · 3fa81c22 …".</summary>
    public override string ToString() => $"№ {Number.ToString(CultureInfo.InvariantCulture)} · {Seal}";

    private static char Digit(char typed) =>
        char.ToLowerInvariant(typed) switch
        {
            'а' => 'a',
            'в' => 'b',
            'с' => 'c',
            'е' => 'e',
            var digit => digit,
        };
}

/// <summary>An entry's number is digits: "1245".</summary>
public sealed record AnchorNumberUnreadable() : Error(ErrorKind.Invalid);

/// <summary>A seal is 64 digits and letters from a to f.</summary>
/// <param name="Length">How many characters were typed.</param>
public sealed record AnchorSealUnreadable(int Length) : Error(ErrorKind.Invalid);

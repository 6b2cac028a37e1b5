using System.Text.RegularExpressions;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People;

/// <summary>A telephone number in the international form of E.164: "+79161974052".</summary>
public sealed partial record PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    /// <summary>"+" and 8 to 15 digits; with +7 always 11.</summary>
    public string Value { get; }

    /// <summary>«+7 916 197-40-52»; a foreign number as it is.</summary>
    public string Display => IsRussian(Value) ? $"+7 {Value[2..5]} {Value[5..8]}-{Value[8..10]}-{Value[10..12]}" : Value;

    /// <summary>A Russian mobile number (+7 9…); of a foreign number it cannot be told, and it is taken for one.</summary>
    public bool IsMobile => !IsRussian(Value) || Value[2] == '9';

    /// <summary>Reads the usual Russian spellings (8…, 7…, +7…, ten digits) and international ones (+…, 00…, 8 10…).</summary>
    /// <returns>The number, or <see cref="PhoneIsInvalid"/>.</returns>
    public static Result<PhoneNumber> Parse(string? text)
    {
        var written = Separators().Replace(text ?? "", "");
        var international = written switch
        {
            ['+', .. var digits] => digits,
            ['0', '0', .. var digits] => digits,
            ['8', '1', '0', .. var digits] when digits.Length >= 10 => digits,
            ['7' or '8', .. var digits] when digits.Length == 10 => $"7{digits}",
            { Length: 10 } digits => $"7{digits}",
            _ => "",
        };
        return E164().IsMatch(international) ? new PhoneNumber($"+{international}") : new PhoneIsInvalid();
    }

    /// <summary>Takes <see cref="Value"/> back from the store without checking it again.</summary>
    public static PhoneNumber FromStored(string stored) => new(stored);

    public override string ToString() => Display;

    private static bool IsRussian(string value) => value.StartsWith("+7", StringComparison.Ordinal);

    [GeneratedRegex(@"[\s().\-\u2010-\u2015]")]
    private static partial Regex Separators();

    // With +7 the area code begins with 3, 4, 8, 9 (Russia; there is no 89x) or 6, 7 (Kazakhstan).
    [GeneratedRegex("^(?:7(?:[34679][0-9]|8[0-8])[0-9]{8}|[1-689][0-9]{7,14})$")]
    private static partial Regex E164();
}

/// <summary>The text is not a telephone number.</summary>
public sealed record PhoneIsInvalid() : Error(ErrorKind.Invalid);

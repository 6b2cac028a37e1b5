using System.Text;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.People;

/// <summary>Decodes a text file by its byte order mark, as UTF-8, or as the Windows-1251 of Russian desks. Nothing is guessed into «????».</summary>
internal static class RosterText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(
        1251,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    public static Result<string> Decode(byte[] content)
    {
        if (Read(content) is not { } text)
        {
            return new EncodingIsUnknown();
        }

        return IsBinary(text) || text.AsSpan().TrimStart().StartsWith("<") ? new FileIsNotTable() : text;
    }

    /// <summary>The text, whatever it holds; null where the encoding is none of these.</summary>
    public static string? Read(byte[] content) =>
        content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => TryDecode(Utf8, content.AsSpan(3)),
            [0xFF, 0xFE, ..] => TryDecode(Utf16Little, content.AsSpan(2)),
            [0xFE, 0xFF, ..] => TryDecode(Utf16Big, content.AsSpan(2)),
            _ when content.Contains((byte)0) => "\0",
            _ => TryDecode(Utf8, content) ?? (TryDecode(Windows1251, content) is { } russian && LooksRussian(russian) ? russian : null),
        };

    public static bool IsBinary(string text) => text.Any(IsBinary);

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsBinary(char letter) => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n');

    // Any bytes can be read as Windows-1251. The DOS code page then gives letters of other alphabets, KOI8-R «йНЯЮКЕБ»: small before capital.
    private static bool LooksRussian(string text)
    {
        var foreign = text.Count(letter =>
            letter > '\u007F' && !IsRussian(letter) && !"«»„“”‘’…–—№\u00A0".Contains(letter, StringComparison.Ordinal)
        );
        var russian = text.Count(IsRussian);
        var turned = text.Zip(text.Skip(1)).Count(pair => IsRussian(pair.First) && char.IsLower(pair.First) && char.IsUpper(pair.Second));
        return foreign * 20 < russian && turned * 20 < russian;
    }

    private static bool IsRussian(char letter) => letter is >= 'А' and <= 'я' or 'Ё' or 'ё';
}

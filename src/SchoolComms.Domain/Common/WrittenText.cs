namespace SchoolComms.Domain.Common;

/// <summary>What somebody must write for a decision to stand: a reason, a basis, an answer.</summary>
internal static class WrittenText
{
    /// <summary>The text without the white space around it; null where nothing is left, or more than may be.</summary>
    public static string? Trimmed(string? text, int max) =>
        text?.Trim() is { Length: > 0 } written && written.Length <= max ? written : null;

    /// <summary>The same; refused at the field where it is missing or too long.</summary>
    public static Result<string> Check(string? text, int max, string field) =>
        Trimmed(text, max) is { } written ? written : new TextMissingOrTooLong(max) { Field = field };

    /// <summary>The same for a text that may be left out.</summary>
    public static Result<string?> CheckOptional(string? text, int max, string field) =>
        string.IsNullOrWhiteSpace(text) ? (string?)null
        : Trimmed(text, max) is { } written ? written
        : new TextMissingOrTooLong(max) { Field = field };
}

/// <summary>A text that the decision needs is missing, or is longer than so many characters.</summary>
public sealed record TextMissingOrTooLong(int Max) : Error(ErrorKind.Invalid);

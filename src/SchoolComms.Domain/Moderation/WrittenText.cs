using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Moderation;

/// <summary>What somebody must write for a decision to stand: a reason, a basis, an answer.</summary>
internal static class WrittenText
{
    /// <summary>The text without the white space around it; refused at the field where it is missing or too long.</summary>
    public static Result<string> Check(string? text, int max, string field) =>
        text?.Trim() is { Length: > 0 } written && written.Length <= max ? written : new TextMissingOrTooLong(max) { Field = field };

    /// <summary>The same for a text that may be left out.</summary>
    public static Result<string?> CheckOptional(string? text, int max, string field) =>
        string.IsNullOrWhiteSpace(text) ? (string?)null
        : text.Trim().Length <= max ? text.Trim()
        : new TextMissingOrTooLong(max) { Field = field };
}

/// <summary>A text that the decision needs is missing, or is longer than so many characters.</summary>
public sealed record TextMissingOrTooLong(int Max) : Error(ErrorKind.Invalid);

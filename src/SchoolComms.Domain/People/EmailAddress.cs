using System.Text.RegularExpressions;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People;

/// <summary>An e-mail address in lower case, at most 254 characters. Whether it exists, only a letter tells.</summary>
public sealed partial record EmailAddress
{
    public const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads an address: one @, a sensible local part of at most 64 characters, a domain with a dot.</summary>
    /// <returns>The address, or <see cref="EmailIsInvalid"/>.</returns>
    public static Result<EmailAddress> Parse(string? text)
    {
        var address = (text ?? "").Trim().ToLowerInvariant();
        return address.Length <= MaxLength && Address().IsMatch(address) ? new EmailAddress(address) : new EmailIsInvalid();
    }

    /// <summary>Takes <see cref="Value"/> back from the store without checking it again.</summary>
    public static EmailAddress FromStored(string stored) => new(stored);

    public override string ToString() => Value;

    // The local part begins with a letter, a digit or "_": an address never starts a formula.
    [GeneratedRegex(
        @"^(?=[^@]{1,64}@)[\p{L}\p{Nd}_][\p{L}\p{Nd}_%+'\-]*(?:\.[\p{L}\p{Nd}_%+'\-]+)*@(?:[\p{L}\p{Nd}](?:[\p{L}\p{Nd}\-]{0,61}[\p{L}\p{Nd}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9\-]{2,59})\z"
    )]
    private static partial Regex Address();
}

/// <summary>The text is not an e-mail address.</summary>
public sealed record EmailIsInvalid() : Error(ErrorKind.Invalid);

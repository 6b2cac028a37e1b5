using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// The phones and addresses that the school publishes itself, and those of the author: whoever writes them discloses nobody else's
/// personal data.
/// </summary>
public sealed class PublishedContacts
{
    // "тел. 55-01-01" is the school's "+7 (8142) 55-01-01" without the town's code.
    private const int ShortestLocalPhone = 5;
    private static readonly string[] PhoneEnds = [",", ";", "\n", "доб"];

    private readonly IReadOnlyList<string> phones;
    private readonly IReadOnlyList<string> emails;

    private PublishedContacts(IReadOnlyList<string> phones, IReadOnlyList<string> emails) => (this.phones, this.emails) = (phones, emails);

    public static PublishedContacts None { get; } = new([], []);

    /// <summary>What the school's profile names; a phone with an extension counts without it.</summary>
    public static PublishedContacts Of(SchoolProfile profile) =>
        new(
            [
                .. (profile.Phone ?? "")
                    .Split(PhoneEnds, StringSplitOptions.None)
                    .Select(phone => CanonicalPhone(string.Concat(phone.Where(char.IsAsciiDigit))))
                    .Where(phone => phone.Length >= ShortestLocalPhone),
            ],
            profile.Email is { } email ? [email] : []
        );

    /// <summary>These, and what somebody has of their own: their permission is their own word (S2 5, 6, 8).</summary>
    public PublishedContacts And(PhoneNumber? phone, EmailAddress? email) =>
        phone is null && email is null
            ? this
            : new(
                phone is null ? phones : [.. phones, CanonicalPhone(phone.Value.TrimStart('+'))],
                email is null ? emails : [.. emails, email.Value]
            );

    /// <summary>Whether it is one of them, however it is spelled.</summary>
    internal bool Include(PersonalDataFinding finding) =>
        finding.Kind switch
        {
            PersonalDataKind.Phone => phones.Any(phone => IsSamePhone(phone, CanonicalPhone(finding.Value))),
            PersonalDataKind.Email => emails.Contains(finding.Value, StringComparer.OrdinalIgnoreCase),
            _ => false,
        };

    private static bool IsSamePhone(string published, string written) =>
        written == published || (written.Length is >= ShortestLocalPhone and <= 7 && published.EndsWith(written, StringComparison.Ordinal));

    // 8…, +7… and ten digits are one Russian number.
    private static string CanonicalPhone(string digits) => digits is { Length: 11 } and ['7' or '8', .. var national] ? national : digits;
}

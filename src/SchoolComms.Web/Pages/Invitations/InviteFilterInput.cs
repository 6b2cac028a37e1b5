using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>The filter of the list of links, as it stands in the address; annulling takes the same one.</summary>
public sealed record InviteFilterInput
{
    public Guid? Class { get; init; }
    public Guid? Chat { get; init; }
    public Role? Role { get; init; }
    public InviteState? State { get; init; }
    public Guid? Issuer { get; init; }
    public DateOnly? IssuedBefore { get; init; }
    public bool? Personal { get; init; }

    public bool IsEmpty => this == new InviteFilterInput();

    public InviteFilter For(School school) =>
        new(
            Class is { } @class ? new ClassId(@class) : null,
            Chat is { } chat ? new ChatId(chat) : null,
            Role,
            State,
            Issuer is { } issuer ? new PersonId(issuer) : null,
            IssuedBefore is { } day ? SchoolClock.StartOf(day, school.Zone) : null,
            Personal
        );

    /// <summary>The same as a query: <c>class=…&amp;role=Parent</c>.</summary>
    public string Query(params (string Key, string? Value)[] beside)
    {
        (string Key, string? Value)[] own =
        [
            ("class", Class?.ToString()),
            ("chat", Chat?.ToString()),
            ("role", Role?.ToString()),
            ("state", State?.ToString()),
            ("issuer", Issuer?.ToString()),
            ("issuedBefore", IssuedBefore?.ToString("O", null)),
            ("personal", Personal?.ToString().ToLowerInvariant()),
        ];
        return string.Join('&', own.Concat(beside).Where(part => part.Value is not null).Select(part => $"{part.Key}={part.Value}"));
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Invitations;

internal static class Annulment
{
    /// <summary>Why the older link of a person ended, in the history of that link.</summary>
    public const string Replaced = "Вместо неё выпущена новая личная ссылка";

    /// <summary>Annuls links; who, when and why stay.</summary>
    /// <returns>How many they were.</returns>
    public static Task<int> AnnulAsync(
        this IQueryable<Invite> links,
        PersonId by,
        string reason,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        links.ExecuteUpdateAsync(
            link => link.SetProperty(i => i.AnnulledAt, now).SetProperty(i => i.AnnulledBy, by).SetProperty(i => i.AnnulReason, reason),
            cancel
        );

    /// <summary>
    /// The personal links that a new one in the role takes the place of; expired ones too, for the key lets a person have one
    /// unused link that nobody has annulled.
    /// </summary>
    public static IQueryable<Invite> ReplacedBy(this IQueryable<Invite> links, Role role, IReadOnlyCollection<PersonId> people) =>
        links.Where(i => i.PersonId != null && people.Contains(i.PersonId.Value) && i.Role == role && i.AnnulledAt == null && i.Used == 0);
}

using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Invitations;

/// <summary>Who may invite whom is the regulation's to say; nobody invites above their own right.</summary>
public static class InviteRule
{
    /// <summary>The clause on links that nobody claims; where the regulation has none, the one on links at all.</summary>
    public static Clause? ClauseOnUnclaimed(Edition edition) => edition.Cite(Rule.UnclaimedLinksAnnulled) ?? edition.Cite(Rule.LinksIssued);

    /// <summary>The clause that gives the actor the right, or the refusal with the clause that governs links.</summary>
    public static Result<Clause> RightToInvite(Actor actor, Role invited, Target target)
    {
        if (Permissions.Check(actor, SchoolAction.IssueInvite, target) is { IsRefused: true } refused)
            return refused.Error!;

        // In the capacity in which somebody reaches the place: a director who also teaches invites nobody's pupils as a teacher.
        var standings = Permissions.StandingsFor(actor, SchoolAction.IssueInvite, target);
        if (RightOf(standings.Where(standing => !actor.MustWait(standing, SchoolAction.IssueInvite))) is { } right)
            return actor.Edition.Cite(right.Clause)!;

        return RightOf(standings) is null
            ? new MayNotInvite(invited, actor.Edition.Cite(Rule.LinksIssued))
            : Permissions.Unconfirmed(actor, SchoolAction.IssueInvite);

        InviteRight? RightOf(IEnumerable<Standing> capacities) =>
            capacities
                .Select(standing => actor.Edition.Regulation.RightToInvite(standing, invited))
                .FirstOrDefault(found => found is not null);
    }

    /// <summary>The same for a place: the role must be one that people have there.</summary>
    public static Result<Clause> RightToInvite(Actor actor, Role invited, InvitePlace place) =>
        place.Roles.Contains(invited)
            ? RightToInvite(actor, invited, place.Target)
            : new MayNotInvite(invited, actor.Edition.Cite(Rule.LinksIssued));

    /// <summary>The roles that the actor may invite there, for the form.</summary>
    public static IEnumerable<Role> RolesToInvite(Actor actor, InvitePlace place) =>
        place.Roles.Where(role => !RightToInvite(actor, role, place).IsRefused);

    /// <summary>The roles that the actor may invite as far as the target reaches, whatever the place has.</summary>
    public static IEnumerable<Role> RolesToInvite(Actor actor, Target target) =>
        Enum.GetValues<Role>().Where(role => !RightToInvite(actor, role, target).IsRefused);

    /// <summary>
    /// Whether nobody is above the actor's right: the administrator handles every link (S0 4.1, S1 2.1, S3 2.1, S4 2.3).
    /// </summary>
    public static bool InvitesAnybody(Actor actor) => actor.Is(Standing.Administrator);

    /// <summary>
    /// Whether a link lets somebody in who may have been removed from what it leads to. Somebody decides on a return by a personal link
    /// after the removal; a link that others have too decides nothing. Into a chat no personal link leads: there the next link decides.
    /// A family's role ends with the child's place, so that into another class or chat only the times there count.
    /// </summary>
    /// <param name="invite">The link.</param>
    /// <param name="inRole">When the times in its role ended; null for one that lasts.</param>
    /// <param name="there">The same of the times in its class, or in its chat.</param>
    public static bool LetsIn(Invite invite, IReadOnlyCollection<DateTimeOffset?> inRole, IReadOnlyCollection<DateTimeOffset?> there)
    {
        var isPersonal = invite.PersonId is not null;
        var isOfSchool = invite.ClassId is null && invite.ChatId is null;
        return (Remains(inRole, isPersonal) || !(isOfSchool || invite.Role.IsOfWorker()))
            && Remains(there, isPersonal || invite.ChatId is not null);

        bool Remains(IReadOnlyCollection<DateTimeOffset?> times, bool decides) =>
            times.Count == 0 || times.Any(ended => ended is null) || (decides && times.All(ended => ended < invite.IssuedAt));
    }
}

/// <summary>Whom the personal link is for is more than the inviter may invite: works at the school, or holds an office.</summary>
public sealed record InviteeAboveRight(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>The regulation does not let this person invite people in this role.</summary>
public sealed record MayNotInvite(Role Role, Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

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
    /// Whether a link brings somebody back to a place that they were removed from. Somebody decides on a return by a personal link
    /// after the removal; a link that others have too decides nothing.
    /// </summary>
    /// <param name="invite">The link.</param>
    /// <param name="removals">When the times that they spent there ended; null for one that lasts.</param>
    public static bool BringsBack(Invite invite, IReadOnlyCollection<DateTimeOffset?> removals) =>
        removals.Count == 0
        || removals.Any(ended => ended is null)
        || (invite.PersonId is not null && removals.All(ended => ended < invite.IssuedAt));
}

/// <summary>Whom the personal link is for is more than the inviter may invite: works at the school, or holds an office.</summary>
public sealed record InviteeAboveRight(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>The regulation does not let this person invite people in this role.</summary>
public sealed record MayNotInvite(Role Role, Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>Whose status is verified, and what they may not do until it is (S1 2.1 2.3-2.4, S3 2.1 2.4-2.5, S4 2.6-2.7).</summary>
/// <param name="Roles">Teachers (S1, S3), or teachers and staff (S4).</param>
/// <param name="Waits">The actions that wait for the verification; none where the regulation does not make them wait.</param>
public sealed record StatusVerification(ImmutableArray<Role> Roles, ImmutableArray<SchoolAction> Waits)
{
    /// <summary>What a regulation may make wait: opening chats and inviting into them.</summary>
    public static readonly ImmutableArray<SchoolAction> MayWait =
    [
        SchoolAction.CreateChat,
        SchoolAction.CreateClassChats,
        SchoolAction.CreateColleagueChat,
        SchoolAction.IssueInvite,
    ];

    /// <summary>Whether somebody of the role must be verified before the action.</summary>
    public bool Holds(Role role, SchoolAction action) => Roles.Contains(role) && Waits.Contains(action);
}

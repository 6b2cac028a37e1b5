using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Chats;

/// <summary>A parent may leave a chat at any time, where the regulation gives this right (S2 7).</summary>
public static class LeavingRule
{
    /// <summary>The clause that gives the right, or the refusal.</summary>
    public static Result<Clause> RightToLeave(Actor actor, ChatMember member)
    {
        if (Permissions.Check(actor, SchoolAction.LeaveChat, Target.Of(member)) is { IsRefused: true } refused)
            return refused.Error!;

        return actor.Edition.Cite(Rule.MembersLeaveFreely) is { } clause && member is { Role: Role.Parent, IsModerator: false }
            ? clause
            : new MayNotLeave(actor.Edition.Cite(Rule.ChatsCreated));
    }
}

/// <summary>The regulation gives this member no right to leave the chat.</summary>
public sealed record MayNotLeave(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

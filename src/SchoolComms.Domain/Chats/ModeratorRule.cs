using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Chats;

/// <summary>
/// Who keeps order in a chat beside the worker who created it. The administration appoints additional moderators from the
/// staff where the regulation says so (S0 4.2); a chat that has lost its moderator gets one under every regulation, for
/// every chat has one (S1 4.2, S2 4).
/// </summary>
public static class ModeratorRule
{
    /// <summary>The clause by which the administration may add a moderator to a chat, or the refusal.</summary>
    /// <param name="actor">Who appoints.</param>
    /// <param name="moderators">Who keeps order in the chat now.</param>
    public static Result<Clause> RightToAppoint(Actor actor, IReadOnlyCollection<PersonId> moderators)
    {
        if (Permissions.Check(actor, SchoolAction.AppointModerator, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        var created = actor.Edition.Cite(Rule.WorkerModerates);
        var clause = actor.Edition.Cite(Rule.ModeratorsAppointed) ?? (moderators.Count == 0 ? created : null);
        return clause is null ? new NoAdditionalModerators(created) : clause;
    }

    /// <summary>Whether this person may become one: a joined teacher or member of staff who is none yet.</summary>
    public static Result<Clause> MayBecome(Actor actor, Person candidate, IReadOnlyCollection<PersonId> moderators)
    {
        var right = RightToAppoint(actor, moderators);
        if (right.IsRefused)
            return right;
        if (candidate is not { HasJoined: true, Works: true })
            return new ModeratorNotOfTheStaff(right.Value) { Field = nameof(ChatMember.PersonId) };

        return moderators.Contains(candidate.Id) ? new ModeratesAlready(right.Value) { Field = nameof(ChatMember.PersonId) } : right;
    }

    /// <summary>Whether a moderator may be relieved: another one stays, and it is not the class teacher in the class's own chat.</summary>
    /// <param name="actor">Who relieves.</param>
    /// <param name="chat">Where.</param>
    /// <param name="moderator">Whom.</param>
    /// <param name="classTeacher">Who leads the chat's class; null for other chats.</param>
    /// <param name="moderators">Who keeps order there now.</param>
    public static Result<Clause?> MayRelieve(
        Actor actor,
        Chat chat,
        PersonId moderator,
        PersonId? classTeacher,
        IReadOnlyCollection<PersonId> moderators
    )
    {
        if (Permissions.Check(actor, SchoolAction.AppointModerator, Target.School) is { IsRefused: true } refused)
            return refused.Error!;
        if (!moderators.Contains(moderator))
            return new NotFound(nameof(ChatMember));

        var clause = actor.Edition.Cite(Rule.ModeratorsAppointed) ?? actor.Edition.Cite(Rule.WorkerModerates);
        return moderators.Count == 1 ? new LastModerator(clause)
            : chat.FollowsClass && moderator == classTeacher ? new ModeratesByOffice(actor.Edition.Cite(Rule.WorkerModerates))
            : clause;
    }

    /// <summary>In which role a worker keeps order.</summary>
    public static Role RoleOf(Person worker) => worker.Has(Role.Teacher) ? Role.Teacher : Role.Staff;
}

/// <summary>The regulation knows no additional moderators, and this chat has its own.</summary>
public sealed record NoAdditionalModerators(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Moderators are appointed from teachers and staff who have joined.</summary>
public sealed record ModeratorNotOfTheStaff(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The person keeps order in the chat already.</summary>
public sealed record ModeratesAlready(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Every chat has a moderator: the last one stays until there is another.</summary>
public sealed record LastModerator(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The class teacher keeps order in the class's chats as long as they lead the class.</summary>
public sealed record ModeratesByOffice(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

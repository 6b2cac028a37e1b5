using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Who may create which chat is the regulation's to say (CHT-1 to CHT-5).</summary>
public static class ChatRule
{
    /// <summary>The clause that gives the actor the right, or the refusal with the clause that governs chats.</summary>
    public static Result<Clause> RightToCreate(Actor actor, ChatKind kind, ClassId? classId)
    {
        var action = ClassChats.Expected.Contains(kind) ? SchoolAction.CreateClassChats : SchoolAction.CreateChat;
        if (Permissions.Check(actor, action, Target.Of(classId)) is { IsRefused: true } refused)
            return refused.Error!;

        var right = actor
            .Standings.Select(standing => actor.Edition.Regulation.RightToCreate(standing, kind))
            .FirstOrDefault(found => found is not null);
        return right is null ? new MayNotCreateChat(kind, actor.Edition.Cite(Rule.ChatsCreated)) : actor.Edition.Cite(right.Clause)!;
    }

    /// <summary>The kinds that the actor may create there, for the form.</summary>
    public static IEnumerable<ChatKind> KindsToCreate(Actor actor, ClassId? classId) =>
        Enum.GetValues<ChatKind>().Where(kind => !RightToCreate(actor, kind, classId).IsRefused);

    /// <summary>The system channels that the regulation knows (S1 2.1, S3 2.1, S4 2.3).</summary>
    public static IEnumerable<ChatKind> ChannelsOf(Regulation regulation) =>
        regulation.Contains(Rule.ChannelsPublished) ? [ChatKind.SchoolChannel, ChatKind.StaffChannel] : [];
}

/// <summary>The regulation does not let this person create such a chat.</summary>
public sealed record MayNotCreateChat(ChatKind Chat, Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

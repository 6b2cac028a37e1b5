using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Who may create which chat is the regulation's to say (CHT-1 to CHT-5).</summary>
public static class ChatRule
{
    /// <summary>The clause that gives the actor the right, or the refusal with the clause that governs chats.</summary>
    public static Result<Clause> RightToCreate(Actor actor, ChatKind kind, ClassId? classId)
    {
        var (action, target) = (ActionFor(kind, classId), Target.Of(classId));
        if (Permissions.Check(actor, action, target) is { IsRefused: true } refused)
            return refused.Error!;
        if (!Fits(kind, classId))
            return new MayNotCreateChat(kind, actor.Edition.Cite(Rule.ChatsCreated));

        // In the capacity in which somebody reaches the class: who leads another one teaches here, and no more.
        var standings = Permissions.StandingsFor(actor, action, target);
        if (RightOf(standings.Where(standing => !actor.MustWait(standing, action))) is { } right)
            return actor.Edition.Cite(right.Clause)!;

        return RightOf(standings) is null
            ? new MayNotCreateChat(kind, actor.Edition.Cite(Rule.ChatsCreated))
            : Permissions.Unconfirmed(actor, action);

        ChatRight? RightOf(IEnumerable<Standing> capacities) =>
            capacities
                .Select(standing => actor.Edition.Regulation.RightToCreate(standing, kind))
                .FirstOrDefault(found => found is not null);
    }

    /// <summary>The kinds that somebody creates for others; two who write to each other need nobody's right to create (<see cref="DirectRule"/>).</summary>
    public static IEnumerable<ChatKind> CreatedKinds => Enum.GetValues<ChatKind>().Where(kind => kind != ChatKind.Direct);

    /// <summary>
    /// The right to create one such chat with a name and people of one's own choice: the chats that every class has come in one step and
    /// with the class's people, channels with the regulation.
    /// </summary>
    public static Result<Clause> RightToCreateByHand(Actor actor, ChatKind kind, ClassId? classId)
    {
        var right = RightToCreate(actor, kind, classId);
        return right.IsRefused || (!ClassChats.Expected.Contains(kind) && !IsChannel(kind)) ? right : new ChatNotByHand(kind, right.Value);
    }

    /// <summary>The kinds that the actor may create there, for the form.</summary>
    public static IEnumerable<ChatKind> KindsToCreate(Actor actor, ClassId? classId) =>
        CreatedKinds.Where(kind => !RightToCreateByHand(actor, kind, classId).IsRefused);

    /// <summary>The roles that people have in a chat of this kind; whoever has several is there in the first.</summary>
    public static ImmutableArray<Role> RolesIn(ChatKind kind) =>
        kind switch
        {
            ChatKind.ClassStudents => [Role.Student],
            ChatKind.ClassParents or ChatKind.DirectorAndParents => [Role.Parent],
            ChatKind.ClassTeachers or ChatKind.DirectorAndTeachers => [Role.Teacher],
            ChatKind.Subject or ChatKind.Course or ChatKind.DirectorAndStudents => [Role.Student],
            ChatKind.ClassOther or ChatKind.Event => [Role.Student, Role.Parent, Role.Teacher, Role.Staff],
            ChatKind.SchoolChannel => [.. Enum.GetValues<Role>()],
            ChatKind.Direct => [],
            _ => [Role.Teacher, Role.Staff],
        };

    /// <summary>
    /// Of somebody's roles the one in which they go on in a chat that is not filled from a class, once they no longer keep order in it or
    /// are there in a role that has ended; null where they leave.
    /// </summary>
    public static Role? GoesOnAs(ChatKind kind, IReadOnlyCollection<Role> roles) =>
        RolesIn(kind).Where(roles.Contains).Select(role => (Role?)role).FirstOrDefault();

    /// <summary>The system channels that the regulation knows (S1 2.1, S3 2.1, S4 2.3).</summary>
    public static IEnumerable<ChatKind> ChannelsOf(Regulation regulation) =>
        regulation.Contains(Rule.ChannelsPublished) ? [ChatKind.SchoolChannel, ChatKind.StaffChannel] : [];

    private static bool IsChannel(ChatKind kind) => kind is ChatKind.SchoolChannel or ChatKind.StaffChannel;

    private static SchoolAction ActionFor(ChatKind kind, ClassId? classId) =>
        ClassChats.Expected.Contains(kind) ? SchoolAction.CreateClassChats
        : IsChannel(kind) ? SchoolAction.PublishInChannel
        : classId is null ? SchoolAction.CreateColleagueChat
        : SchoolAction.CreateChat;

    // An event is a class's or the colleagues'; everything else is clearly one of the two.
    private static bool Fits(ChatKind kind, ClassId? classId) =>
        kind switch
        {
            ChatKind.Direct => false,
            ChatKind.Event => true,
            < ChatKind.Event => classId is not null,
            _ => classId is null,
        };
}

/// <summary>The regulation does not let this person create such a chat.</summary>
public sealed record MayNotCreateChat(ChatKind Chat, Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>Such a chat is not created one by one.</summary>
public sealed record ChatNotByHand(ChatKind Chat, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>A chat cannot be found without a name.</summary>
public sealed record ChatNameEmpty() : Error(ErrorKind.Invalid);

/// <summary>The name is longer than <see cref="Chat.MaxName"/> characters.</summary>
public sealed record ChatNameTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>Somebody among the chosen does not belong to such a chat.</summary>
public sealed record NotForThisChat() : Error(ErrorKind.Invalid);

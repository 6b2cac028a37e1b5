using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Chats;

/// <summary>The other one, to whom somebody writes directly.</summary>
/// <param name="HasJoined">Is on the portal and of the school.</param>
/// <param name="Meets">Shares a class or a chat with the writer: as a member, teacher or class teacher, or by a child there.</param>
public sealed record Counterpart(PersonId Person, FullName Name, IReadOnlyCollection<Role> Roles, bool HasJoined, bool Meets)
{
    /// <summary>How they left the chat of the two; null while they are in it, and where there is none yet.</summary>
    public Departure? Departure { get; init; }
}

/// <summary>In which roles two write to each other.</summary>
public sealed record DirectPair(Role Author, Role Other, Clause Clause);

/// <summary>
/// Safe mode (S4 2.10, S1 2.5): people find and write to each other only through a class or chat that they share, and in the
/// roles between which the regulation's table lets messages pass.
/// </summary>
public static class DirectRule
{
    /// <summary>The roles in which the actor may write to this person, or the refusal. Somebody out of reach is not there at all.</summary>
    /// <returns>The pair, or <see cref="DirectMessagesNotProvided"/>, <see cref="NotReachable"/>, <see cref="DirectNotAllowed"/>.</returns>
    public static Result<DirectPair> MayWriteTo(Actor actor, Counterpart? other)
    {
        if (actor.Edition.Cite(Rule.DirectMessages) is not { } clause)
            return new DirectMessagesNotProvided(NearestClause.Of(actor.Edition, Rule.DirectMessages));
        if (other is not { HasJoined: true, Meets: true } || other.Person == actor.Person)
            return new NotReachable();

        return PairOf(actor, other.Roles) is { } pair ? new DirectPair(pair.From, pair.To, clause) : new DirectNotAllowed(clause);
    }

    /// <summary>
    /// The first pair of roles that the table lets through. Who has several writes as a worker before anything else, and to the
    /// other as one; where two pairs do, the one that lets an answer pass comes first.
    /// </summary>
    public static DirectRight? PairOf(Actor actor, IReadOnlyCollection<Role> others)
    {
        var regulation = actor.Edition.Regulation;
        return (
            from author in actor.Roles.Order()
            from other in others.Order()
            where regulation.LetsWriteDirectly(author, other)
            orderby regulation.LetsWriteDirectly(other, author) descending
            select new DirectRight(author, other)
        ).FirstOrDefault();
    }

    /// <summary>The roles that somebody must have to be written to by the actor.</summary>
    public static IReadOnlyList<Role> RolesToWriteTo(Actor actor) =>
        [.. Enum.GetValues<Role>().Where(other => actor.Roles.Any(role => actor.Edition.Regulation.LetsWriteDirectly(role, other)))];

    /// <summary>
    /// Whether a message may still be written into the chat of the two: the same questions, asked again each time. They know each
    /// other by now, so that the end of what they shared is said with its clause; what was written stays to be read.
    /// </summary>
    public static Result MayGoOn(Actor actor, ChatMember member, Counterpart? other)
    {
        if (other?.Departure is not null)
            return new OtherHasLeft(actor.Edition.Cite(Rule.DirectMessages));

        var may = MayWriteTo(actor, other);
        return may.Error switch
        {
            null when actor.Roles.Contains(member.Role) && !Lets(actor, member.Role, other!) => new DirectNotAllowed(may.Value.Clause),
            null => Result.Done,
            NotReachable => new NothingShared(actor.Edition.Cite(Rule.DirectMessages)),
            var refusal => refusal,
        };
    }

    /// <summary>As whom the member writes there now: as before, or where that role has ended, as the table lets them.</summary>
    public static Role RoleOf(Actor actor, ChatMember member, Counterpart? other) =>
        actor.Roles.Contains(member.Role) || PairOf(actor, other?.Roles ?? []) is not { } pair ? member.Role : pair.From;

    private static bool Lets(Actor actor, Role role, Counterpart other) =>
        other.Roles.Any(to => actor.Edition.Regulation.LetsWriteDirectly(role, to));
}

/// <summary>The regulation knows no messages between two people: they write in chats.</summary>
public sealed record DirectMessagesNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Nobody whom the actor meets in a class or chat; says no more than that there is no such page.</summary>
public sealed record NotReachable() : Error(ErrorKind.NotFound);

/// <summary>The regulation's table lets no message pass between these roles.</summary>
public sealed record DirectNotAllowed(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>The last class or chat that the two shared has ended, or the other one is no longer of the school.</summary>
public sealed record NothingShared(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The other one has left the chat of the two of their own will.</summary>
public sealed record OtherHasLeft(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

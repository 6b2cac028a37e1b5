using System.Linq.Expressions;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Invitations;

/// <summary>Identifies an invite link.</summary>
public readonly record struct InviteId(Guid Value) : IId<InviteId>
{
    public static InviteId From(Guid value) => new(value);

    public static bool operator <(InviteId left, InviteId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(InviteId left, InviteId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(InviteId left, InviteId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(InviteId left, InviteId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What a link is at a moment; it follows from dates and counts and is stored nowhere.</summary>
public enum InviteState
{
    Unclaimed = 1,
    PartlyUsed,
    Spent,
    Expired,
    Annulled,
}

/// <summary>
/// An invite link: into the school, a class or a chat, in exactly one role, for a number of uses and a term
/// (S0 4.1, S1 2.1, S3 2.1, S4 2.3). A personal one serves exactly one person whom the school knows already. The store
/// keeps a hash of the code only.
/// </summary>
public sealed class Invite
{
    /// <summary>The longest reason for annulling, in characters.</summary>
    public const int MaxReason = 200;

    /// <summary>The most people that one link may serve.</summary>
    public const int MaxUses = 100;

    private Invite() { }

    public SchoolId SchoolId { get; private init; }
    public InviteId Id { get; private init; }
    public Role Role { get; private init; }
    public ClassId? ClassId { get; private init; }
    public ChatId? ChatId { get; private init; }

    /// <summary>Whom a personal link is for; null for a link that serves whoever has it.</summary>
    public PersonId? PersonId { get; private init; }

    /// <summary>Whether it may be for somebody who holds an office: for a worker whom it names.</summary>
    public bool MayBeForOfficial => PersonId is not null && Role.IsOfWorker();

    public int Uses { get; private init; }
    public int Used { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public byte[] CodeHash { get; private set; } = [];
    public PersonId IssuedBy { get; private init; }
    public DateTimeOffset IssuedAt { get; private init; }
    public DateTimeOffset? AnnulledAt { get; private set; }
    public PersonId? AnnulledBy { get; private set; }
    public string? AnnulReason { get; private set; }

    public static Result<Invite> Issue(
        SchoolId school,
        Role role,
        ClassId? classId,
        ChatId? chatId,
        int uses,
        DateTimeOffset expiresAt,
        PersonId issuer,
        DateTimeOffset now
    )
    {
        if (uses is < 1 or > MaxUses)
            return new InviteUsesOutOfRange(MaxUses) { Field = nameof(Uses) };
        if (expiresAt <= now)
            return new InviteEndsInPast { Field = nameof(ExpiresAt) };

        return new Invite
        {
            SchoolId = school,
            Id = NewId.Of<InviteId>(now),
            Role = role,
            ClassId = classId,
            ChatId = chatId,
            Uses = uses,
            ExpiresAt = expiresAt,
            IssuedBy = issuer,
            IssuedAt = now,
        };
    }

    /// <summary>
    /// A personal link, for one use: into the school or a class, in a role that the person has. Administration joins
    /// «Учительская» as teachers (S1 2.2), so an office gives the role of a teacher too.
    /// </summary>
    /// <returns>The link, or <see cref="InviteeHasLeft"/>, <see cref="NotTheirRole"/>, <see cref="InviteEndsInPast"/>.</returns>
    public static Result<Invite> ForPerson(
        Person person,
        Role role,
        ClassId? classId,
        DateTimeOffset expiresAt,
        PersonId issuer,
        DateTimeOffset now,
        bool ofAdministration = false
    )
    {
        if (person.LeftAt is not null)
            return new InviteeHasLeft(person.Name);
        if (!person.Has(role) && !(ofAdministration && role == Role.Teacher))
            return new NotTheirRole(person.Name, role);
        if (expiresAt <= now)
            return new InviteEndsInPast { Field = nameof(ExpiresAt) };

        return new Invite
        {
            SchoolId = person.SchoolId,
            Id = NewId.Of<InviteId>(now),
            Role = role,
            ClassId = classId,
            PersonId = person.Id,
            Uses = 1,
            ExpiresAt = expiresAt,
            IssuedBy = issuer,
            IssuedAt = now,
        };
    }

    /// <summary>Only the hash of the code is kept: a copy of the database opens no link.</summary>
    public void Seal(byte[] codeHash) => CodeHash = codeHash;

    public InviteState StateAt(DateTimeOffset now) =>
        StateOf(annulled: AnnulledAt is not null, spent: Used >= Uses, expired: ExpiresAt <= now, used: Used > 0);

    /// <summary>The state that follows from four facts, for whoever counts links without loading them.</summary>
    public static InviteState StateOf(bool annulled, bool spent, bool expired, bool used) =>
        annulled ? InviteState.Annulled
        : spent ? InviteState.Spent
        : expired ? InviteState.Expired
        : used ? InviteState.PartlyUsed
        : InviteState.Unclaimed;

    /// <summary>Whether somebody may still join by it; the store's conditional update has the last word.</summary>
    public Result IsOpen(DateTimeOffset now) =>
        StateAt(now) switch
        {
            InviteState.Annulled => new InviteAnnulled(),
            InviteState.Spent => new InviteSpent(),
            InviteState.Expired => new InviteExpired(ExpiresAt),
            _ => Result.Done,
        };

    /// <summary>Annuls a link that could still be used; who, when and why stay.</summary>
    public Result Annul(PersonId by, string reason, DateTimeOffset now)
    {
        if (IsOpen(now).Error is { } error)
            return error with { Kind = ErrorKind.Conflict };

        (AnnulledAt, AnnulledBy, AnnulReason) = (now, by, reason.Trim());
        return Result.Done;
    }

    /// <summary><see cref="StateAt"/> as the store asks it.</summary>
    public static Expression<Func<Invite, bool>> InState(InviteState state, DateTimeOffset now) =>
        state switch
        {
            InviteState.Annulled => invite => invite.AnnulledAt != null,
            InviteState.Spent => invite => invite.AnnulledAt == null && invite.Used >= invite.Uses,
            InviteState.Expired => invite => invite.AnnulledAt == null && invite.Used < invite.Uses && invite.ExpiresAt <= now,
            InviteState.PartlyUsed => invite =>
                invite.AnnulledAt == null && invite.Used > 0 && invite.Used < invite.Uses && now < invite.ExpiresAt,
            _ => invite => invite.AnnulledAt == null && invite.Used == 0 && now < invite.ExpiresAt,
        };

    /// <summary><see cref="IsOpen"/> as the store asks it: the condition of joining and of annulling, so that one of them wins.</summary>
    public static Expression<Func<Invite, bool>> OpenAt(DateTimeOffset now) =>
        invite => invite.AnnulledAt == null && invite.Used < invite.Uses && now < invite.ExpiresAt;
}

/// <summary>Whom the link is for has left the school: their return is recorded first.</summary>
public sealed record InviteeHasLeft(FullName Name) : Error(ErrorKind.Conflict);

/// <summary>A personal link gives a role that the school has entered for the person.</summary>
public sealed record NotTheirRole(FullName Name, Role Role) : Error(ErrorKind.Invalid);

/// <summary>Who has signed in is in this school as somebody else than the link is for; the administrator merges the two.</summary>
public sealed record JoinedAsSomebodyElse() : Error(ErrorKind.Conflict);

/// <summary>Whoever was removed from the place stays out until somebody decides otherwise (S1 4.8, S2 4).</summary>
public sealed record RemovedFromThere(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The link was annulled.</summary>
public sealed record InviteAnnulled() : Error(ErrorKind.Gone);

/// <summary>None of the links can be used any more: somebody joined or annulled them in the meantime.</summary>
public sealed record InvitesClosed() : Error(ErrorKind.Conflict);

/// <summary>Everybody whom the link was for has joined.</summary>
public sealed record InviteSpent() : Error(ErrorKind.Gone);

/// <summary>The link's term has passed.</summary>
public sealed record InviteExpired(DateTimeOffset At) : Error(ErrorKind.Gone);

/// <summary>A link serves one person at least and <see cref="Invite.MaxUses"/> at most.</summary>
public sealed record InviteUsesOutOfRange(int Max) : Error(ErrorKind.Invalid);

/// <summary>A link's term ends in the future.</summary>
public sealed record InviteEndsInPast() : Error(ErrorKind.Invalid);

/// <summary>The term is longer than the regulation gives to an unclaimed link.</summary>
public sealed record InviteTermTooLong(int Days, Clause? Clause) : Error(ErrorKind.Invalid, Clause);

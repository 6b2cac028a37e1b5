using System.Linq.Expressions;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies a look into a chat by right.</summary>
public readonly record struct ChatLookId(Guid Value) : IId<ChatLookId>
{
    public static ChatLookId From(Guid value) => new(value);

    public static bool operator <(ChatLookId left, ChatLookId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ChatLookId left, ChatLookId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(ChatLookId left, ChatLookId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(ChatLookId left, ChatLookId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>
/// The director, or an authorised official, opens a chat that they are not in, stating why (CTL-2; S0 4.2, S1 2.2, S4 2.4). Each
/// look stands in the record, and the chat's members see how often it was done.
/// </summary>
public sealed class ChatLook
{
    /// <summary>How long a look lasts; after that a reason is asked for again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    private ChatLook() { }

    public SchoolId SchoolId { get; private init; }
    public ChatLookId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId PersonId { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>The first instant at which the chat is closed to the looker again.</summary>
    public DateTimeOffset Until { get; private init; }

    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }

    /// <summary>The clause by which the use is controlled; refused where the regulation has none.</summary>
    public static Result<Clause> RightToLook(Edition edition) =>
        edition.Cite(Rule.UseControlled) is { } clause ? clause : new LookingNotProvided(edition.Cite(Rule.WorkerModerates));

    /// <summary><see cref="Until"/> as the store asks it: the looks that are open.</summary>
    public static Expression<Func<ChatLook, bool>> OpenAt(DateTimeOffset now) => look => look.At <= now && now < look.Until;

    /// <summary>Looks, where the regulation lets the use be controlled, and the actor does so.</summary>
    public static Result<ChatLook> Open(Actor actor, Chat chat, string? reason, DateTimeOffset now)
    {
        if (Permissions.Check(actor, SchoolAction.LookIntoChat, Target.Of(chat.ClassId)) is { IsRefused: true } refused)
            return refused.Error!;
        var right = RightToLook(actor.Edition);
        if (right.IsRefused)
            return right.Error;
        var written = WrittenText.Check(reason, MaxReason, nameof(Reason));
        if (written.IsRefused)
            return written.Error;

        return new ChatLook
        {
            SchoolId = chat.SchoolId,
            Id = NewId.Of<ChatLookId>(now),
            ChatId = chat.Id,
            PersonId = actor.Person,
            Reason = written.Value,
            At = now,
            Until = now + Lasts,
            Clause = right.Value.Number,
            EditionId = actor.Edition.Id,
        };
    }
}

/// <summary>The regulation lets nobody control what is written in chats.</summary>
public sealed record LookingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

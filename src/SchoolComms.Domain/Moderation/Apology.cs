using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies an apology.</summary>
public readonly record struct ApologyId(Guid Value) : IId<ApologyId>
{
    public static ApologyId From(Guid value) => new(value);
}

/// <summary>
/// A blocked member apologises to the chat, which opens the time for objections (S1 4.6). There is one apology for a block: where
/// somebody has objected, the block stays and the way leads to the director.
/// </summary>
public sealed class Apology
{
    private Apology() { }

    public SchoolId SchoolId { get; private init; }
    public ApologyId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public BlockId BlockId { get; private init; }
    public PersonId PersonId { get; private init; }

    /// <summary>What the chat reads.</summary>
    public MessageId MessageId { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The first instant at which it is too late to object.</summary>
    public DateTimeOffset ObjectionsUntil { get; private init; }

    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }

    internal static Apology For(Block block, Message message, Clause clause, Edition edition, DateTimeOffset until) =>
        new()
        {
            SchoolId = block.SchoolId,
            Id = NewId.Of<ApologyId>(message.SentAt),
            ChatId = block.ChatId,
            BlockId = block.Id,
            PersonId = block.PersonId,
            MessageId = message.Id,
            At = message.SentAt,
            ObjectionsUntil = until,
            Clause = clause.Number,
            EditionId = edition.Id,
        };
}

/// <summary>A member of the chat does not want the block to end early; the petitioner does not learn who it was.</summary>
public sealed class Objection
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    private Objection() { }

    public SchoolId SchoolId { get; private init; }
    public ApologyId ApologyId { get; private init; }
    public PersonId PersonId { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>Why; for the moderator and the director only.</summary>
    public string? Reason { get; private init; }

    internal static Objection To(Apology apology, PersonId person, string? reason, DateTimeOffset now) =>
        new()
        {
            SchoolId = apology.SchoolId,
            ApologyId = apology.Id,
            PersonId = person,
            At = now,
            Reason = reason,
        };
}

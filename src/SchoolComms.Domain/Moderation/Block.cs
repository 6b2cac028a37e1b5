using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies a block.</summary>
public readonly record struct BlockId(Guid Value) : IId<BlockId>
{
    public static BlockId From(Guid value) => new(value);
}

/// <summary>
/// A period in which a member reads a chat but does not write in it. It ends by itself: whether somebody is blocked
/// is a question of dates, never of a job that runs.
/// </summary>
public sealed class Block
{
    private Block() { }

    public SchoolId SchoolId { get; private init; }
    public BlockId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId PersonId { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>The first instant at which the member may write again.</summary>
    public DateTimeOffset Until { get; private set; }

    public PersonId DecidedBy { get; private init; }
    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }

    public bool InForce(DateTimeOffset now) => From <= now && now < Until;

    /// <summary>What the member is told: the end on the school's clock, and the clause as it stood when the block was decided.</summary>
    public MemberBlocked Refusal(Edition decidedUnder, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTime(Until, zone), decidedUnder.Cite(Clause));

    internal static Block Impose(
        ChatId chat,
        PersonId person,
        PersonId moderator,
        Clause clause,
        Edition edition,
        DateTimeOffset from,
        DateTimeOffset until
    ) =>
        new()
        {
            SchoolId = edition.SchoolId,
            Id = NewId.Of<BlockId>(from),
            ChatId = chat,
            PersonId = person,
            From = from,
            Until = until,
            DecidedBy = moderator,
            Clause = clause.Number,
            EditionId = edition.Id,
        };
}

/// <summary>The member is blocked in this chat until then.</summary>
public sealed record MemberBlocked(DateTimeOffset Until, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

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

/// <summary>On what a block rests.</summary>
public enum BlockGround
{
    /// <summary>More violations than the regulation's number (S1 4.5).</summary>
    Ladder = 1,

    /// <summary>A decision of the director, or of an official authorised by the director (S1 4.5).</summary>
    Decision,
}

/// <summary>A period in which a member reads a chat but does not write in it.</summary>
public sealed class Block : TimedSanction
{
    private Block() { }

    public BlockId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public BlockGround Ground { get; private init; }

    /// <summary>What a decision rests on; null for the ladder, which rests on the violations.</summary>
    public Basis? Basis { get; private init; }

    /// <summary>What the member is told: the end on the school's clock, and the clause as it stood when the block was decided.</summary>
    public MemberBlocked Refusal(Edition decidedUnder, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTime(Until, zone), decidedUnder.Cite(Clause));

    protected override Error HasEnded() => new BlockHasEnded();

    internal static Block Impose(
        ChatId chat,
        PersonId person,
        Judge judge,
        BlockGround ground,
        Basis? basis,
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
            DecidedUntil = until,
            Ground = ground,
            Basis = basis,
            DecidedBy = judge.Person,
            DecidedAs = judge.As,
            Clause = clause.Number,
            EditionId = edition.Id,
        };
}

/// <summary>The member is blocked in this chat until then.</summary>
public sealed record MemberBlocked(DateTimeOffset Until, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The block is over already, or was undone.</summary>
public sealed record BlockHasEnded() : Error(ErrorKind.Conflict);

using FsCheck;
using FsCheck.Fluent;

namespace SchoolComms.Application.Tests.Moderation.Histories;

/// <summary>What happens in a chat: somebody does something, or time passes.</summary>
public enum Act
{
    /// <summary>The parent writes.</summary>
    Write,

    /// <summary>The first moderator records a violation for the oldest message without one, and removes it.</summary>
    Violate,
    BlockForADay,
    BlockForAMonth,
    BlockForTooLong,
    BlockByDirector,
    Apologise,
    ObjectAsOne,
    ObjectAsAnother,
    UnblockAsFirst,
    UnblockAsSecond,
    Pardon,

    /// <summary>The first moderator takes the oldest standing violation back.</summary>
    Withdraw,
    ContestViolation,
    ContestBlock,
    AnswerThatItStands,
    AnswerThatItWasWrong,
    AnswerThatItLastedEnough,
    ParentLeaves,
    ParentReturns,
    ModeratorLeaves,
    ModeratorReturns,
    WaitAnHour,
    WaitADay,
    WaitAWeek,
    WaitForTheLastInstantToObject,
    WaitForTheEndOfObjections,
    WaitForTheEndOfTheBlock,
}

/// <summary>One step of a history: an act, or two at once.</summary>
public sealed record Step(Act First, Act? AtOnce)
{
    public override string ToString() => AtOnce is { } second ? $"{First} ∥ {second}" : $"{First}";
}

/// <summary>Histories in which blocks, apologies and appeals are as frequent as talk.</summary>
internal static class RandomHistory
{
    private static readonly Gen<Act> Acts = Gen.Frequency(
        (10, Gen.Elements(Act.Write, Act.Violate)),
        (8, Gen.Elements(Act.BlockForADay, Act.BlockForAMonth, Act.BlockForTooLong, Act.BlockByDirector)),
        (10, Gen.Elements(Act.Apologise, Act.Apologise, Act.ObjectAsOne, Act.ObjectAsAnother)),
        (9, Gen.Elements(Act.UnblockAsFirst, Act.UnblockAsSecond, Act.UnblockAsFirst, Act.Pardon)),
        (8, Gen.Elements(Act.Withdraw, Act.ContestViolation, Act.ContestBlock)),
        (7, Gen.Elements(Act.AnswerThatItStands, Act.AnswerThatItWasWrong, Act.AnswerThatItLastedEnough)),
        (
            4,
            Gen.Elements(
                Act.ParentLeaves,
                Act.ParentReturns,
                Act.ParentReturns,
                Act.ModeratorLeaves,
                Act.ModeratorReturns,
                Act.ModeratorReturns
            )
        ),
        (4, Gen.Elements(Act.WaitAnHour, Act.WaitADay, Act.WaitAWeek)),
        (6, Gen.Elements(Act.WaitForTheLastInstantToObject, Act.WaitForTheEndOfObjections, Act.WaitForTheEndOfTheBlock))
    );

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (4, from act in Acts select new Step(act, null)),
        (1, from first in Acts from second in Acts where !IsWait(first) && !IsWait(second) select new Step(first, second))
    );

    // Four offences first: what follows is about blocks, and not about how to come to one.
    private static readonly Step[] Offences =
    [
        .. Enumerable.Range(0, 4).SelectMany(_ => new[] { new Step(Act.Write, null), new Step(Act.Violate, null) }),
    ];

    // The way to the end of the objections is long: as single steps it would rarely come about.
    private static readonly Gen<Step[]> Apologies =
        from block in Gen.Elements(Act.BlockForAMonth, Act.BlockForAMonth, Act.BlockByDirector)
        from way in Gen.Elements<Step[]>(
            [
                Alone(Act.WaitForTheLastInstantToObject),
                Alone(Act.ObjectAsOne),
                Alone(Act.WaitForTheEndOfObjections),
                Alone(Act.UnblockAsFirst),
            ],
            [Alone(Act.WaitForTheEndOfObjections), Alone(Act.UnblockAsSecond)],
            [Alone(Act.WaitForTheEndOfObjections), Alone(Act.ObjectAsOne), Alone(Act.UnblockAsFirst)],
            [Alone(Act.WaitForTheLastInstantToObject), new Step(Act.ObjectAsOne, Act.UnblockAsFirst), Alone(Act.UnblockAsSecond)],
            [Alone(Act.WaitForTheEndOfObjections), new Step(Act.ObjectAsOne, Act.UnblockAsFirst)]
        )
        select (Step[])[Alone(block), Alone(Act.Apologise), .. way];

    public static readonly Arbitrary<Step[]> Any = (
        from offends in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from apologises in Gen.Frequency((1, Gen.Constant(true)), (1, Gen.Constant(false)))
        from apology in Apologies
        from steps in Steps.ArrayOf(25)
        select (Step[])[.. offends ? Offences : [], .. apologises ? apology : [], .. steps]
    ).ToArbitrary();

    private static Step Alone(Act act) => new(act, null);

    private static bool IsWait(Act act) => act >= Act.WaitAnHour;
}

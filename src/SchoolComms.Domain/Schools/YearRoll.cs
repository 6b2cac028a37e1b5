using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Schools;

/// <summary>
/// The turn of a school year, done once: its classes went over into the next one, and those who had finished left
/// (S0 4.1, S1 2.1, S3 2.1, S4 2.3).
/// </summary>
public sealed class YearRoll
{
    private YearRoll() { }

    public SchoolId SchoolId { get; private init; }

    /// <summary>The year that ended: 2025 for 2025/26.</summary>
    public int SchoolYear { get; private init; }

    public Order Order { get; private init; } = null!;
    public PersonId TurnedBy { get; private init; }
    public DateTimeOffset TurnedAt { get; private init; }

    /// <summary>Whether a year can be turned on a day: not before the calendar year in which it ends.</summary>
    public static Result MayTurn(int schoolYear, DateOnly today) => today.Year > schoolYear ? Result.Done : new YearTurned(schoolYear);

    public static YearRoll Of(SchoolId school, int schoolYear, Order order, PersonId by, DateTimeOffset now) =>
        new()
        {
            SchoolId = school,
            SchoolYear = schoolYear,
            Order = order,
            TurnedBy = by,
            TurnedAt = now,
        };
}

/// <summary>What becomes of a class at the turn of a year.</summary>
/// <param name="Next">What it is called then; null where its students have finished.</param>
public sealed record ClassTurn(ClassId Class, ClassName? Next);

/// <summary>What becomes of every class, and which new ones begin.</summary>
public sealed record YearPlan(int SchoolYear, IReadOnlyList<ClassTurn> Turns, IReadOnlyList<ClassName> Beginning)
{
    /// <summary>Whether it can be done: it is about exactly the classes that the year has, and no name stands twice.</summary>
    /// <returns>Done, or <see cref="ClassesHaveChanged"/>, <see cref="NextClassTwice"/>.</returns>
    public Result Check(IReadOnlyCollection<ClassId> classes)
    {
        if (!classes.ToHashSet().SetEquals(Turns.Select(turn => turn.Class)) || Turns.Count != classes.Count)
            return new ClassesHaveChanged();

        var names = Turns.Select(turn => turn.Next).OfType<ClassName>().Concat(Beginning);
        return names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new NextClassTwice(twice.Key.Value)
            : Result.Done;
    }
}

/// <summary>The year's classes are not those that the plan is about: somebody has added one.</summary>
public sealed record ClassesHaveChanged() : Error(ErrorKind.Conflict);

/// <summary>Two classes of the next year would have one name.</summary>
public sealed record NextClassTwice(string Name) : Error(ErrorKind.Invalid);

/// <summary>The year has been turned already; the next turn comes when this one ends.</summary>
public sealed record YearTurned(int SchoolYear) : Error(ErrorKind.Conflict);

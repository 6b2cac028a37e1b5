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

/// <summary>The year has been turned already; the next turn comes when this one ends.</summary>
public sealed record YearTurned(int SchoolYear) : Error(ErrorKind.Conflict);

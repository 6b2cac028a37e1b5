using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People;

/// <summary>Days on which somebody at school may have been born.</summary>
public static class BirthDates
{
    private const int Oldest = 100;

    /// <summary>A day up to today and within a hundred years.</summary>
    /// <returns>The day, or <see cref="BirthDateIsImpossible"/>.</returns>
    public static Result<DateOnly> Check(DateOnly date, DateOnly today) =>
        date <= today && date > today.AddYears(-Oldest) ? date : new BirthDateIsImpossible(date);
}

/// <summary>Nobody at school was born on that day: it is to come, or a hundred years ago.</summary>
public sealed record BirthDateIsImpossible(DateOnly Date) : Error(ErrorKind.Invalid);

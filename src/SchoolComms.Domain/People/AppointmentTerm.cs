using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>From when until when an order gives an office, in whole days of the school's calendar.</summary>
/// <param name="From">The first day; null for at once.</param>
/// <param name="Until">The last day; null where the order names no end.</param>
public sealed record AppointmentTerm(DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>At once and without an end.</summary>
    public static readonly AppointmentTerm Open = new();

    /// <summary>A term as somebody enters it: rights do not begin in the past, and end after they begin.</summary>
    /// <returns>The term, or <see cref="TermStartsInPast"/>, <see cref="TermEndsTooEarly"/>.</returns>
    public static Result<AppointmentTerm> Create(DateOnly? from, DateOnly? until, DateOnly today)
    {
        if (from < today)
            return new TermStartsInPast { Field = nameof(From) };

        return until < (from ?? today) ? new TermEndsTooEarly { Field = nameof(Until) } : new AppointmentTerm(from, until);
    }

    /// <summary>The instant at which the rights begin: the first day's midnight, or now when that has passed.</summary>
    public DateTimeOffset StartsAt(School school, DateTimeOffset now) =>
        From is { } first && SchoolClock.StartOf(first, school.Zone) is var start && start > now ? start : now;

    /// <summary>The instant at which the rights end: the midnight after the last day.</summary>
    public DateTimeOffset? EndsAt(School school) => Until is { } last ? SchoolClock.EndOf(last, school.Zone) : null;
}

/// <summary>Rights begin today or later: what was done yesterday was done without them.</summary>
public sealed record TermStartsInPast() : Error(ErrorKind.Invalid);

/// <summary>The last day comes before the first, or has passed.</summary>
public sealed record TermEndsTooEarly() : Error(ErrorKind.Invalid);

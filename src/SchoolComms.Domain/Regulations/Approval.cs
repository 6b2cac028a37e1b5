using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>The director's order that puts an edition in force from a date (S0 4.2, S1 5.1, S2 header, S3 1.3, S4 4.1).</summary>
/// <param name="Version">The version of the draft that was read.</param>
/// <param name="Order">The order.</param>
/// <param name="InForceFrom">The first day, on the school's calendar.</param>
/// <param name="By">Who approved.</param>
public sealed record Approval(int Version, Order Order, DateOnly InForceFrom, PersonId By)
{
    /// <summary>
    /// The instant from which the edition rules: the day's midnight on the school's clock; for today, the moment of
    /// approval, so that nothing that was decided earlier today falls under a rule that was not there.
    /// </summary>
    public Result<DateTimeOffset> Start(Edition newest, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = SchoolClock.DateAt(now, zone);
        if (InForceFrom < Order.Date)
            return new InForceBeforeOrder(Order.Date) { Field = nameof(InForceFrom) };
        if (InForceFrom < today)
            return new InForceInPast { Field = nameof(InForceFrom) };

        var start = InForceFrom == today ? now : SchoolClock.StartOf(InForceFrom, zone);
        return start > newest.InForceFrom
            ? start
            : new NotAfterNewestEdition(newest.Number, newest.InForceFrom) { Field = nameof(InForceFrom) };
    }
}

/// <summary>An edition is not in force before the order that approves it.</summary>
public sealed record InForceBeforeOrder(DateOnly Order) : Error(ErrorKind.Invalid);

/// <summary>An edition binds nobody backwards.</summary>
public sealed record InForceInPast() : Error(ErrorKind.Invalid);

/// <summary>Another edition is in force from this day or a later one.</summary>
public sealed record NotAfterNewestEdition(int Number, DateTimeOffset InForceFrom) : Error(ErrorKind.Invalid);

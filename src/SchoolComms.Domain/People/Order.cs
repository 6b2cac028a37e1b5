using System.Globalization;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People;

/// <summary>The director's order that an appointment or an edition rests on.</summary>
public sealed record Order(string Number, DateOnly Date)
{
    /// <summary>The longest number, in characters: "01-08/21".</summary>
    public const int MaxNumber = 60;

    /// <summary>How the order is cited where only a text can stand.</summary>
    public string Citation => string.Create(CultureInfo.InvariantCulture, $"Приказ № {Number} от {Date:dd.MM.yyyy}");

    /// <summary>An order as somebody enters it.</summary>
    /// <returns>The order, or <see cref="OrderNumberMissing"/>, <see cref="OrderNumberTooLong"/>, <see cref="OrderDateMissing"/>, <see cref="OrderInFuture"/>.</returns>
    public static Result<Order> Create(string? number, DateOnly? date, DateOnly today)
    {
        var written = (number ?? "").Trim();
        if (written.Length == 0)
            return new OrderNumberMissing { Field = nameof(Number) };
        if (written.Length > MaxNumber)
            return new OrderNumberTooLong(MaxNumber) { Field = nameof(Number) };
        if (date is not { } day)
            return new OrderDateMissing { Field = nameof(Date) };

        return day > today ? new OrderInFuture { Field = nameof(Date) } : new Order(written, day);
    }
}

/// <summary>The order has no number.</summary>
public sealed record OrderNumberMissing() : Error(ErrorKind.Invalid);

/// <summary>The order's number is longer than any number is.</summary>
public sealed record OrderNumberTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>The order has no date.</summary>
public sealed record OrderDateMissing() : Error(ErrorKind.Invalid);

/// <summary>Nothing rests on an order that is not there yet.</summary>
public sealed record OrderInFuture() : Error(ErrorKind.Invalid);

using System.Globalization;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>Reads the values of one line by their meaning and remembers the first that cannot be read.</summary>
internal sealed class LineReader(RosterLine line, RosterColumns columns)
{
    private static readonly string[] DateFormats = ["d.M.yyyy", "yyyy-M-d", "d/M/yyyy", "d-M-yyyy"];
    private static readonly char[] BetweenClasses = [',', ';', '/', '\n'];

    /// <summary>Why the line cannot be taken; its <see cref="Error.Field"/> is the name of the <see cref="RosterField"/>.</summary>
    public Error? Error { get; private set; } =
        line.Values.Skip(columns.Fields.Count).Any(value => value.Length > 0) ? new LineHasTooManyValues() : null;

    /// <summary>Sorts the lines into those understood and those refused.</summary>
    public static (IReadOnlyList<T> Understood, IReadOnlyList<BadLine> Bad) ReadAll<T>(
        IEnumerable<RosterLine> lines,
        Func<RosterLine, Result<T>> read
    )
    {
        var understood = new List<T>();
        var bad = new List<BadLine>();
        foreach (var line in lines)
        {
            var result = read(line);
            if (result.IsRefused)
            {
                bad.Add(new BadLine(line.Number, result.Error));
            }
            else
            {
                understood.Add(result.Value);
            }
        }

        return (understood, bad);
    }

    public string Written(RosterField field) =>
        columns.ColumnOf(field) is { } column && column < line.Values.Count ? line.Values[column] : "";

    public FullName? Name() =>
        columns.ColumnOf(RosterField.FullName) is not null
            ? Required(RosterField.FullName, FullName.Parse)
            : Take(
                RosterField.LastName,
                FullName.Of(Written(RosterField.LastName), Written(RosterField.FirstName), Written(RosterField.MiddleName))
            );

    public T? Required<T>(RosterField field, Func<string, Result<T>> parse) => Take(field, parse(Written(field)));

    public T? Optional<T>(RosterField field, Func<string, Result<T>> parse)
        where T : class => Written(field).Length == 0 ? null : Required(field, parse);

    /// <summary>A date of birth up to today and within a hundred years; null when none is given.</summary>
    public DateOnly? BirthDate(DateOnly today)
    {
        var written = Written(RosterField.BirthDate);
        return written.Length == 0 ? null : Take(RosterField.BirthDate, ParseBirthDate(written, today));
    }

    /// <summary>A free text: no formula, no control characters, not too long; null when none is given.</summary>
    public string? Text(RosterField field, int maxLength) => Optional(field, written => ParseText(written, maxLength));

    /// <summary>The classes of one cell, each once: «3В, 10Б».</summary>
    public IReadOnlyList<ClassName> Classes(RosterField field) =>
        Written(field)
            .Split(BetweenClasses, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(written => Take(field, ClassName.Parse(written)))
            .OfType<ClassName>()
            .Distinct()
            .ToList();

    public void Refuse(RosterField field, Error reason) => Error ??= reason with { Field = field.ToString() };

    private T? Take<T>(RosterField field, Result<T> result)
    {
        if (result.IsRefused)
        {
            Refuse(field, result.Error);
            return default;
        }

        return result.Value;
    }

    private static Result<DateOnly> ParseBirthDate(string written, DateOnly today)
    {
        if (!DateOnly.TryParseExact(written, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new NoSuchDate(written);
        }

        return BirthDates.Check(date, today);
    }

    private static Result<string> ParseText(string written, int maxLength) =>
        SpreadsheetText.StartsFormula(written) ? new TextIsFormula()
        : written.Any(char.IsControl) ? new TextHasControlCharacters()
        : written.Length > maxLength ? new TextIsTooLong(maxLength)
        : written;
}

/// <summary>The line has more values than the file has headings: a separator stands inside a value, and all may have moved.</summary>
public sealed record LineHasTooManyValues() : Error(ErrorKind.Invalid);

/// <summary>The calendar has no such day.</summary>
public sealed record NoSuchDate(string Written) : Error(ErrorKind.Invalid);

/// <summary>A spreadsheet would run this as a formula.</summary>
public sealed record TextIsFormula() : Error(ErrorKind.Invalid);

/// <summary>A line break or another control character where a text of one line is expected.</summary>
public sealed record TextHasControlCharacters() : Error(ErrorKind.Invalid);

/// <summary>The text is longer than <paramref name="Limit"/> characters.</summary>
public sealed record TextIsTooLong(int Limit) : Error(ErrorKind.Invalid);

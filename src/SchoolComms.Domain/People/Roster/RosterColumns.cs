using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People.Roster;

/// <summary>What each column of a list means: recognised by its heading, changed by the person who imports.</summary>
public sealed class RosterColumns
{
    private static readonly RosterField[] NameFields =
    [
        RosterField.FullName,
        RosterField.LastName,
        RosterField.FirstName,
        RosterField.MiddleName,
    ];

    private readonly RosterField?[] fields;

    private RosterColumns(RosterKind kind, RosterField?[] fields)
    {
        Kind = kind;
        this.fields = fields;
    }

    public RosterKind Kind { get; }

    /// <summary>By column; null where the column is left aside.</summary>
    public IReadOnlyList<RosterField?> Fields => fields;

    /// <summary>The meanings that a column of such a list can have.</summary>
    public static IReadOnlyList<RosterField> FieldsOf(RosterKind kind) =>
        kind == RosterKind.Students
            ?
            [
                .. NameFields,
                RosterField.Class,
                RosterField.BirthDate,
                RosterField.JournalId,
                RosterField.Parent1,
                RosterField.Phone1,
                RosterField.Email1,
                RosterField.Parent2,
                RosterField.Phone2,
                RosterField.Email2,
            ]
            :
            [
                .. NameFields,
                RosterField.Position,
                RosterField.Subject,
                RosterField.Classes,
                RosterField.ClassTeacherOf,
                RosterField.Phone,
                RosterField.Email,
            ];

    /// <summary>Recognises the columns by their headings. Of two columns with one meaning the first has it.</summary>
    public static RosterColumns Recognise(RosterKind kind, IReadOnlyList<string> headers)
    {
        var meanings = new RosterField?[headers.Count];
        for (var column = 0; column < meanings.Length; column++)
        {
            var meaning = RosterHeading.Meaning(kind, headers[column]);
            meanings[column] = meanings.AsSpan(0, column).Contains(meaning) ? null : meaning;
        }

        return new RosterColumns(kind, meanings);
    }

    /// <summary>The same columns with another meaning of one; the column that had this meaning before is left aside.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="field">Null: leave the column aside.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or a list of this kind knows no such meaning.</exception>
    public RosterColumns With(int column, RosterField? field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, fields.Length);
        if (field is { } known && !FieldsOf(Kind).Contains(known))
        {
            throw new ArgumentOutOfRangeException(nameof(field), field, $"Not in a list of {Kind}");
        }

        var changed = fields.Select(other => other == field ? null : other).ToArray();
        changed[column] = field;
        return new RosterColumns(Kind, changed);
    }

    /// <summary>From 0; null when no column has this meaning.</summary>
    public int? ColumnOf(RosterField field) => Array.IndexOf(fields, field) is >= 0 and var column ? column : null;

    /// <summary>Whether the list can be read: a name in one column or in parts, and for students the class.</summary>
    /// <returns>Done, or <see cref="RosterColumnMissing"/>.</returns>
    public Result Check()
    {
        if (!Has(RosterField.FullName) && !(Has(RosterField.LastName) && Has(RosterField.FirstName)))
        {
            return new RosterColumnMissing(Has(RosterField.LastName) ? RosterField.FirstName : RosterField.FullName);
        }

        return Kind == RosterKind.Students && !Has(RosterField.Class) ? new RosterColumnMissing(RosterField.Class) : Result.Done;
    }

    private bool Has(RosterField field) => ColumnOf(field) is not null;
}

/// <summary>No column of the file means this, and without it the list cannot be read.</summary>
public sealed record RosterColumnMissing(RosterField Column) : Error(ErrorKind.Invalid);

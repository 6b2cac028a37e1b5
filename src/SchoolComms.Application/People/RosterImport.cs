using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>A list of people to import.</summary>
/// <param name="Kind">Which list it is.</param>
/// <param name="Content">The file as it was uploaded.</param>
/// <param name="Fields">What each column means; null: as its heading says.</param>
public sealed record RosterImport(RosterKind Kind, byte[] Content, IReadOnlyList<RosterField?>? Fields = null)
{
    /// <summary>More columns than any journal exports; a file with more is something else.</summary>
    public const int MaxColumns = 60;

    /// <summary>What the file is called: the reason for what a list brings about.</summary>
    public string Name { get; init; } = "";

    /// <summary>The upload that the list was kept in; it goes when the list is applied.</summary>
    public Guid? Upload { get; init; }

    /// <summary>Reads the file. What a line means is read by <see cref="RosterSheet.PlanFor"/>.</summary>
    public Result<RosterSheet> Read(RosterFileLimits limits)
    {
        var table = RosterFile.Read(Content, limits);
        if (table.IsRefused)
            return table.Error;
        if (table.Value.Headers.Count > MaxColumns)
            return new TooManyColumns(MaxColumns);

        var columns = RosterColumns.Recognise(Kind, table.Value.Headers);
        for (var column = 0; column < Math.Min(Fields?.Count ?? 0, columns.Fields.Count); column++)
            columns = columns.With(column, Fields![column]);
        return new RosterSheet(table.Value, columns);
    }
}

/// <summary>A list of people with its columns understood.</summary>
public sealed record RosterSheet(RosterTable Table, RosterColumns Columns)
{
    /// <summary>What importing the list would do to the school as it is.</summary>
    /// <returns>The plan, or <see cref="RosterColumnMissing"/>.</returns>
    public Result<RosterPlan> PlanFor(ExistingRoster existing, DateOnly today)
    {
        if (Columns.Kind == RosterKind.Staff)
        {
            var staff = StaffRoster.Read(Table.Lines, Columns);
            return staff.IsRefused ? staff.Error : staff.Value.PlanFor(existing);
        }

        var students = StudentRoster.Read(Table.Lines, Columns, today);
        return students.IsRefused ? students.Error : students.Value.PlanFor(existing);
    }
}

/// <summary>The file has more columns than a list of people has.</summary>
public sealed record TooManyColumns(int Max) : Error(ErrorKind.Invalid);

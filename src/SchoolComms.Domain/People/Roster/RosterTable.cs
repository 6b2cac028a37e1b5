using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People.Roster;

/// <summary>A school's list of people as its file gives it: nothing is understood yet.</summary>
public sealed record RosterTable(IReadOnlyList<string> Headers, IReadOnlyList<RosterLine> Lines);

/// <summary>A line of the file.</summary>
/// <param name="Number">As the person who opens the file sees it: the heading is usually line 1.</param>
/// <param name="Values">By column, trimmed; columns missing at the end are empty.</param>
public sealed record RosterLine(int Number, IReadOnlyList<string> Values);

/// <summary>A line that is not taken, and why. A line is taken whole or not at all, and costs no other line.</summary>
public sealed record BadLine(int Number, Error Reason);

/// <summary>Which list it is.</summary>
public enum RosterKind
{
    /// <summary>Students with their parents (legal representatives).</summary>
    Students,

    /// <summary>Teachers and other staff.</summary>
    Staff,
}

/// <summary>What a column can mean.</summary>
public enum RosterField
{
    FullName,
    LastName,
    FirstName,
    MiddleName,

    /// <summary>The student's class or group.</summary>
    Class,
    BirthDate,

    /// <summary>The person's identifier in the electronic journal.</summary>
    JournalId,
    Parent1,
    Phone1,
    Email1,
    Parent2,
    Phone2,
    Email2,
    Position,
    Subject,

    /// <summary>The classes a teacher teaches, several in one cell.</summary>
    Classes,

    /// <summary>The class (classes) whose class teacher or curator this is.</summary>
    ClassTeacherOf,
    Phone,
    Email,
}

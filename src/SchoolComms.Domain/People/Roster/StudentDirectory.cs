using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>The students of the school and of the file.</summary>
internal sealed class StudentDirectory
{
    private readonly Dictionary<string, RosterStudent> byJournalId = [];
    private readonly Dictionary<string, List<RosterStudent>> byName = [];

    public StudentDirectory(IEnumerable<RosterStudent> known)
    {
        foreach (var student in known)
        {
            Add(student);
        }
    }

    public void Add(RosterStudent student)
    {
        if (student.JournalId is not null)
        {
            byJournalId.TryAdd(student.JournalId, student);
        }

        var key = student.Name.Key;
        if (!byName.TryGetValue(key, out var namesakes))
        {
            byName[key] = namesakes = [];
        }

        namesakes.Add(student);
    }

    /// <summary>The student of this line: by the journal's id, else by name and date of birth, where one has no date by name and class.</summary>
    public RosterStudent? Find(StudentLine line)
    {
        if (line.JournalId is null)
        {
            return FindByName(line);
        }

        if (!byJournalId.TryGetValue(line.JournalId, out var student) && (student = FindByName(line)) is not null)
        {
            byJournalId.Add(line.JournalId, student);
        }

        return student;
    }

    private RosterStudent? FindByName(StudentLine line) =>
        byName.GetValueOrDefault(line.Name.Key)?.Find(namesake => IsSame(namesake, line));

    private static bool IsSame(RosterStudent student, StudentLine line)
    {
        var haveDifferentIds = student.JournalId is not null && line.JournalId is not null && student.JournalId != line.JournalId;
        var sameBirth =
            student.BirthDate is null || line.BirthDate is null ? student.Class == line.Class : student.BirthDate == line.BirthDate;
        return !haveDifferentIds && sameBirth;
    }
}

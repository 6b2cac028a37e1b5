using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>The students of the school and of the file, as they will be once the lines read so far have been applied.</summary>
internal sealed class StudentDirectory
{
    private readonly Dictionary<string, RosterStudent> byJournalId = [];
    private readonly Dictionary<string, List<RosterStudent>> byName = [];
    private readonly Dictionary<RosterStudent, Facts> facts = [];
    private readonly Dictionary<RosterStudent, int> order = [];

    public StudentDirectory(IEnumerable<RosterStudent> known)
    {
        foreach (var student in known)
        {
            Add(student);
        }
    }

    public void Add(RosterStudent student)
    {
        order.Add(student, order.Count);
        Put(student, new Facts(student.Name, student.Class, student.BirthDate, student.JournalId));
    }

    /// <summary>The student whom the journal's id names; null where the id is not known.</summary>
    public RosterStudent? FindById(StudentLine line) => line.JournalId is { } id ? byJournalId.GetValueOrDefault(id) : null;

    /// <summary>The student of this line: by the journal's id, else by name and date of birth, where one has no date by name and class.</summary>
    public RosterStudent? Find(StudentLine line)
    {
        if (FindById(line) is { } student)
        {
            return student;
        }

        var namesake = byName
            .GetValueOrDefault(line.Name.Key)
            ?.Where(namesake => facts[namesake].AreOf(line))
            .OrderBy(namesake => facts[namesake].AreExactlyOf(line) ? 0 : 1)
            .ThenBy(namesake => order[namesake])
            .FirstOrDefault();
        if (namesake is not null && line.JournalId is not null)
        {
            byJournalId.Add(line.JournalId, namesake);
        }

        return namesake;
    }

    /// <summary>The line is about this student: from now on they are as it says.</summary>
    /// <returns>What it says otherwise than the school has it.</returns>
    public StudentCorrection Meet(RosterStudent student, StudentLine line)
    {
        var before = facts[student];
        var correction = new StudentCorrection(
            student,
            Spelling.Improves(before.Name, line.Name) ? line.Name : null,
            line.BirthDate == before.BirthDate ? null : line.BirthDate,
            line.JournalId == before.JournalId ? null : line.JournalId
        );
        byName[before.Name.Key].Remove(student);
        Put(
            student,
            new Facts(
                correction.Name ?? before.Name,
                line.Class,
                correction.BirthDate ?? before.BirthDate,
                correction.JournalId ?? before.JournalId
            )
        );
        return correction;
    }

    private void Put(RosterStudent student, Facts known)
    {
        facts[student] = known;
        if (known.JournalId is not null)
        {
            byJournalId.TryAdd(known.JournalId, student);
        }

        var key = known.Name.Key;
        if (!byName.TryGetValue(key, out var namesakes))
        {
            byName[key] = namesakes = [];
        }

        namesakes.Add(student);
    }

    private sealed record Facts(FullName Name, ClassName Class, DateOnly? BirthDate, string? JournalId)
    {
        public bool AreOf(StudentLine line)
        {
            var haveDifferentIds = JournalId is not null && line.JournalId is not null && JournalId != line.JournalId;
            var sameBirth = BirthDate is null || line.BirthDate is null ? Class == line.Class : BirthDate == line.BirthDate;
            return !haveDifferentIds && sameBirth;
        }

        public bool AreExactlyOf(StudentLine line) => BirthDate == line.BirthDate && Class == line.Class && JournalId == line.JournalId;
    }
}

using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>Plans the import of students: who is new, known, moved or gone, what is told otherwise, whose parent is whose.</summary>
internal sealed class StudentPlanning(ExistingRoster existing, StudentRoster roster)
{
    private readonly HashSet<ClassName> classes = [.. existing.Classes];
    private readonly HashSet<RosterGuardianship> guardianships = [.. existing.Guardianships, .. existing.EndedGuardianships];
    private readonly ILookup<RosterStudent, RosterAdult> knownParents = existing
        .Guardianships.Concat(existing.EndedGuardianships)
        .ToLookup(guardianship => guardianship.Student, guardianship => guardianship.Parent);
    private readonly ILookup<RosterStudent, RosterGuardianship> currentGuardianships = existing.Guardianships.ToLookup(link =>
        link.Student
    );
    private readonly AdultDirectory adults = new(existing.Adults, roster.Lines.SelectMany(line => line.Parents).Select(Written));
    private readonly StudentDirectory students = new(existing.Students);
    private readonly Dictionary<RosterStudent, int> firstLines = [];
    private readonly Dictionary<RosterStudent, StudentCorrection> metById = [];
    private readonly HashSet<ClassName> coveredClasses = [];

    private readonly List<ClassName> newClasses = [];
    private readonly List<RosterStudent> newStudents = [];
    private readonly List<RosterAdult> newParents = [];
    private readonly List<RosterGuardianship> newGuardianships = [];
    private readonly List<RosterGuardianship> missingGuardianships = [];
    private readonly List<RosterTransfer> transfers = [];
    private readonly List<StudentCorrection> corrections = [];
    private readonly List<int> unchanged = [];
    private readonly List<BadLine> skipped = [.. roster.Bad];

    public RosterPlan Plan()
    {
        MeetKnownIds();
        foreach (var line in roster.Lines)
        {
            PlanLine(line);
        }

        return new RosterPlan
        {
            ClassesToCreate = [.. newClasses.Order()],
            StudentsToCreate = newStudents,
            ParentsToCreate = newParents,
            GuardianshipsToLink = newGuardianships,
            Transfers = transfers,
            StudentCorrections = corrections,
            AdultCorrections = adults.Corrections,
            Departures = Departures(),
            GuardianshipsToEnd = missingGuardianships,
            SameStudents = SameStudents(),
            SameAdults = SameParents(),
            Unchanged = unchanged,
            Skipped = [.. skipped.OrderBy(bad => bad.Number)],
        };
    }

    // Whom an id names is not taken by a line above that has the name alone, nor for whom they were before.
    private void MeetKnownIds()
    {
        foreach (var line in roster.Lines)
        {
            if (students.FindById(line) is { } student && firstLines.TryAdd(student, line.Number))
            {
                metById.Add(student, students.Meet(student, line));
            }
        }
    }

    private void PlanLine(StudentLine line)
    {
        var student = students.Find(line);
        if (student is not null && firstLines.TryGetValue(student, out var first) && first != line.Number)
        {
            skipped.Add(new BadLine(line.Number, new StudentIsRepeated(first)));
            return;
        }

        var changed = student is null;
        if (student is null)
        {
            student = Create(line);
        }
        else
        {
            changed |= Compare(student, line);
        }

        firstLines[student] = line.Number;
        changed |= PlanParents(student, line);
        if (!changed)
        {
            unchanged.Add(line.Number);
        }
    }

    private RosterStudent Create(StudentLine line)
    {
        var student = new RosterStudent(null, line.Name, line.Class, line.BirthDate, line.JournalId);
        students.Add(student);
        newStudents.Add(student);
        CreateClass(line.Class);
        return student;
    }

    private bool Compare(RosterStudent student, StudentLine line)
    {
        var correction = metById.GetValueOrDefault(student) ?? students.Meet(student, line);
        if (!correction.ChangesNothing)
        {
            corrections.Add(correction);
        }

        if (student.Class == line.Class)
        {
            coveredClasses.Add(line.Class);
            return !correction.ChangesNothing;
        }

        transfers.Add(new RosterTransfer(student, line.Class));
        CreateClass(line.Class);
        return true;
    }

    private void CreateClass(ClassName name)
    {
        if (classes.Add(name))
        {
            newClasses.Add(name);
        }
    }

    // Whom a contact names is found first, so that a namesake on the same line is not taken for them.
    private bool PlanParents(RosterStudent student, StudentLine line)
    {
        var named = line.Parents.Select(entry => adults.FindByContact(Written(entry))).ToArray();
        var changed = false;
        for (var index = 0; index < named.Length; index++)
        {
            var entry = Written(line.Parents[index]);
            var parent = named[index] ??= KnownParent(student, entry, named);
            if (parent is null)
            {
                parent = named[index] = new RosterAdult(null, entry.Name, entry.Phone, entry.Email, isStaff: false);
                adults.Add(parent);
                newParents.Add(parent);
            }

            changed |= adults.Meet(parent, entry);
            changed |= Link(new RosterGuardianship(student, parent));
        }

        if (named.Length > 0)
        {
            missingGuardianships.AddRange(currentGuardianships[student].Where(link => !named.Contains(link.Parent)));
        }

        return changed;
    }

    // Where no contact tells who it is, the child does: this child's parent by that name, who is not named beside.
    private RosterAdult? KnownParent(RosterStudent student, WrittenAdult entry, RosterAdult?[] named) =>
        knownParents[student].FirstOrDefault(parent => parent.Name.Key == entry.Name.Key && !named.Contains(parent));

    private bool Link(RosterGuardianship guardianship)
    {
        var isNew = guardianships.Add(guardianship);
        if (isNew)
        {
            newGuardianships.Add(guardianship);
        }

        return isNew;
    }

    // Whoever stands on a line that cannot be read is in the file all the same.
    private List<RosterStudent> Departures() =>
        [
            .. existing
                .Students.Where(student => coveredClasses.Contains(student.Class) && !firstLines.ContainsKey(student))
                .Where(student => !roster.OnBadLines.Contains(student.Name.Key) && !roster.OnBadLines.Contains(student.JournalId ?? "-"))
                .OrderBy(student => student.Class)
                .ThenBy(student => student.Name.Key, StringComparer.Ordinal),
        ];

    private List<SameStudent> SameStudents()
    {
        var people = existing.Students.Where(student => !firstLines.ContainsKey(student)).Concat(newStudents);
        var traits = people.Select(student => (student, student.Traits([]))).ToList();
        return
        [
            .. Duplicates
                .Among(traits, (one, two) => one.Id is null != two.Id is null)
                .Select(pair => new SameStudent(pair.Second, pair.First, pair.Resemblances)),
        ];
    }

    private List<SameAdult> SameParents()
    {
        var children = existing
            .Guardianships.Concat(newGuardianships)
            .Where(link => link.Student.Id is not null)
            .ToLookup(link => link.Parent, link => link.Student.Id!.Value);
        var people = existing.Adults.Concat(newParents);
        var traits = people.Select(adult => (adult, adult.Traits([.. children[adult]]))).ToList();
        return
        [
            .. Duplicates
                .Among(traits, (one, two) => one.Id is not null && two.Id is null && !adults.IsMet(one))
                .Select(pair => new SameAdult(pair.Second, pair.First, pair.Resemblances)),
        ];
    }

    private static WrittenAdult Written(ParentEntry entry) => new(entry.Name, entry.Phone, entry.Email);
}

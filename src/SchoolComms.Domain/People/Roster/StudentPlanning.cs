using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>Plans the import of students: who is new, who is known, whose parent is whose.</summary>
internal sealed class StudentPlanning(ExistingRoster existing)
{
    private readonly HashSet<ClassName> classes = [.. existing.Classes];
    private readonly HashSet<RosterGuardianship> guardianships = [.. existing.Guardianships];
    private readonly ILookup<RosterStudent, RosterAdult> knownParents = existing.Guardianships.ToLookup(
        guardianship => guardianship.Student,
        guardianship => guardianship.Parent
    );
    private readonly AdultDirectory adults = new(existing.Adults);
    private readonly StudentDirectory students = new(existing.Students);
    private readonly Dictionary<RosterStudent, int> firstLines = [];

    private readonly List<ClassName> newClasses = [];
    private readonly List<RosterStudent> newStudents = [];
    private readonly List<RosterAdult> newParents = [];
    private readonly List<RosterGuardianship> newGuardianships = [];
    private readonly List<int> unchanged = [];
    private readonly List<BadLine> skipped = [];

    public RosterPlan Plan(StudentRoster roster)
    {
        skipped.AddRange(roster.Bad);
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
            ContactsToAdd = adults.ContactsToAdd,
            Unchanged = unchanged,
            Skipped = [.. skipped.OrderBy(bad => bad.Number)],
        };
    }

    private void PlanLine(StudentLine line)
    {
        var student = students.Find(line);
        if (student is not null && ReasonToSkip(student, line) is { } reason)
        {
            skipped.Add(new BadLine(line.Number, reason));
            return;
        }

        var changed = student is null;
        student ??= Create(line);
        firstLines.Add(student, line.Number);
        foreach (var entry in line.Parents)
        {
            changed |= PlanParent(student, entry);
        }

        if (!changed)
        {
            unchanged.Add(line.Number);
        }
    }

    private Error? ReasonToSkip(RosterStudent student, StudentLine line) =>
        firstLines.TryGetValue(student, out var first) ? new StudentIsRepeated(first)
        : student.Class != line.Class ? new StudentIsInAnotherClass(student.Class)
        : null;

    private RosterStudent Create(StudentLine line)
    {
        var student = new RosterStudent(null, line.Name, line.Class, line.BirthDate, line.JournalId);
        students.Add(student);
        newStudents.Add(student);
        if (classes.Add(line.Class))
        {
            newClasses.Add(line.Class);
        }

        return student;
    }

    private bool PlanParent(RosterStudent student, ParentEntry entry)
    {
        var parent = adults.FindByContact(entry.Name, entry.Phone, entry.Email) ?? KnownParent(student, entry);
        var completed = false;
        if (parent is null)
        {
            parent = new RosterAdult(null, entry.Name, entry.Phone, entry.Email, isStaff: false);
            adults.Add(parent);
            newParents.Add(parent);
        }
        else
        {
            completed = adults.Complete(parent, entry.Phone, entry.Email);
        }

        var guardianship = new RosterGuardianship(student, parent);
        var isNew = guardianships.Add(guardianship);
        if (isNew)
        {
            newGuardianships.Add(guardianship);
        }

        return isNew || completed;
    }

    // Without contacts on either side only the child tells who it is: this child's parent by that name.
    private RosterAdult? KnownParent(RosterStudent student, ParentEntry entry) =>
        knownParents[student]
            .FirstOrDefault(parent => parent.Name.Key == entry.Name.Key && !(entry.HasContacts && adults.HasContacts(parent)));
}

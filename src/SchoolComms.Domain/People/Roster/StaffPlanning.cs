using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>Plans the import of staff: who is new, who is known, who teaches what where and is whose class teacher.</summary>
internal sealed class StaffPlanning(ExistingRoster existing, StaffRoster roster)
{
    private readonly HashSet<ClassName> classes = [.. existing.Classes];
    private readonly HashSet<RosterTeaching> teachings = [.. existing.Teachings];
    private readonly Dictionary<ClassName, RosterAdult> classTeachers = existing
        .ClassTeachings.DistinctBy(teaching => teaching.Class)
        .ToDictionary(teaching => teaching.Class, teaching => teaching.Teacher);
    private readonly AdultDirectory adults = new(existing.Adults, roster.Lines.Select(Written));
    private readonly HashSet<RosterAdult> staff = [.. existing.Adults.Where(adult => adult.IsStaff)];

    private readonly List<ClassName> newClasses = [];
    private readonly List<StaffToCreate> newStaff = [];
    private readonly List<RosterTeaching> newTeachings = [];
    private readonly List<RosterClassTeaching> newClassTeachings = [];
    private readonly List<int> unchanged = [];
    private readonly List<BadLine> skipped = [.. roster.Bad];

    public RosterPlan Plan()
    {
        foreach (var line in roster.Lines)
        {
            PlanLine(line);
        }

        return new RosterPlan
        {
            ClassesToCreate = [.. newClasses.Order()],
            StaffToCreate = newStaff,
            TeachingsToLink = newTeachings,
            ClassTeachingsToLink = newClassTeachings,
            AdultCorrections = adults.Corrections,
            SameAdults = SameWorkers(),
            Unchanged = unchanged,
            Skipped = [.. skipped.OrderBy(bad => bad.Number)],
        };
    }

    // Schedules often give a teacher a line per subject, so a worker named again is the same worker with more to teach.
    private void PlanLine(StaffLine line)
    {
        var skippedBefore = skipped.Count;
        var worker = Find(line);
        if (worker is null)
        {
            worker = new RosterAdult(null, line.Name, line.Phone, line.Email, isStaff: true) { Post = line.Position };
            adults.Add(worker);
        }

        var begins = staff.Add(worker);
        if (begins)
        {
            newStaff.Add(new StaffToCreate(worker, line.Position));
        }

        // Whoever begins to work here gets the post with it.
        var changed = begins | adults.Meet(worker, begins ? Written(line) with { Post = worker.Post } : Written(line));

        changed |= CreateClasses(line);
        changed |= LinkTeachings(line, worker);
        changed |= LinkClassTeachings(line, worker);
        if (!changed && skipped.Count == skippedBefore)
        {
            unchanged.Add(line.Number);
        }
    }

    // A parent known by the same name is this worker only by a contact; a worker is, unless the contacts differ.
    private RosterAdult? Find(StaffLine line)
    {
        var hasContacts = line.Phone is not null || line.Email is not null;
        return adults.FindByContact(Written(line))
            ?? adults
                .Namesakes(line.Name)
                .FirstOrDefault(namesake => staff.Contains(namesake) && !(hasContacts && adults.HasContacts(namesake)));
    }

    private bool CreateClasses(StaffLine line)
    {
        var created = line.Classes.Concat(line.ClassTeacherOf).Where(classes.Add).ToList();
        newClasses.AddRange(created);
        return created.Count > 0;
    }

    private bool LinkTeachings(StaffLine line, RosterAdult worker)
    {
        var linked = line.Classes.Select(name => new RosterTeaching(worker, name, line.Subject)).Where(teachings.Add).ToList();
        newTeachings.AddRange(linked);
        return linked.Count > 0;
    }

    // A class that has its class teacher keeps them; the rest of the line is good.
    private bool LinkClassTeachings(StaffLine line, RosterAdult worker)
    {
        var linked = false;
        foreach (var name in line.ClassTeacherOf)
        {
            if (classTeachers.TryAdd(name, worker))
            {
                newClassTeachings.Add(new RosterClassTeaching(worker, name));
                linked = true;
            }
            else if (classTeachers[name] != worker)
            {
                skipped.Add(new BadLine(line.Number, new ClassHasClassTeacher(name, classTeachers[name].Name)));
            }
        }

        return linked;
    }

    private List<SameAdult> SameWorkers()
    {
        var begin = newStaff.Select(worker => worker.Person).Where(person => person.Id is null);
        var traits = existing.Adults.Concat(begin).Select(adult => (adult, adult.Traits([]))).ToList();
        return
        [
            .. Duplicates
                .Among(traits, (one, two) => one.Id is not null && two.Id is null && !adults.IsMet(one))
                .Select(pair => new SameAdult(pair.Second, pair.First, pair.Resemblances)),
        ];
    }

    private static WrittenAdult Written(StaffLine line) => new(line.Name, line.Phone, line.Email, line.Position);
}

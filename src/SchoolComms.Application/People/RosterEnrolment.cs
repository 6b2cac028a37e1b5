using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Turns a plan into classes, people and links, to be saved together.</summary>
internal sealed class RosterEnrolment
{
    private readonly SchoolCommsDb db;
    private readonly School school;
    private readonly RosterPlan plan;
    private readonly int year;
    private readonly DateTimeOffset now;
    private readonly Dictionary<PersonId, Person> known;
    private readonly Dictionary<ClassName, SchoolClass> classes;
    private readonly SchoolClass staffRoom;
    private readonly HashSet<RosterAdult> teachers;
    private readonly Dictionary<object, Person> people = [];
    private readonly HashSet<(Person Person, Role Role)> entered = [];

    private RosterEnrolment(
        SchoolCommsDb db,
        School school,
        RosterPlan plan,
        int year,
        DateTimeOffset now,
        List<Person> members,
        List<SchoolClass> there
    )
    {
        (this.db, this.school, this.plan, this.year, this.now) = (db, school, plan, year, now);
        known = members.ToDictionary(person => person.Id);
        classes = there.Where(c => !c.IsStaffRoom).ToDictionary(c => c.Name);
        staffRoom = there.Single(c => c.IsStaffRoom);
        teachers =
        [
            .. plan.TeachingsToLink.Select(teaching => teaching.Teacher),
            .. plan.ClassTeachingsToLink.Select(teaching => teaching.Teacher),
        ];
    }

    /// <summary>Loads what the plan links to: the known people and the classes of this school year.</summary>
    public static async Task<RosterEnrolment> PrepareAsync(
        SchoolCommsDb db,
        School school,
        RosterPlan plan,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var ids = plan
            .GuardianshipsToLink.SelectMany(link => new[] { link.Student.Id, link.Parent.Id })
            .Concat(plan.StaffToCreate.Select(worker => worker.Person.Id))
            .Concat(plan.TeachingsToLink.Select(teaching => teaching.Teacher.Id))
            .Concat(plan.ClassTeachingsToLink.Select(teaching => teaching.Teacher.Id))
            .Concat(plan.AdultCorrections.Select(correction => correction.Person.Id))
            .Concat(plan.StudentCorrections.Select(correction => correction.Student.Id))
            .OfType<Guid>()
            .Distinct()
            .Select(PersonId.From)
            .ToList();

        // Whoever is joining as one of them is done with it first, or finds the child or the class.
        await db.LockPeopleAsync(ids, cancel);
        var members = await db.People.Include(person => person.Roles).Where(person => ids.Contains(person.Id)).ToListAsync(cancel);
        var schoolYear = await db.YearOfNewClassesAsync(school, now, cancel);
        var there = await db.Classes.Where(c => c.SchoolYear == schoolYear || c.Name == ClassName.StaffRoom).ToListAsync(cancel);
        return new RosterEnrolment(db, school, plan, schoolYear, now, members, there);
    }

    public async Task EnrolAsync(Order? distribution, CancellationToken cancel)
    {
        foreach (var name in plan.ClassesToCreate)
            db.Add(classes[name] = SchoolClass.Create(school.Id, name, year, now));
        foreach (var student in plan.StudentsToCreate)
            Enrol(student);
        foreach (var parent in plan.ParentsToCreate)
            PersonOf(parent).Reachable(parent.Phone, parent.Email);
        foreach (var worker in plan.StaffToCreate)
            Employ(worker);
        foreach (var correction in plan.StudentCorrections)
            Correct(correction);
        foreach (var correction in plan.AdultCorrections)
            Correct(correction);
        await LinkAsync(cancel);
        foreach (var teaching in plan.TeachingsToLink)
            Attach(teaching);
        foreach (var teaching in plan.ClassTeachingsToLink)
            Appoint(teaching, distribution!);
    }

    /// <summary>Those who are on the portal already stand in the chats where they now belong; the others will when they join.</summary>
    public async Task EnterChatsAsync(ClassChatMembers chats, CancellationToken cancel)
    {
        foreach (var (person, role) in entered.Where(entry => entry.Person.HasJoined))
            await chats.EnterAsync(person, role, null, now, cancel);
    }

    /// <summary>Parents whom the file no longer names, where that was ticked.</summary>
    public async Task UnlinkAsync(string reason, CancellationToken cancel)
    {
        var links = new List<Guardianship>();
        foreach (var missing in plan.GuardianshipsToEnd)
        {
            var (parent, child) = (new PersonId(missing.Parent.Id!.Value), new PersonId(missing.Student.Id!.Value));
            links.Add(await db.Guardianships.SingleAsync(l => l.GuardianId == parent && l.ChildId == child, cancel));
        }

        await db.EndAsync(links, reason, now, cancel);
    }

    private void Enrol(RosterStudent student)
    {
        var person = Register(student, student.Name).Born(student.BirthDate).KnownInJournal(student.JournalId);
        person.Grant(Role.Student, now);
        db.Add(ClassMembership.Join(classes[student.Class], person, Role.Student, null, now));
    }

    private void Employ(StaffToCreate worker)
    {
        var person = PersonOf(worker.Person).Reachable(worker.Person.Phone, worker.Person.Email).Employed(worker.Position);
        if (Posts.RoleOf(worker.Position, teachers.Contains(worker.Person)) == Role.Teacher)
            MakeTeacher(person);
        else
            Grant(person, Role.Staff);
    }

    private void Correct(StudentCorrection correction)
    {
        var person = PersonOf(correction.Student);
        person
            .Renamed(correction.Name ?? person.Name)
            .Born(correction.BirthDate ?? person.BirthDate)
            .KnownInJournal(correction.JournalId ?? person.JournalId);
    }

    private void Correct(AdultCorrection correction)
    {
        var person = PersonOf(correction.Person);
        person
            .Renamed(correction.Name ?? person.Name)
            .Reachable(correction.Phone, correction.Email)
            .Employed(correction.Post ?? person.Post);
    }

    // Two records taken for one person may have the same child already.
    private async Task LinkAsync(CancellationToken cancel)
    {
        var pairs = plan.GuardianshipsToLink.Select(link => (Guardian: PersonOf(link.Parent), Child: PersonOf(link.Student))).ToList();
        await db.LinkAsync(pairs, now, cancel);
        foreach (var (guardian, _) in pairs)
            Grant(guardian, Role.Parent);
    }

    private void Attach(RosterTeaching teaching)
    {
        var teacher = MakeTeacher(PersonOf(teaching.Teacher));
        db.Add(ClassMembership.Join(classes[teaching.Class], teacher, Role.Teacher, teaching.Subject, now));
    }

    private void Appoint(RosterClassTeaching teaching, Order distribution)
    {
        var teacher = MakeTeacher(PersonOf(teaching.Teacher));
        db.Add(Appointment.Make(teacher, Office.ClassTeacher, classes[teaching.Class].Id, distribution, now));
    }

    // The whole teaching staff is in «Учительская» (S1 2.1, S3 2.1).
    private Person MakeTeacher(Person person)
    {
        if (!person.Has(Role.Teacher))
            db.Add(ClassMembership.Join(staffRoom, person, Role.Teacher, null, now));
        Grant(person, Role.Teacher);
        return person;
    }

    private void Grant(Person person, Role role)
    {
        person.Grant(role, now);
        entered.Add((person, role));
    }

    private Person PersonOf(RosterStudent student) => student.Id is { } id ? known[new PersonId(id)] : people[student];

    private Person PersonOf(RosterAdult adult) =>
        adult.Id is { } id ? known[new PersonId(id)] : people.GetValueOrDefault(adult) ?? Register(adult, adult.Name);

    // Ids a millisecond apart keep the order of the list: of namesakes a later import means the first.
    private Person Register(object entry, FullName name)
    {
        var person = Person.Register(school.Id, name, now.AddMilliseconds(people.Count));
        people.Add(entry, person);
        db.Add(person);
        return person;
    }
}

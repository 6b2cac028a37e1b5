using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>A class with its people. The first student is student@, the first two parents are parent@ and parent2@.</summary>
internal sealed record DemoClass(SchoolClass Class, Person Leader, List<Person> Teachers, List<Person> Students, List<Person> Parents);

/// <summary>Who holds an office.</summary>
internal sealed record DemoAppointment(Person Person, Appointment Appointment);

/// <summary>Who is in a demonstration school: offices, classes, families; who has joined, and who can sign in.</summary>
internal sealed class DemoRoster
{
    // Joined students and parents, class by class; the others are known from the roster only.
    private static readonly (int Students, int Parents)[] Joined = [(9, 15), (5, 8), (2, 3), (0, 2)];

    private readonly SchoolCommsDb db;
    private readonly DemoSchool plan;
    private readonly School school;
    private readonly DemoDays days;
    private readonly string passwordHash;
    private readonly Random random;
    private readonly DemoPeople people;
    private readonly List<Person> everybody = [];
    private readonly List<DemoAppointment> appointments = [];

    public DemoRoster(SchoolCommsDb db, DemoSchool plan, School school, DemoDays days, string passwordHash)
    {
        (this.db, this.plan, this.school, this.days, this.passwordHash) = (db, plan, school, days, passwordHash);
        random = new Random(plan.Number);
        people = new DemoPeople(random);
        var now = school.SetUpAt;

        RegulationOrder = DemoSchool.Order(20 + plan.Number, school.DateAt(now));
        Edition = Edition.Approve(school.Id, 1, plan.Regulation, RegulationOrder, now);
        db.Add(Edition);
        db.Add(SchoolClass.Create(school.Id, ClassName.StaffRoom, 0, now));

        Director = Colleague(Role.Teacher, "Директор", woman: plan.Number % 2 == 1, "director", now);
        Administrator = Colleague(Role.Teacher, TeacherPost, woman: true, "admin", now);
        Deputy = Colleague(Role.Teacher, "Заместитель директора", woman: plan.Number % 2 == 0, null, AtFirstLinks(hour: 9));
        Teacher = Colleague(Role.Teacher, TeacherPost, woman: false, "teacher", AtFirstLinks(hour: 10));
        Secretary = Colleague(Role.Staff, "Секретарь", woman: true, "staff", AtFirstLinks(hour: 11));
        Colleague(Role.Staff, "Библиотекарь", woman: true, null, AtFirstLinks(hour: 13));
        Colleague(Role.Staff, "Инженер", woman: false, null, joined: null);
        Appoint(Director, Office.Director, null, 1);
        Appoint(Administrator, Office.Administrator, null, 2);
        Appoint(Deputy, Office.Deputy, null, 3);

        SubjectTeacher[] subjectTeachers = [new(Teacher, "Математика"), .. OtherTeachers()];
        Classes = [.. plan.Classes.Select((name, place) => Class(name, place, subjectTeachers))];
    }

    public Order RegulationOrder { get; }
    public Edition Edition { get; }
    public Person Director { get; }
    public Person Administrator { get; }
    public Person Deputy { get; }
    public Person Teacher { get; }
    public Person Secretary { get; }
    public IReadOnlyList<DemoClass> Classes { get; }
    public IReadOnlyList<DemoAppointment> Appointments => appointments;

    /// <summary>The parent of the first class who breaks the Rules; nobody signs in as them.</summary>
    public Person Offender => Classes[0].Parents[2];

    public IEnumerable<Person> Members => everybody.Where(person => person.HasJoined);

    public bool IsAdministration(PersonId person) => person == Director.Id || person == Administrator.Id || person == Deputy.Id;

    private string TeacherPost => plan.Kind == SchoolKind.College ? "Преподаватель" : "Учитель";

    private SubjectTeacher[] OtherTeachers() =>
        [
            new(Colleague(Role.Teacher, TeacherPost, woman: true, null, AtFirstLinks(hour: 12)), "История"),
            new(Colleague(Role.Teacher, TeacherPost, woman: true, null, AtFirstLinks(hour: 14)), "Английский язык"),
            new(Colleague(Role.Teacher, TeacherPost, woman: false, null, joined: null), "Физическая культура"),
        ];

    private DemoClass Class(string name, int place, SubjectTeacher[] subjectTeachers)
    {
        var since = school.SetUpAt;
        var year = SchoolClass.YearOf(days.Today);
        var @class = SchoolClass.Create(school.Id, ClassName.Parse(name).Value, year, since);
        db.Add(@class);

        var leader = Colleague(
            Role.Teacher,
            TeacherPost,
            woman: place != 3,
            place == 0 ? "classteacher" : null,
            AtFirstLinks(hour: 9 + place)
        );
        Appoint(leader, Office.ClassTeacher, @class.Id, 4 + place);
        SubjectTeacher[] teachers = [new(leader, place == 0 ? "Русский язык" : "Литература"), .. subjectTeachers];
        foreach (var teacher in teachers)
            db.Add(ClassMembership.Join(@class, teacher.Person, Role.Teacher, teacher.Subject, since));

        var (students, parents) = Families(@class, place, since);
        return new DemoClass(@class, leader, [.. teachers.Select(teacher => teacher.Person)], students, parents);
    }

    private (List<Person> Students, List<Person> Parents) Families(SchoolClass @class, int place, DateTimeOffset since)
    {
        List<Person> students = [],
            first = [],
            second = [];
        var size = random.Next(20, 29);
        for (var number = 0; number < size; number++)
        {
            var family = people.Family();
            var student = Known(family.Child, Role.Student, since).Born(Birthday(place));
            db.Add(ClassMembership.Join(@class, student, Role.Student, null, since));
            students.Add(student);
            foreach (var (name, order) in family.Parents.Select((name, order) => (name, order)))
            {
                var parent = Known(name, Role.Parent, since);
                db.Add(Guardianship.Link(parent, student, since));
                (order == 0 ? first : second).Add(parent);
            }
        }

        List<Person> parents = [.. first.Take(2), .. Shuffled([.. first.Skip(2), .. second])];
        JoinFamilies(@class, place, students, parents);
        return (students, parents);
    }

    private void JoinFamilies(SchoolClass @class, int place, List<Person> students, List<Person> parents)
    {
        var (joinedStudents, joinedParents) = Joined[place];
        for (var number = 0; number < joinedStudents; number++)
            Join(students[number], place == 0 && number == 0 ? "student" : null, AfterFirstLinks());

        for (var number = 0; number < joinedParents; number++)
        {
            // The last two of the first class came lately, by a link of their own.
            var late = place == 0 && number >= joinedParents - 2;
            var signIn = place == 0 && number < 2 ? (number == 0 ? "parent" : "parent2") : null;
            var joined = late ? days.At(days.Ago(2), 18, 10 * (joinedParents - number)) : AfterFirstLinks();
            Join(parents[number], signIn, joined);
            db.Add(ClassMembership.Join(@class, parents[number], Role.Parent, null, joined));
        }
    }

    private Person Colleague(Role role, string post, bool woman, string? signIn, DateTimeOffset? joined)
    {
        var person = Known(people.Adult(woman), role, school.SetUpAt).Employed(post);
        if (joined is { } at)
            Join(person, signIn, at);
        return person;
    }

    private Person Known(FullName name, Role role, DateTimeOffset now)
    {
        var person = Person.Register(school.Id, name, now).Reachable(plan.Phone(everybody.Count + 1), null);
        person.Grant(role, now);
        everybody.Add(person);
        db.Add(person);
        return person;
    }

    // Only the contract's sign-ins have a password; the others are members with whom nobody signs in.
    private void Join(Person person, string? signIn, DateTimeOffset now)
    {
        if (signIn is not null)
            person.Reachable(null, plan.EmailOf(signIn));
        var login = person.Email?.Value ?? person.Phone!.Value;
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            Email = person.Email?.Value,
            NormalizedEmail = person.Email?.Value.ToUpperInvariant(),
            PhoneNumber = person.Phone!.Value,
            DisplayName = person.Name.Full,
            PasswordHash = signIn is null ? null : passwordHash,
            SecurityStamp = Guid.CreateVersion7(now).ToString("N"),
            LockoutEnabled = true,
        };
        person.Join(account.AccountId, now);
        db.Add(account);
        if (Edition.Regulation.Contains(Rule.RulesAcknowledged))
            db.Add(Acknowledgement.Of(person, Edition, now));
    }

    private void Appoint(Person person, Office office, ClassId? classId, int number)
    {
        var date = school.DateAt(school.SetUpAt);
        var appointment = Appointment.Make(person, office, classId, DemoSchool.Order(30 + number, date), days.At(date, 10, number));
        appointments.Add(new DemoAppointment(person, appointment));
        db.Add(appointment);
    }

    private DateTimeOffset AtFirstLinks(int hour) => days.At(days.Ago(DemoDays.FirstLinks), hour, random.Next(1, 59));

    private DateTimeOffset AfterFirstLinks() =>
        days.At(days.Ago(DemoDays.FirstLinks).AddDays(random.Next(4)), random.Next(16, 21), random.Next(60));

    // 5th form, or the first course: about as old as the name of the class says.
    private DateOnly Birthday(int place)
    {
        var age = ClassName.Parse(plan.Classes[place]).Value.Grade is { } grade ? grade + 6 : 15 + place;
        return new DateOnly(SchoolClass.YearOf(days.Today) - age, 1, 1).AddDays(random.Next(-90, 240));
    }

    private List<Person> Shuffled(List<Person> persons)
    {
        var shuffled = persons.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private sealed record SubjectTeacher(Person Person, string Subject);
}

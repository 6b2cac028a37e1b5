using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Testing;

/// <summary>
/// A school of one test: a director, an administrator, class 5А with its class teacher, a subject teacher, a student, the
/// student's parent, and the three chats of the class. Everybody has joined and can sign in with <see cref="Password"/>.
/// </summary>
public sealed class TestSchool
{
    public const string Password = "Test-School-2026!";

    /// <summary>A slow hash protects a stolen database; a test database has nothing to protect and many sign-ins.</summary>
    public static readonly Action<PasswordHasherOptions> CheapHashes = options => options.IterationCount = 1;

    private static readonly Lazy<string> PasswordHash = new(HashOnce);
    private static int count;

    private readonly IServiceProvider services;
    private readonly ConcurrentDictionary<PersonId, string> logins = new();
    private readonly DateTimeOffset started;
    private Edition edition = null!;
    private int people;

    private TestSchool(IServiceProvider services, DateTimeOffset started) => (this.services, this.started) = (services, started);

    public School School { get; private set; } = null!;
    public string Slug => School.Slug;
    public SchoolClass Class { get; private set; } = null!;
    public Person Director { get; private set; } = null!;
    public Person Administrator { get; private set; } = null!;
    public Person ClassTeacher { get; private set; } = null!;
    public Person Teacher { get; private set; } = null!;
    public Person Staff { get; private set; } = null!;
    public Person Student { get; private set; } = null!;
    public Person Parent { get; private set; } = null!;
    public Chat StudentsChat { get; private set; } = null!;
    public Chat ParentsChat { get; private set; } = null!;
    public Chat TeachersChat { get; private set; } = null!;

    /// <param name="services">The application's services, or <see cref="TestServices"/>.</param>
    /// <param name="preset">The key of a <see cref="RegulationPreset"/>.</param>
    /// <param name="zone">The school's time zone.</param>
    /// <param name="change">What the school's first edition changes in the preset.</param>
    /// <param name="kind">A school or a college; by default what the preset is made for.</param>
    public static async Task<TestSchool> CreateAsync(
        IServiceProvider services,
        string preset = "posting-hours",
        string zone = "Europe/Moscow",
        Func<Regulation, Regulation>? change = null,
        SchoolKind? kind = null
    )
    {
        var school = new TestSchool(services, services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-60));
        kind ??= preset == "college" ? SchoolKind.College : SchoolKind.School;
        await school.InScopeAsync(db => school.FillAsync(db, RegulationPreset.Find(preset)!, zone, change, kind.Value));
        return school;
    }

    /// <summary>The e-mail address that a person signs in with.</summary>
    public string LoginOf(Person person) => logins[person.Id];

    /// <summary>The person as an actor, as the application would load it now.</summary>
    public async Task<Actor> ActorAsync(Person person)
    {
        await using var scope = services.CreateAsyncScope();
        return (
            await scope.ServiceProvider.GetRequiredService<LoadActor>().RunAsync(Slug, person.Account!.Value, CancellationToken.None)
        ).Value;
    }

    /// <summary>Does something with the store in the school's scope, and saves.</summary>
    public async Task InScopeAsync(Func<SchoolCommsDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        if (School is not null)
            db.Scope.Enter(School.Id);
        await work(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Runs a use case in a unit of work of its own, in the school's scope.</summary>
    public async Task<TResult> RunAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SchoolScope>().Enter(School.Id);
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>One more joined parent of the class, with a child of their own, present in the parents' chat.</summary>
    public async Task<Person> AddParentAsync()
    {
        Person parent = null!;
        await InScopeAsync(db =>
        {
            var child = Known(db, Role.Student);
            parent = Joined(db, Role.Parent);
            db.Add(ClassMembership.Join(Class, child, Role.Student, null, started));
            db.Add(Guardianship.Link(parent, child, started));
            db.Add(ChatMember.Enter(ParentsChat, parent.Id, Role.Parent, moderator: false, started));
            return Task.CompletedTask;
        });
        return parent;
    }

    /// <summary>One more joined person of a role, of no class and in no chat.</summary>
    public async Task<Person> AddPersonAsync(Role role)
    {
        Person person = null!;
        await InScopeAsync(db =>
        {
            person = Joined(db, role);
            return Task.CompletedTask;
        });
        return person;
    }

    /// <summary>One more joined student of a class, a parent's child where one is named; in no chat yet.</summary>
    public async Task<Person> AddStudentAsync(SchoolClass @class, Person? parent = null)
    {
        Person student = null!;
        await InScopeAsync(db =>
        {
            student = Joined(db, Role.Student);
            db.Add(ClassMembership.Join(@class, student, Role.Student, null, started));
            if (parent is not null)
                db.Add(Guardianship.Link(parent, student, started));
            return Task.CompletedTask;
        });
        return student;
    }

    /// <summary>One more joined teacher, who is the director's deputy; in no chat.</summary>
    public async Task<Person> AddDeputyAsync()
    {
        var deputy = await AddPersonAsync(Role.Teacher);
        await InScopeAsync(db =>
        {
            db.Add(Appointment.MakeDeputy(deputy, null, new Order("21", new DateOnly(2026, 2, 11)), started));
            return Task.CompletedTask;
        });
        return deputy;
    }

    /// <summary>A chat of the whole school in which these people meet; the first keeps order.</summary>
    public async Task<Chat> AddChatAsync(string name, params (Person Person, Role Role)[] members)
    {
        var chat = Chat.Create(School.Id, ChatKind.Event, name, null, members[0].Person.Id, started);
        await InScopeAsync(db =>
        {
            db.Add(chat);
            foreach (var (person, role) in members)
                db.Add(ChatMember.Enter(chat, person.Id, role, moderator: person == members[0].Person, started));
            return Task.CompletedTask;
        });
        return chat;
    }

    /// <summary>A preset that says nothing of messages between two people.</summary>
    public static Regulation WithoutDirectMessages(Regulation regulation) =>
        regulation with
        {
            Citations = regulation.Citations.Remove(Rule.DirectMessages),
            DirectRights = [],
        };

    /// <summary>A preset whose rule holds messages for the moderator.</summary>
    public static Func<Regulation, Regulation> Holding(Rule rule) =>
        regulation =>
            regulation with
            {
                Content = [.. regulation.Content.Select(content => content.Rule == rule ? content with { Mode = Mode.Hold } : content)],
            };

    /// <summary>One more moderator of a chat.</summary>
    public Task MakeModeratorAsync(Chat chat, Person person) =>
        InScopeAsync(db =>
        {
            db.Add(ChatMember.Enter(chat, person.Id, Role.Teacher, moderator: true, started));
            return Task.CompletedTask;
        });

    /// <summary>One more class, with a class teacher, the student and the student's parent, and no chats yet.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="classTeacher">Who leads it.</param>
    /// <param name="empty">Without the student, and so without the parent.</param>
    public async Task<SchoolClass> AddClassAsync(string name, Person classTeacher, bool empty = false)
    {
        var @class = SchoolClass.Create(School.Id, ClassName.Parse(name).Value, Class.SchoolYear, started);
        await InScopeAsync(db =>
        {
            db.AddRange(
                @class,
                Appointment.Make(classTeacher, Office.ClassTeacher, @class.Id, new Order("22", new DateOnly(2026, 2, 11)), started)
            );
            if (!empty)
                db.Add(ClassMembership.Join(@class, Student, Role.Student, null, started));
            return Task.CompletedTask;
        });
        return @class;
    }

    /// <summary>A message that stands in a chat already.</summary>
    public async Task<Message> AddMessageAsync(
        Chat chat,
        Person author,
        string text,
        DateTimeOffset at,
        Audience audience = Audience.Parent
    )
    {
        var message = Message.Post(chat, author.Id, audience, text, at);
        await InScopeAsync(db =>
        {
            db.Add(message);
            return Task.CompletedTask;
        });
        return message;
    }

    private static string HashOnce()
    {
        var options = new PasswordHasherOptions();
        CheapHashes(options);
        return new PasswordHasher<Account>(Options.Create(options)).HashPassword(new Account(), Password);
    }

    private async Task FillAsync(
        SchoolCommsDb db,
        RegulationPreset preset,
        string zone,
        Func<Regulation, Regulation>? change,
        SchoolKind kind
    )
    {
        var number = Interlocked.Increment(ref count);
        var order = new Order("21", new DateOnly(2026, 2, 11));
        var profile = SchoolProfile.Create($"Средняя школа № {number}", $"Школа № {number}", "Новогорск", zone, null, null).Value;
        School = School.SetUp($"test-{Environment.ProcessId}-{number}", kind, profile, started).Value;
        db.Scope.Enter(School.Id);
        edition = Edition.Approve(School.Id, 1, change?.Invoke(preset.Regulation) ?? preset.Regulation, order, started);
        Class = SchoolClass.Create(School.Id, ClassName.Parse(kind == SchoolKind.College ? "Т-11" : "5А").Value, 2025, started);
        db.AddRange(School, edition, Class, SchoolClass.Create(School.Id, ClassName.StaffRoom, 0, started));

        Director = Joined(db, Role.Teacher);
        Administrator = Joined(db, Role.Teacher);
        ClassTeacher = Joined(db, Role.Teacher);
        Teacher = Joined(db, Role.Teacher);
        Staff = Joined(db, Role.Staff);
        Student = Joined(db, Role.Student);
        Parent = Joined(db, Role.Parent);
        db.AddRange(
            Appointment.Make(Director, Office.Director, null, order, started),
            Appointment.Make(Administrator, Office.Administrator, null, order, started),
            Appointment.Make(ClassTeacher, Office.ClassTeacher, Class.Id, order, started),
            ClassMembership.Join(Class, Teacher, Role.Teacher, "Математика", started),
            ClassMembership.Join(Class, Student, Role.Student, null, started),
            Guardianship.Link(Parent, Student, started)
        );
        StudentsChat = ClassChat(db, ChatKind.ClassStudents, (Student, Role.Student));
        ParentsChat = ClassChat(db, ChatKind.ClassParents, (Parent, Role.Parent));
        TeachersChat = ClassChat(db, ChatKind.ClassTeachers, (Teacher, Role.Teacher));
        await db.SaveChangesAsync();
    }

    private Chat ClassChat(SchoolCommsDb db, ChatKind kind, (Person Person, Role Role) member)
    {
        var chat = Chat.Create(School.Id, kind, ChatNames.Of(kind, School.Kind, Class.Name), Class.Id, ClassTeacher.Id, started);
        db.AddRange(
            chat,
            ChatMember.Enter(chat, ClassTeacher.Id, Role.Teacher, moderator: true, started),
            ChatMember.Enter(chat, member.Person.Id, member.Role, moderator: false, started)
        );
        return chat;
    }

    private Person Joined(SchoolCommsDb db, Role role)
    {
        var person = Known(db, role);
        var login = $"person{people}@{Slug}.example";
        var account = new Account
        {
            Id = Guid.CreateVersion7(started),
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            Email = login,
            NormalizedEmail = login.ToUpperInvariant(),
            DisplayName = person.Name.Full,
            PasswordHash = PasswordHash.Value,
            LockoutEnabled = true,
            SecurityStamp = Guid.CreateVersion7(started).ToString("N"),
        };
        db.Add(account);
        person.Join(account.AccountId, started);
        logins[person.Id] = login;
        if (edition.Regulation.Contains(Rule.RulesAcknowledged))
            db.Add(Acknowledgement.Of(person, edition, started));
        return person;
    }

    private Person Known(SchoolCommsDb db, Role role)
    {
        string[] names = ["Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Зоя", "Игорь", "Кира", "Лев", "Мария", "Никита"];
        var name = $"Тестов{new string('а', people / names.Length)} {names[people % names.Length]} Ильич";
        people++;
        var person = Person.Register(School.Id, FullName.Parse(name).Value, started);
        person.Grant(role, started);
        db.Add(person);
        return person;
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>Who is in a class's own chats, and who is not, from the day on which they are created to the family's leaving.</summary>
public sealed class ClassChatsTests
{
    [Fact]
    [Requirement("CHT-1")]
    public async Task Each_chat_holds_its_own_people_of_the_class_and_nobody_else()
    {
        var (app, school) = await SchoolAsync();
        var @class = await school.AddClassAsync("6Б", school.Teacher);
        await TeachAsync(app, school, @class, school.Administrator);
        var classmate = await school.AddStudentAsync(@class, await school.AddParentAsync());
        var (otherClass, otherParent) = (await school.AddStudentAsync(school.Class), await school.AddParentAsync());

        var (students, parents, teachers) = await CreateAsync(app, school, @class, school.Teacher);

        var teacher = await app.ClientAsync(school, school.Teacher);
        var leads = school.Teacher.As("Учитель", moderator: true);
        (await teacher.MembersAsync(students)).ShouldBe([leads, school.Student.As("Ученик"), classmate.As("Ученик")], ignoreOrder: true);
        (await teacher.MembersAsync(parents)).Count.ShouldBe(3);
        (await teacher.MembersAsync(parents)).ShouldContain(school.Parent.As("Родитель"));
        (await teacher.MembersAsync(teachers)).ShouldBe([leads, school.Administrator.As("Учитель")]);
        await OpensAsync(app, school, school.Student, students, not: [parents, teachers]);
        await OpensAsync(app, school, school.Parent, parents, not: [students, teachers]);
        await OpensAsync(app, school, school.Administrator, teachers, not: [students, parents]);
        foreach (var outsider in (Person[])[otherClass, otherParent, school.ClassTeacher, school.Director, school.Staff])
            await OpensAsync(app, school, outsider, null, not: [students, parents, teachers]);
    }

    [Fact]
    [Requirement("CHT-1")]
    public async Task Whoever_joins_the_class_later_is_in_the_chat_for_them_by_themselves()
    {
        var (app, school) = await SchoolAsync();
        var @class = await school.AddClassAsync("6Б", school.Teacher, empty: true);
        var (students, parents, teachers) = await CreateAsync(app, school, @class, school.Teacher);
        var leads = school.Teacher.As("Учитель", moderator: true);

        foreach (var role in (Role[])[Role.Student, Role.Parent, Role.Teacher])
        {
            var newcomer = await app.OpenAsync(await school.IssueAsync(role, @class: @class));
            (await newcomer.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var teacher = await app.ClientAsync(school, school.Teacher);
        (await teacher.MembersAsync(students)).ShouldBe([leads, "Новая Ольга · Ученик"]);
        (await teacher.MembersAsync(parents)).ShouldBe([leads, "Новая Ольга · Родитель"]);
        (await teacher.MembersAsync(teachers)).ShouldBe([leads, "Новая Ольга · Учитель"]);
    }

    [Fact]
    [Requirement("CHT-1")]
    public async Task The_class_teacher_creates_another_chat_of_the_class_with_whom_they_choose_of_it()
    {
        var (app, school) = await SchoolAsync();
        var (classmate, other) = (
            await school.AddStudentAsync(school.Class),
            await school.AddClassAsync("6Б", school.Teacher, empty: true)
        );
        var foreign = await school.AddStudentAsync(other);
        var (client, teacher) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Teacher));

        var smuggled = await CreateOtherAsync(client, school, school.Student, foreign);
        var created = await CreateOtherAsync(client, school, school.Student, school.Parent, school.Teacher);
        var refused = await CreateOtherAsync(teacher, school, school.Student);

        smuggled.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        created.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var about = await (await client.GetAsync(created.Headers.Location)).DocumentAsync();
        about
            .Members()
            .ShouldBe(
                [
                    school.ClassTeacher.As("Учитель", moderator: true),
                    school.Student.As("Ученик"),
                    school.Parent.As("Родитель"),
                    school.Teacher.As("Учитель"),
                ],
                ignoreOrder: true
            );
        about.QuerySelectorAll(".facts dd").Select(fact => fact.TextContent).Take(2).ShouldBe(["Другой чат класса", "5А"]);
        var chat = created.Headers.Location!.OriginalString.Replace("/about", "", StringComparison.Ordinal);
        await OpensAsync(app, school, school.Parent, chat, not: []);
        await OpensAsync(app, school, classmate, null, not: [chat]);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).QuerySelector("[role=alert] .clause")!.TextContent.Folded().ShouldBe("п. 2.3");
    }

    [Fact]
    [Requirement("CHT-1")]
    public async Task The_chats_follow_a_student_who_goes_over_to_another_class_and_the_family_with_them()
    {
        var (app, school) = await SchoolAsync();
        var (classmate, otherParent) = (await school.AddStudentAsync(school.Class), await school.AddParentAsync());
        await EnterAsync(school, school.StudentsChat, classmate, Role.Student);
        var to = await school.AddClassAsync("5Б", school.Teacher, empty: true);
        var (students, parents, teachers) = await CreateAsync(app, school, to, school.Teacher);

        await MoveAsync(app, school, "transfer", "Input.ToClass", $"{to.Id.Value}");

        var (old, own) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Teacher));
        var (led, leads) = (school.ClassTeacher.As("Учитель", moderator: true), school.Teacher.As("Учитель", moderator: true));
        (await own.MembersAsync(students)).ShouldBe([leads, school.Student.As("Ученик")]);
        (await own.MembersAsync(parents)).ShouldBe([leads, school.Parent.As("Родитель")]);
        (await own.MembersAsync(teachers)).ShouldBe([leads]);
        (await old.MembersAsync(Chat(school, school.StudentsChat))).ShouldBe([led, classmate.As("Ученик")]);
        (await old.MembersAsync(Chat(school, school.ParentsChat))).ShouldBe([led, otherParent.As("Родитель")]);
        (await old.MembersAsync(Chat(school, school.TeachersChat))).ShouldBe([led, school.Teacher.As("Учитель")]);
        await OpensAsync(app, school, school.Student, students, not: [Chat(school, school.StudentsChat)]);
        await OpensAsync(app, school, school.Parent, parents, not: [Chat(school, school.ParentsChat)]);
    }

    [Fact]
    [Requirement("CHT-1")]
    public async Task A_family_that_leaves_the_school_leaves_every_chat_of_the_class()
    {
        var (app, school) = await SchoolAsync();
        var otherParent = await school.AddParentAsync();
        var client = await app.ClientAsync(school, school.ClassTeacher);
        var created = await CreateOtherAsync(client, school, school.Student, school.Parent, otherParent);
        var trip = created.Headers.Location!.OriginalString.Replace("/about", "", StringComparison.Ordinal);

        await MoveAsync(app, school, "leave", "Input.Way", "StudentLeaves");

        var leads = school.ClassTeacher.As("Учитель", moderator: true);
        (await client.MembersAsync(Chat(school, school.StudentsChat))).ShouldBe([leads]);
        (await client.MembersAsync(Chat(school, school.ParentsChat))).ShouldBe([leads, otherParent.As("Родитель")]);
        (await client.MembersAsync(trip)).ShouldBe([leads, otherParent.As("Родитель")]);
        await OpensAsync(app, school, school.Student, null, not: [$"/s/{school.Slug}", Chat(school, school.StudentsChat), trip]);
        await OpensAsync(app, school, school.Parent, null, not: [$"/s/{school.Slug}", Chat(school, school.ParentsChat), trip]);
        await OpensAsync(app, school, otherParent, trip, not: []);
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, "group-chats"));
    }

    /// <summary>The class teacher presses the one button of the class's page.</summary>
    private static async Task<(string Students, string Parents, string Teachers)> CreateAsync(
        WebApp app,
        TestSchool school,
        SchoolClass @class,
        Person classTeacher
    )
    {
        var client = await app.ClientAsync(school, classTeacher);
        var page = $"/s/{school.Slug}/classes/{@class.Id.Value}";
        (await client.PostFormAsync(page, $"{page}?handler=Chats", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        List<Chat> chats = [];
        await school.InScopeAsync(async db => chats = await db.Chats.Where(c => c.ClassId == @class.Id).ToListAsync());
        chats.Count.ShouldBe(ClassChats.Expected.Length);
        return (Of(ChatKind.ClassStudents), Of(ChatKind.ClassParents), Of(ChatKind.ClassTeachers));

        string Of(ChatKind kind) => Chat(school, chats.Single(chat => chat.Kind == kind));
    }

    private static Task<HttpResponseMessage> CreateOtherAsync(HttpClient client, TestSchool school, params Person[] members)
    {
        var fields = members.Select((person, i) => KeyValuePair.Create($"Input.Members[{i}]", $"{person.Id.Value}")).ToDictionary();
        fields["Input.Name"] = "Поездка в музей";
        return client.PostFormAsync(
            $"/s/{school.Slug}/chats",
            $"/s/{school.Slug}/chats/new?kind={ChatKind.ClassOther}&class={school.Class.Id.Value}",
            fields
        );
    }

    private static async Task TeachAsync(WebApp app, TestSchool school, SchoolClass @class, Person teacher)
    {
        var administrator = await app.ClientAsync(school, school.Administrator);
        var attached = await administrator.PostFormAsync(
            $"/s/{school.Slug}/classes/{@class.Id.Value}/teachers/new",
            new() { ["Input.Person"] = $"{teacher.Id.Value}", ["Input.Subject"] = "Физика" }
        );
        attached.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>The administrator moves the school's student from today on.</summary>
    private static async Task MoveAsync(WebApp app, TestSchool school, string how, string field, string value)
    {
        var administrator = await app.ClientAsync(school, school.Administrator);
        var done = await administrator.PostFormAsync(
            $"/s/{school.Slug}/people/{school.Student.Id.Value}/{how}",
            new()
            {
                [field] = value,
                ["Input.EffectiveOn"] = "2026-03-11",
                ["Input.Order.Number"] = "12",
                ["Input.Order.Date"] = "2026-03-10",
                ["step"] = "confirm",
            }
        );
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task EnterAsync(TestSchool school, Chat chat, Person person, Role role) =>
        school.InScopeAsync(db =>
        {
            db.Add(ChatMember.Enter(chat, person.Id, role, moderator: false, chat.CreatedAt));
            return Task.CompletedTask;
        });

    private static async Task OpensAsync(WebApp app, TestSchool school, Person person, string? own, string[] not)
    {
        var client = await app.ClientAsync(school, person);
        if (own is not null)
            (await client.GetAsync(own)).StatusCode.ShouldBe(HttpStatusCode.OK, own);
        foreach (var address in not)
            (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }

    private static string Chat(TestSchool school, Chat chat) => $"/s/{school.Slug}/chats/{chat.Id.Value}";
}

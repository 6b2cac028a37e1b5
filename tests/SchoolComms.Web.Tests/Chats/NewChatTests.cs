using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

public sealed class NewChatTests
{
    [Theory]
    [Requirement("CHT-2")]
    [Requirement("MOD-1")]
    [InlineData(ChatKind.Subject, "Чат по предмету")]
    [InlineData(ChatKind.Course, "Чат кружка или курса")]
    [InlineData(ChatKind.Event, "Чат мероприятия")]
    public async Task A_teacher_creates_a_chat_with_students_of_a_class_taught_and_moderates_it(ChatKind kind, string name)
    {
        var (app, school) = await SchoolAsync("group-chats");
        var classmate = await school.AddStudentAsync(school.Class);
        var client = await app.ClientAsync(school, school.Teacher);

        var created = await CreateAsync(client, school, kind, school.Class.Id.Value, school.Student);

        created.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var about = await (await client.GetAsync(created.Headers.Location)).DocumentAsync();
        about.Members().ShouldBe([school.Teacher.As("Учитель", moderator: true), school.Student.As("Ученик")]);
        about.QuerySelector(".facts dd")!.TextContent.ShouldBe(name);
        await IsOpenToAsync(app, school, Chat(created), [school.Teacher, school.Student], [classmate, school.Parent, school.ClassTeacher]);
    }

    [Theory]
    [Requirement("CHT-2")]
    [InlineData(ChatKind.Subject)]
    [InlineData(ChatKind.Course)]
    [InlineData(ChatKind.Event)]
    public async Task Students_of_a_class_that_is_not_taught_are_neither_offered_nor_taken(ChatKind kind)
    {
        var (app, school) = await SchoolAsync("group-chats");
        var other = await school.AddClassAsync("6Б", school.ClassTeacher, empty: true);
        var foreign = await school.AddStudentAsync(other);
        var client = await app.ClientAsync(school, school.Teacher);

        var form = await (await client.GetAsync(Form(school, kind, school.Class.Id.Value))).DocumentAsync();
        form.QuerySelector($"input[value='{school.Student.Id.Value}']").ShouldNotBeNull();
        form.QuerySelector($"input[value='{foreign.Id.Value}']").ShouldBeNull();
        var smuggled = await CreateAsync(client, school, kind, school.Class.Id.Value, school.Student, foreign);
        var refused = await CreateAsync(client, school, kind, other.Id.Value, foreign);

        smuggled.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await smuggled.DocumentAsync())
            .QuerySelectorAll(".field-error")
            .ShouldContain(error => error.TextContent.Contains("уже не может быть в этом чате"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.3");
        await NothingCreatedAsync(school);
    }

    [Fact]
    public async Task Nobody_is_put_into_a_chat_that_is_not_for_them()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Teacher);

        var answer = await CreateAsync(client, school, ChatKind.Subject, school.Class.Id.Value, school.Parent);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await NothingCreatedAsync(school);
    }

    [Fact]
    public async Task Looking_for_somebody_keeps_the_name_and_those_who_are_chosen()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Director);
        var address = $"/s/{school.Slug}/chats/new?kind={ChatKind.ManagementOther}";

        var found = await client.PostFormAsync(
            address,
            $"{address}&handler=Find",
            new()
            {
                ["Input.Name"] = "Подготовка к юбилею",
                ["Input.Members[0]"] = school.Teacher.Id.Value.ToString(),
                ["Input.Search"] = school.Staff.Name.Full,
            }
        );

        var page = await found.DocumentAsync();
        page.QuerySelector("#Input_Name")!.GetAttribute("value").ShouldBe("Подготовка к юбилею");
        page.QuerySelectorAll("[data-pick]")
            .Select(pick => (pick.GetAttribute("value"), pick.HasAttribute("checked")))
            .ShouldBe([(school.Teacher.Id.Value.ToString(), true), (school.Staff.Id.Value.ToString(), false)]);
    }

    [Fact]
    [Requirement("CHT-3")]
    public async Task The_directors_chats_with_the_deputies_and_with_the_teachers_fill_by_themselves()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var deputy = await school.AddDeputyAsync();
        var (director, second) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, deputy));

        var deputies = Chat(await CreateAsync(director, school, ChatKind.DirectorAndDeputies, null));
        var teachers = Chat(await CreateAsync(second, school, ChatKind.DirectorAndTeachers, null));

        (await second.MembersAsync(deputies)).ShouldBe([school.Director.As("Учитель", moderator: true), deputy.As("Учитель")]);
        (await director.MembersAsync(teachers)).ShouldBe(
            [
                deputy.As("Учитель", moderator: true),
                school.Director.As("Учитель"),
                school.Administrator.As("Учитель"),
                school.ClassTeacher.As("Учитель"),
                school.Teacher.As("Учитель"),
            ],
            ignoreOrder: true
        );
        await IsOpenToAsync(app, school, deputies, [school.Director, deputy], [school.Administrator, school.Teacher, school.Staff]);
        await IsOpenToAsync(app, school, teachers, [deputy, school.Teacher], [school.Staff, school.Student, school.Parent]);
    }

    [Theory]
    [Requirement("CHT-3")]
    [InlineData(ChatKind.DirectorAndParents, Standing.Parent, "Родитель", Standing.Student)]
    [InlineData(ChatKind.DirectorAndStudents, Standing.Student, "Ученик", Standing.Parent)]
    [InlineData(ChatKind.ManagementOther, Standing.Staff, "Сотрудник", Standing.Parent)]
    public async Task The_director_and_a_deputy_choose_whom_of_the_active_they_meet(
        ChatKind kind,
        Standing chosen,
        string role,
        Standing outsider
    )
    {
        var (app, school) = await SchoolAsync("group-chats");
        var deputy = await school.AddDeputyAsync();
        foreach (var creator in (Person[])[school.Director, deputy])
        {
            var client = await app.ClientAsync(school, creator);

            var wrong = await CreateAsync(client, school, kind, null, The(school, chosen), The(school, outsider));
            var created = await CreateAsync(client, school, kind, null, The(school, chosen));

            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await client.MembersAsync(Chat(created))).ShouldBe([creator.As("Учитель", moderator: true), The(school, chosen).As(role)]);
            await IsOpenToAsync(app, school, Chat(created), [creator, The(school, chosen)], [The(school, outsider), school.Administrator]);
        }
    }

    [Theory]
    [Requirement("CHT-3")]
    [InlineData("group-chats", Standing.ClassTeacher, "п. 2.3")]
    [InlineData("group-chats", Standing.Administrator, "п. 2.3")]
    [InlineData("model", Standing.Staff, "п. 2.4")]
    [InlineData("college", Standing.Student, "п. 2.5")]
    [InlineData("posting-hours", Standing.Parent, "п. 3")]
    public async Task Nobody_else_creates_a_management_chat_and_is_told_the_clause(string preset, Standing who, string clause)
    {
        var (app, school) = await SchoolAsync(preset);
        var client = await app.ClientAsync(school, The(school, who));

        for (var kind = ChatKind.DirectorAndDeputies; kind <= ChatKind.ManagementOther; kind++)
            await IsRefusedAsync(client, school, kind, HttpStatusCode.Forbidden, clause);
        await NothingCreatedAsync(school);
    }

    [Theory]
    [Requirement("CHT-3")]
    [InlineData(ChatKind.DirectorAndDeputies)]
    [InlineData(ChatKind.DirectorAndStudents)]
    public async Task A_management_chat_that_the_regulation_does_not_name_is_not_the_directors_either(ChatKind kind)
    {
        var (app, school) = await SchoolAsync("interaction");

        await IsRefusedAsync(await app.ClientAsync(school, school.Director), school, kind, HttpStatusCode.Forbidden, "п. 4.3");
        await NothingCreatedAsync(school);
    }

    [Theory]
    [Requirement("CHT-4")]
    [InlineData("posting-hours", ChatKind.Pedagogical, Standing.Teacher, "Учитель", "п. 3")]
    [InlineData("posting-hours", ChatKind.Pedagogical, Standing.Staff, "Сотрудник", "п. 3")]
    [InlineData("posting-hours", ChatKind.Task, Standing.Staff, "Сотрудник", "п. 3")]
    [InlineData("model", ChatKind.Pedagogical, Standing.Teacher, "Учитель", "п. 2.5")]
    [InlineData("model", ChatKind.Task, Standing.Staff, "Сотрудник", "п. 2.8")]
    [InlineData("college", ChatKind.Pedagogical, Standing.Teacher, "Преподаватель", "п. 2.6")]
    [InlineData("college", ChatKind.Task, Standing.Staff, "Сотрудник", "п. 2.7")]
    [InlineData("interaction", ChatKind.Pedagogical, Standing.Administrator, "Учитель", "п. 4.1")]
    public async Task Workers_meet_in_chats_of_their_own_by_the_clause_that_gives_them(
        string preset,
        ChatKind kind,
        Standing creator,
        string role,
        string clause
    )
    {
        var (app, school) = await SchoolAsync(preset);
        var colleague = await school.AddPersonAsync(Role.Staff);
        var (client, reader) = (await app.ClientAsync(school, The(school, creator)), await app.ClientAsync(school, colleague));

        var form = await (await client.GetAsync(Form(school, kind, null))).DocumentAsync();
        form.QuerySelector("main .clause")!.TextContent.Folded().ShouldBe(clause);
        form.QuerySelector($"input[value='{school.Parent.Id.Value}'], input[value='{school.Student.Id.Value}']").ShouldBeNull();
        var withFamily = await CreateAsync(client, school, kind, null, colleague, school.Parent);
        withFamily.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var chat = Chat(await CreateAsync(client, school, kind, null, colleague));

        (await client.PostFormAsync(chat, new() { ["Input.Text"] = "План работы на апрель готов." })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await (await reader.GetAsync(chat)).DocumentAsync())
            .QuerySelector("#messages")!
            .TextContent.ShouldContain("План работы на апрель");
        (await reader.MembersAsync(chat)).ShouldBe([The(school, creator).As(role, moderator: true), colleague.As("Сотрудник")]);
        await IsOpenToAsync(app, school, chat, [colleague], [school.ClassTeacher, school.Director, school.Student, school.Parent]);
    }

    [Theory]
    [Requirement("CHT-4")]
    [InlineData("model", ChatKind.Task, Standing.Teacher, "п. 2.4")]
    [InlineData("model", ChatKind.Pedagogical, Standing.Staff, "п. 2.4")]
    [InlineData("college", ChatKind.Pedagogical, Standing.Staff, "п. 2.5")]
    [InlineData("college", ChatKind.Task, Standing.Student, "п. 2.5")]
    [InlineData("group-chats", ChatKind.Pedagogical, Standing.Teacher, "п. 2.3")]
    [InlineData("group-chats", ChatKind.Task, Standing.Staff, "п. 2.3")]
    [InlineData("posting-hours", ChatKind.Pedagogical, Standing.Parent, "п. 3")]
    [InlineData("interaction", ChatKind.Pedagogical, Standing.Teacher, "п. 4.3")]
    public async Task Whom_the_regulation_does_not_name_creates_no_chat_of_workers(
        string preset,
        ChatKind kind,
        Standing who,
        string clause
    )
    {
        var (app, school) = await SchoolAsync(preset);

        await IsRefusedAsync(await app.ClientAsync(school, The(school, who)), school, kind, HttpStatusCode.Forbidden, clause);
        await NothingCreatedAsync(school);
    }

    [Theory]
    [InlineData(ChatKind.ClassStudents, Standing.ClassTeacher, "п. 2.3", "на странице класса")]
    [InlineData(ChatKind.ClassParents, Standing.ClassTeacher, "п. 2.3", "на странице класса")]
    [InlineData(ChatKind.ClassTeachers, Standing.ClassTeacher, "п. 2.3", "на странице класса")]
    [InlineData(ChatKind.SchoolChannel, Standing.Administrator, "п. 2.1", "вместе с регламентом")]
    [InlineData(ChatKind.StaffChannel, Standing.Administrator, "п. 2.1", "вместе с регламентом")]
    public async Task The_chats_of_every_class_and_the_channels_are_not_made_by_hand(
        ChatKind kind,
        Standing who,
        string clause,
        string instead
    )
    {
        var (app, school) = await SchoolAsync("group-chats");
        var @class = who == Standing.ClassTeacher ? (await school.AddClassAsync("6Б", school.ClassTeacher)).Id.Value : (Guid?)null;
        var client = await app.ClientAsync(school, The(school, who));

        var said = await IsRefusedAsync(client, school, kind, HttpStatusCode.Conflict, clause, @class);

        said.ShouldContain(instead);
        var list = await (await client.GetAsync($"/s/{school.Slug}/chats/new")).DocumentAsync();
        list.QuerySelector($"a[href*='kind={kind}']").ShouldBeNull();
        await NothingCreatedAsync(school);
    }

    [Fact]
    public async Task What_the_regulation_does_not_permit_is_refused_with_its_clause()
    {
        var (app, school) = await SchoolAsync("interaction");

        var refused = await (await app.ClientAsync(school, school.Teacher)).GetAsync(
            $"/s/{school.Slug}/chats/new?kind=Subject&class={school.Class.Id.Value}"
        );

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Alert().ShouldContain("п. 4.3");
    }

    [Fact]
    [Requirement("CHT-11")]
    public async Task A_parent_leaves_a_chat_and_stays_out()
    {
        var (app, school) = await SchoolAsync("posting-hours");
        var client = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

        (await client.PostFormAsync($"{chat}/leave", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await client.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id)).Departure.ShouldBe(
                Departure.Left
            )
        );
    }

    [Fact]
    public async Task Where_the_regulation_gives_no_right_nobody_leaves()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Parent);

        (await client.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}/leave")).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    private static Person The(TestSchool school, Standing standing) =>
        standing switch
        {
            Standing.Director => school.Director,
            Standing.Administrator => school.Administrator,
            Standing.ClassTeacher => school.ClassTeacher,
            Standing.Teacher => school.Teacher,
            Standing.Staff => school.Staff,
            Standing.Student => school.Student,
            Standing.Parent => school.Parent,
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
        };

    private static string Form(TestSchool school, ChatKind kind, Guid? @class) => $"/s/{school.Slug}/chats/new?kind={kind}&class={@class}";

    private static Task<HttpResponseMessage> CreateAsync(
        HttpClient client,
        TestSchool school,
        ChatKind kind,
        Guid? @class,
        params Person[] members
    )
    {
        var fields = members.Select((person, i) => KeyValuePair.Create($"Input.Members[{i}]", person.Id.Value.ToString())).ToDictionary();
        fields["Input.Name"] = "Алгебра, подготовка";
        return client.PostFormAsync($"/s/{school.Slug}/chats", Form(school, kind, @class), fields);
    }

    /// <summary>The address of the chat that was created.</summary>
    private static string Chat(HttpResponseMessage created)
    {
        created.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return created.Headers.Location!.OriginalString.Replace("/about", "", StringComparison.Ordinal);
    }

    /// <summary>Neither the form nor what it would send is there for the client, by this clause; returns what is said.</summary>
    private static async Task<string> IsRefusedAsync(
        HttpClient client,
        TestSchool school,
        ChatKind kind,
        HttpStatusCode status,
        string clause,
        Guid? @class = null
    )
    {
        var said = "";
        foreach (
            var answer in (HttpResponseMessage[])
                [await client.GetAsync(Form(school, kind, @class)), await CreateAsync(client, school, kind, @class)]
        )
        {
            answer.StatusCode.ShouldBe(status, kind.ToString());
            var page = await answer.DocumentAsync();
            page.QuerySelectorAll("[role=alert] .clause").Select(chip => chip.TextContent.Folded()).ShouldBe([clause], kind.ToString());
            said = page.Alert();
        }

        return said;
    }

    private static async Task IsOpenToAsync(WebApp app, TestSchool school, string chat, Person[] members, Person[] others)
    {
        foreach (
            var (person, status) in members.Select(p => (p, HttpStatusCode.OK)).Concat(others.Select(p => (p, HttpStatusCode.NotFound)))
        )
            (await (await app.ClientAsync(school, person)).GetAsync(chat)).StatusCode.ShouldBe(status, person.Name.Full);
    }

    // The school of a test has the three chats of its class from the start.
    private static Task NothingCreatedAsync(TestSchool school) =>
        school.InScopeAsync(async db => (await db.Chats.CountAsync()).ShouldBe(ClassChats.Expected.Length));
}

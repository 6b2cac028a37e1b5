using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Chats;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

public sealed class MovementsTests
{
    private const string Today = "2026-03-11";

    // Later than any other test's clock: every application of the process lets take effect what is due by its own.
    private const string FarAhead = "2027-02-15";

    [Fact]
    [Requirement("PPL-7")]
    public async Task What_a_dismissal_brings_with_it_is_shown_first_and_then_happens()
    {
        var (app, school, administrator) = await SchoolAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        var address = $"/s/{school.Slug}/people/{school.ClassTeacher.Id.Value}/leave";

        var shown = await (await administrator.PostFormAsync(address, Facts(Today))).DocumentAsync();
        var said = shown.Body!.TextContent.Folded();
        said.ShouldContain(school.ClassTeacher.Name.Full);
        said.ShouldContain("Заканчиваются назначения 1");
        said.ShouldContain("Без руководства: 5А");
        said.ShouldContain("Кто будет вести чаты");
        (await teacher.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var nobody = await administrator.PostFormAsync(address, new(Facts(Today)) { ["step"] = "confirm" });
        nobody.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await nobody.DocumentAsync()).Alert().ShouldContain("3 чата");

        var done = await administrator.PostFormAsync(
            address,
            WithSuccessor(new(Facts(Today)) { ["step"] = "confirm" }, shown, school.Teacher)
        );
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await teacher.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await administrator.GetAsync(done.Headers.Location)).DocumentAsync()).Body!.TextContent.ShouldContain("Вернуть как было");

        await school.InScopeAsync(async db =>
        {
            var ended = await db.ChatMembers.Where(m => m.PersonId == school.ClassTeacher.Id).ToListAsync();
            ended.Count.ShouldBe(3);
            ended.ShouldAllBe(m => m.EndedAt == app.Clock.Now && m.Departure == Departure.Moved && !m.IsModerator);
        });
        var successor = await app.ClientAsync(school, school.Teacher);
        var leads = school.Teacher.As("Учитель", moderator: true);
        (await successor.MembersAsync(ChatOf(school, school.StudentsChat))).ShouldBe([leads, school.Student.As("Ученик")]);
        (await successor.MembersAsync(ChatOf(school, school.ParentsChat))).ShouldBe([leads, school.Parent.As("Родитель")]);
        (await successor.MembersAsync(ChatOf(school, school.TeachersChat))).ShouldBe([leads]);
        (await successor.GetAsync($"/s/{school.Slug}/moderation")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("PPL-7")]
    public async Task A_parent_stays_in_the_class_as_long_as_one_child_of_theirs_is_there()
    {
        var (app, school, administrator) = await SchoolAsync();
        var sibling = await school.AddStudentAsync(school.Class, school.Parent);
        var stepfather = await StepfatherAsync(school);
        var (parent, other) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, stepfather));
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        var chat = ChatOf(school, school.ParentsChat);
        var leaving = $"/s/{school.Slug}/people/{school.Student.Id.Value}/leave";
        var leads = school.ClassTeacher.As("Учитель", moderator: true);
        (await teacher.MembersAsync(chat)).Count.ShouldBe(3);

        var shown = await administrator.PostFormAsync(leaving, new(Facts(Today)) { ["Input.Way"] = "StudentLeaves" });
        var said = (await shown.DocumentAsync()).Body!.TextContent.Folded();
        said.ShouldContain($"{school.Parent.Name.Full} остаётся в 5А: там учится {sibling.Name.Short}");
        said.ShouldNotContain($"{stepfather.Name.Full} остаётся");
        await DoAsync(administrator, leaving, "Input.Way", "StudentLeaves");

        (await teacher.MembersAsync(chat)).ShouldBe([leads, school.Parent.As("Родитель")]);
        (await parent.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await DoAsync(administrator, $"/s/{school.Slug}/people/{sibling.Id.Value}/leave", "Input.Way", "StudentLeaves");
        (await teacher.MembersAsync(chat)).ShouldBe([leads]);
        (await parent.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("PPL-7")]
    public async Task The_last_administrator_is_refused_with_the_clause()
    {
        var (_, school, administrator) = await SchoolAsync();

        var answer = await administrator.PostFormAsync($"/s/{school.Slug}/people/{school.Administrator.Id.Value}/leave", Facts(Today));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.DocumentAsync();
        page.Alert()
            .ShouldSatisfyAllConditions(said => said.ShouldContain("единственный администратор"), said => said.ShouldContain("п. 2.1"));
        page.QuerySelector("button[value=confirm]").ShouldBeNull();
    }

    [Fact]
    [Requirement("PPL-6")]
    public async Task A_transfer_is_undone_and_everything_is_as_it_was()
    {
        var (app, school, administrator) = await SchoolAsync();
        var to = await AddClassAsync(school, "5Б");
        var student = await app.ClientAsync(school, school.Student);
        var chat = $"/s/{school.Slug}/chats/{school.StudentsChat.Id.Value}";

        var movement = await DoAsync(
            administrator,
            $"/s/{school.Slug}/people/{school.Student.Id.Value}/transfer",
            "Input.ToClass",
            to.Id.Value.ToString()
        );
        (await student.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await administrator.GetAsync($"/s/{school.Slug}/people/{school.Student.Id.Value}")).DocumentAsync())
            .Body!.TextContent.Folded()
            .ShouldContain("Перевод 5А → 5Б");

        (await administrator.PostFormAsync(movement, new() { ["Input.Reason"] = "" })).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        var undone = await administrator.PostFormAsync(movement, new() { ["Input.Reason"] = "Не тот ученик" });
        undone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await student.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("PPL-6")]
    public async Task A_future_day_waits_in_the_list_and_takes_effect_by_itself()
    {
        var (app, school, administrator) = await SchoolAsync();
        var parent = await app.ClientAsync(school, school.Parent);
        var address = $"/s/{school.Slug}/people/{school.Student.Id.Value}/leave";

        await DoAsync(administrator, address, "Input.Way", "StudentLeaves", FarAhead);
        (await parent.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var list = await (await administrator.GetAsync($"/s/{school.Slug}/people/movements?waiting=true&kind=Leaving")).DocumentAsync();
        list.QuerySelector("tbody")!
            .TextContent.Folded()
            .ShouldSatisfyAllConditions(
                line => line.ShouldContain(school.Student.Name.Full),
                line => line.ShouldContain("15.02.2027"),
                line => line.ShouldContain("Ждёт своего дня")
            );

        await school.InScopeAsync(db => db.Movements.ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, app.Clock.Now)));
        await EventuallyAsync(async () => (await parent.GetAsync($"/s/{school.Slug}")).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("PPL-6")]
    public async Task What_waits_is_cancelled_with_a_reason_that_stays()
    {
        var (_, school, administrator) = await SchoolAsync();
        var movement = await DoAsync(
            administrator,
            $"/s/{school.Slug}/people/{school.Student.Id.Value}/leave",
            "Input.Way",
            "StudentLeaves",
            FarAhead
        );

        await administrator.PostFormAsync(movement, new() { ["Input.Reason"] = "Семья передумала" });

        var page = (await (await administrator.GetAsync(movement)).DocumentAsync()).Body!.TextContent;
        page.ShouldContain("Отменено");
        page.ShouldContain("Семья передумала");
    }

    [Fact]
    [Requirement("PPL-6")]
    public async Task One_new_student_arrives_by_hand_with_a_parent_whom_the_school_knows()
    {
        var (_, school, administrator) = await SchoolAsync();
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Parent.Id)).Reachable(PhoneNumber.Parse("+79161112233").Value, null)
        );
        var fields = new Dictionary<string, string>
        {
            ["Input.Role"] = "Student",
            ["Input.Name"] = "Новиков Пётр Ильич",
            ["Input.Class"] = school.Class.Id.Value.ToString(),
            ["Input.Parents[0].Name"] = school.Parent.Name.Full,
            ["Input.Parents[0].Phone"] = "8 916 111-22-33",
            ["Input.EffectiveOn"] = Today,
            ["Input.Order.Number"] = "9",
            ["Input.Order.Date"] = "2026-03-02",
        };

        var unfinished = await administrator.PostFormAsync($"/s/{school.Slug}/people/arrive", new(fields));
        unfinished.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unfinished.DocumentAsync()).GetElementById("Input_BirthDate-error").ShouldNotBeNull();

        var ofNoRole = await administrator.PostFormAsync($"/s/{school.Slug}/people/arrive", new(fields) { ["Input.Role"] = "999" });
        ofNoRole.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        fields["Input.BirthDate"] = "2014-05-06";
        (await administrator.PostFormAsync($"/s/{school.Slug}/people/arrive", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await school.InScopeAsync(async db =>
        {
            var student = await db.People.SingleAsync(p => p.NameKey == FullName.Parse("Новиков Пётр Ильич").Value.Key);
            (await db.Guardianships.SingleAsync(g => g.ChildId == student.Id)).GuardianId.ShouldBe(school.Parent.Id);
            (await db.ClassMemberships.AnyAsync(m => m.PersonId == student.Id && m.ClassId == school.Class.Id)).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task Only_the_administrator_moves_people()
    {
        var (app, school, _) = await SchoolAsync();

        foreach (var person in (Person[])[school.Director, school.ClassTeacher, school.Parent])
        {
            var client = await app.ClientAsync(school, person);
            foreach (var page in (string[])[$"people/{school.Student.Id.Value}/leave", "people/movements", "people/arrive", "classes/roll"])
                (await client.GetAsync($"/s/{school.Slug}/{page}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }

    [Fact]
    [Requirement("PPL-7")]
    public async Task The_open_page_of_somebody_removed_hears_no_more_of_the_chat()
    {
        var (app, school, administrator) = await SchoolAsync("posting-hours");
        var other = await school.AddParentAsync();
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var (removed, staying) = (await ListenAsync(app, school, school.Parent, chat), await ListenAsync(app, school, other, chat));

        await DoAsync(administrator, $"/s/{school.Slug}/people/{school.Student.Id.Value}/leave", "Input.Way", "StudentLeaves");
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        await teacher.PostFormAsync(chat, new() { ["Text"] = "Собрание в четверг в 18:30." });

        await EventuallyAsync(() => Task.FromResult(staying.Count > 0));
        removed.ShouldBeEmpty();
    }

    [Fact]
    [Requirement("PPL-7")]
    public async Task An_administrator_dismisses_a_teacher_from_the_persons_page()
    {
        var (app, school, _) = await SchoolAsync();
        var page = await app.PageAsync(school, school.Administrator);
        await page.GotoAsync($"/s/{school.Slug}/people/{school.ClassTeacher.Id.Value}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Оформить выбытие" }).ClickAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByLabel("Номер приказа").FillAsync("12");
        await page.GetByLabel("Дата приказа").FillAsync("2026-03-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать, что изменится" }).ClickAsync();

        await page.GetByText("Кто будет вести чаты").WaitForAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Уволить сейчас" }).ClickAsync();

        await page.GetByText("Вернуть всё как было можно в течение суток").WaitForAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Link, new() { Name = "Движение", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = school.ClassTeacher.Name.Full }).WaitForAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
    }

    private static async Task<(WebApp App, TestSchool School, HttpClient Administrator)> SchoolAsync(string preset = "group-chats")
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        return (app, school, await app.ClientAsync(school, school.Administrator));
    }

    /// <summary>One more parent of the school's student, who has no other child.</summary>
    private static async Task<Person> StepfatherAsync(TestSchool school)
    {
        var stepfather = await school.AddPersonAsync(Role.Parent);
        var at = school.ParentsChat.CreatedAt;
        await school.InScopeAsync(db =>
        {
            db.AddRange(
                Guardianship.Link(stepfather, school.Student, at),
                ChatMember.Enter(school.ParentsChat, stepfather.Id, Role.Parent, moderator: false, at)
            );
            return Task.CompletedTask;
        });
        return stepfather;
    }

    private static string ChatOf(TestSchool school, Chat chat) => $"/s/{school.Slug}/chats/{chat.Id.Value}";

    private static Dictionary<string, string> Facts(string day) =>
        new()
        {
            ["Input.EffectiveOn"] = day,
            ["Input.Order.Number"] = "12",
            ["Input.Order.Date"] = "2026-03-10",
        };

    /// <summary>Both steps of a movement; returns the page of the movement.</summary>
    private static async Task<string> DoAsync(HttpClient client, string address, string field, string value, string day = Today)
    {
        var facts = new Dictionary<string, string>(Facts(day)) { [field] = value };
        (await client.PostFormAsync(address, new(facts))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var done = await client.PostFormAsync(address, new(facts) { ["step"] = "confirm" });
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return done.Headers.Location!.OriginalString;
    }

    private static Dictionary<string, string> WithSuccessor(Dictionary<string, string> fields, IDocument shown, Person successor)
    {
        foreach (var choice in shown.QuerySelectorAll("select[name^='Input.Successors']"))
            fields[choice.GetAttribute("name")!] = successor.Id.Value.ToString();
        return fields;
    }

    private static async Task<SchoolClass> AddClassAsync(TestSchool school, string name)
    {
        var @class = SchoolClass.Create(
            school.School.Id,
            ClassName.Parse(name).Value,
            school.Class.SchoolYear,
            school.ParentsChat.CreatedAt
        );
        await school.InScopeAsync(db =>
        {
            db.Add(@class);
            return Task.CompletedTask;
        });
        return @class;
    }

    // What a chat's open page hears over the wire, from the moment at which it listens.
    private static async Task<List<string>> ListenAsync(WebApp app, TestSchool school, Person person, string chat)
    {
        var heard = new List<string>();
        var listening = new TaskCompletionSource();
        var page = await app.PageAsync(school, person);
        page.WebSocket += (_, socket) =>
            socket.FrameReceived += (_, frame) =>
            {
                if (frame.Text?.Contains("\"news\"", StringComparison.Ordinal) == true)
                    heard.Add(frame.Text);
                else if (frame.Text?.Contains("\"type\":3", StringComparison.Ordinal) == true)
                    listening.TrySetResult();
            };
        await page.GotoAsync(chat);
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return heard;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
    }
}

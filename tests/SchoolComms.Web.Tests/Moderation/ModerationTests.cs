using System.Net;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class ModerationTests
{
    [Fact]
    [Requirement("MOD-1")]
    public async Task Who_moderates_a_chat_finds_moderation_and_nobody_else_does()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));

        var board = await moderator.GetAsync($"/s/{school.Slug}/moderation");
        board.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await board.DocumentAsync()).Body!.TextContent.ShouldContain(school.ParentsChat.Name);
        (await (await moderator.GetAsync(Chat(school))).DocumentAsync())
            .QuerySelector($"a[href='/s/{school.Slug}/moderation']")
            .ShouldNotBeNull();

        var refused = await parent.GetAsync($"/s/{school.Slug}/moderation");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Body!.TextContent.ShouldContain("п. 4.2");
        (await (await parent.GetAsync(Chat(school))).DocumentAsync())
            .QuerySelector($"a[href='/s/{school.Slug}/moderation']")
            .ShouldBeNull();
    }

    [Fact]
    [Requirement("MOD-2")]
    public async Task A_removed_message_leaves_its_rule_in_the_chat_and_its_text_with_the_moderator()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var message = await OffenceAsync(app, school);

        var page = await (await moderator.GetAsync(Case(school, message))).DocumentAsync();
        page.Body!.TextContent.ShouldContain(message.Text);
        page.QuerySelectorAll("input[name='Input.Rule']").Length.ShouldBe(2);
        var decided = await DecideAsync(moderator, school, message, "NegativeOrExcessive");

        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var seen = (await (await parent.GetAsync(Chat(school))).DocumentAsync()).Body!.TextContent;
        seen.ShouldNotContain(message.Text);
        seen.Folded().ShouldContain("п. 4.2");
        (await (await moderator.GetAsync(Chat(school))).DocumentAsync()).Body!.TextContent.ShouldContain(message.Text);
        (await (await moderator.GetAsync($"/s/{school.Slug}/moderation")).DocumentAsync()).Body!.TextContent.ShouldContain(message.Text);

        var again = await DecideAsync(moderator, school, message, "NegativeOrExcessive");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.DocumentAsync()).Alert().ShouldContain("уже удалено");
    }

    [Fact]
    [Requirement("MOD-2")]
    public async Task A_removed_text_is_read_by_the_chat_s_moderators_and_the_director_and_by_nobody_else()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (second, deputy) = (await school.AddPersonAsync(Role.Teacher), await school.AddDeputyAsync());
        var (official, otherParent) = (await school.AddPersonAsync(Role.Staff), await school.AddParentAsync());
        await school.MakeModeratorAsync(school.ParentsChat, second);
        await EnterAsync(school, (school.Teacher, Role.Teacher), (school.Staff, Role.Staff));
        await AuthoriseAsync(app, school, official, Power.Control, Power.Block);
        var message = await OffenceAsync(app, school);
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        (await DecideAsync(moderator, school, message, "NegativeOrExcessive")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await ReadsAsync(school.ClassTeacher, "chats", "case", "member", "message", "moderation");
        await ReadsAsync(second, "chats", "case", "member", "message", "moderation");
        await ReadsAsync(school.Director, "member");
        await LookAsync(school.Director);
        await ReadsAsync(school.Director, "case", "look", "member");

        await LookAsync(official);
        Person[] others =
        [
            official,
            school.Administrator,
            deputy,
            school.Teacher,
            school.Staff,
            school.Parent,
            otherParent,
            school.Student,
        ];
        foreach (var person in others)
            await ReadsAsync(person);

        async Task LookAsync(Person person) =>
            (
                await (await app.ClientAsync(school, person)).PostFormAsync($"{Chat(school)}/look", new() { ["Input.Reason"] = "Проверка" })
            ).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        async Task ReadsAsync(Person person, params string[] where)
        {
            var client = await app.ClientAsync(school, person);
            Dictionary<string, string> places = new()
            {
                ["audit"] = $"/s/{school.Slug}/audit",
                ["case"] = Case(school, message),
                ["chats"] = Chat(school),
                ["list"] = $"/s/{school.Slug}/chats",
                ["look"] = $"{Chat(school)}/look",
                ["member"] = Member(school),
                ["message"] = $"{Chat(school)}/messages/{message.Id.Value}",
                ["moderation"] = $"/s/{school.Slug}/moderation",
                ["own"] = $"/s/{school.Slug}/moderation/mine",
                ["people"] = $"/s/{school.Slug}/people/{school.Parent.Id.Value}",
            };
            var read = new List<string>();
            foreach (var (place, address) in places)
                if ((await (await client.GetAsync(address)).DocumentAsync()).Body!.TextContent.Contains(message.Text))
                    read.Add(place);

            read.ShouldBe(where, ignoreOrder: true, customMessage: person.Name.Full);
        }
    }

    [Fact]
    [Requirement("MOD-2")]
    public async Task Who_sees_no_removed_text_sees_that_something_was_removed_or_is_let_in_nowhere()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (deputy, official) = (await school.AddDeputyAsync(), await school.AddPersonAsync(Role.Staff));
        await EnterAsync(school, (school.Teacher, Role.Teacher));
        await AuthoriseAsync(app, school, official, Power.Control);
        var message = await OffenceAsync(app, school);
        await DecideAsync(await app.ClientAsync(school, school.ClassTeacher), school, message, "NegativeOrExcessive");

        foreach (var member in (Person[])[school.Teacher, school.Parent])
            (await PageAsync(member, Chat(school))).ShouldContain("Удалено модератором: Негативное или лишнее п. 4.2");
        var looking = await app.ClientAsync(school, official);
        await looking.PostFormAsync($"{Chat(school)}/look", new() { ["Input.Reason"] = "Проверка" });
        (await PageAsync(official, $"{Chat(school)}/look")).ShouldContain("Удалено модератором: Негативное или лишнее п. 4.2");
        foreach (var outsider in (Person[])[school.Administrator, deputy, school.Staff])
        {
            var client = await app.ClientAsync(school, outsider);
            (await client.GetAsync(Chat(school))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await client.GetAsync($"{Chat(school)}/messages/{message.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await client.GetAsync(Case(school, message))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await client.GetAsync($"{Chat(school)}/look")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        async Task<string> PageAsync(Person person, string address) =>
            (await (await (await app.ClientAsync(school, person)).GetAsync(address)).DocumentAsync()).Body!.TextContent.Folded();
    }

    [Fact]
    [Requirement("MOD-3")]
    public async Task A_reminder_quotes_the_rule_with_its_clause()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var message = await OffenceAsync(app, school);

        var form = new Dictionary<string, string>
        {
            ["Input.Rule"] = nameof(Rule.BusinessEthics),
            ["Input.Remove"] = "false",
            ["Input.Consequence"] = "Reminder",
            ["Input.Reminder"] = "Прошу писать по делу",
        };
        (await moderator.PostFormAsync(Case(school, message), form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var parent = await app.ClientAsync(school, school.Parent);
        var reminder = (await (await parent.GetAsync(Chat(school))).DocumentAsync()).QuerySelector(".message-system")!.TextContent;
        reminder.ShouldContain("Прошу писать по делу");
        reminder.Folded().ShouldContain("п. 4.4");
    }

    [Fact]
    [Requirement("MOD-4")]
    public async Task A_third_violation_is_refused_by_the_clause_a_fourth_blocks_and_the_block_ends_by_itself()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        for (var i = 0; i < 3; i++)
            await DecideAsync(moderator, school, await OffenceAsync(app, school), "NegativeOrExcessive");

        var tooFew = await moderator.PostFormAsync(Member(school), new() { ["Input.Term"] = "Month" });
        tooFew.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await tooFew.DocumentAsync())
            .Alert()
            .ShouldSatisfyAllConditions(alert => alert.ShouldContain("3 нарушения"), alert => alert.ShouldContain("п. 4.5"));

        await DecideAsync(moderator, school, await OffenceAsync(app, school), "NegativeOrExcessive");
        var tooLong = await moderator.PostFormAsync(Member(school), new() { ["Input.Term"] = "UntilDate", ["Input.Until"] = "2026-04-12" });
        tooLong.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await tooLong.DocumentAsync()).Alert().ShouldContain("п. 4.5");
        (await moderator.PostFormAsync(Member(school), new() { ["Input.Term"] = "Month" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var reading = await (await parent.GetAsync(Chat(school))).DocumentAsync();
        reading.QuerySelector("#messages").ShouldNotBeNull();
        reading.QuerySelector("textarea").ShouldBeNull();
        reading
            .Alert()
            .ShouldSatisfyAllConditions(
                alert => alert.ShouldContain("до 11 апреля"),
                alert => alert.ShouldContain(school.ClassTeacher.Name.Full),
                alert => alert.ShouldContain("п. 4.5")
            );
        (await WriteAsync(parent, school)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await (await parent.GetAsync(Member(school))).DocumentAsync()).QuerySelectorAll(".history li.is-refused").Length.ShouldBe(4);

        app.Clock.Advance(TimeSpan.FromDays(31));
        (await WriteAsync(parent, school)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Another_member_and_another_school_do_not_see_a_record()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var other = await app.ClientAsync(school, await school.AddParentAsync());
        var outsider = await app.ClientAsync(school, school.Teacher);

        (await other.GetAsync(Member(school))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await outsider.GetAsync(Member(school))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_decision_without_a_rule_comes_back_with_a_message_at_the_field()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var message = await OffenceAsync(app, school);

        var answer = await moderator.PostFormAsync(
            Case(school, message),
            new() { ["Input.Remove"] = "false", ["Input.Consequence"] = "Nothing" }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = (await answer.DocumentAsync()).Body!.TextContent;
        text.ShouldContain("Выберите правило, которое нарушено.");
        text.ShouldContain("Решать нечего");
    }

    private static Task EnterAsync(TestSchool school, params (Person Person, Role Role)[] members) =>
        school.InScopeAsync(db =>
        {
            foreach (var (person, role) in members)
                db.Add(ChatMember.Enter(school.ParentsChat, person.Id, role, moderator: false, school.ParentsChat.CreatedAt));
            return Task.CompletedTask;
        });

    private static async Task AuthoriseAsync(WebApp app, TestSchool school, Person official, params Power[] powers)
    {
        var director = await school.ActorAsync(school.Director);
        var order = new Order("31", new DateOnly(2026, 3, 10));
        await school.InScopeAsync(db =>
        {
            foreach (var power in powers)
                db.Add(Authorisation.Give(director, official, power, null, order, new DateOnly(2026, 5, 31), app.Clock.Now).Value);
            return Task.CompletedTask;
        });
    }

    private static string Chat(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static string Case(TestSchool school, Message message) =>
        $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/{message.Id.Value}";

    private static string Member(TestSchool school) =>
        $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/members/{school.Parent.Id.Value}";

    private static Task<Message> OffenceAsync(WebApp app, TestSchool school) =>
        school.AddMessageAsync(school.ParentsChat, school.Parent, "Продаю лыжи, недорого", app.Clock.Now.AddMinutes(-5));

    private static Task<HttpResponseMessage> DecideAsync(HttpClient moderator, TestSchool school, Message message, string rule) =>
        moderator.PostFormAsync(
            Chat(school),
            Case(school, message),
            new()
            {
                ["Input.Rule"] = rule,
                ["Input.Remove"] = "true",
                ["Input.Consequence"] = "Violation",
            }
        );

    // A chat page without a text box has the sign-out form's token.
    private static Task<HttpResponseMessage> WriteAsync(HttpClient client, TestSchool school) =>
        client.PostFormAsync(Chat(school), new() { ["Input.Text"] = "Когда экскурсия в музей?" });
}

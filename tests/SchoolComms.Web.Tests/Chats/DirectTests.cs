using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

public sealed class DirectTests
{
    [Fact]
    [Requirement("PPL-10")]
    public async Task Between_all_roles_who_meet_the_table_of_the_regulation_decides()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "college");
        var (first, second) = (await OneOfEachAsync(school), await OneOfEachAsync(school));
        (Person, Role)[] people = [.. first.Concat(second).Select(pair => (pair.Value, pair.Key))];
        await school.AddChatAsync("Праздник", people);

        foreach (var sender in Enum.GetValues<Role>())
        {
            var client = await app.ClientAsync(school, first[sender]);
            var listed = (await client.GetStringAsync(Address(school))).Replace('\u00a0', ' ');
            foreach (var receiver in Enum.GetValues<Role>())
            {
                var allowed = (sender, receiver) is not ((Role.Student, Role.Parent) or (Role.Parent, Role.Student));
                var answer = await StartAsync(client, school, second[receiver]);

                answer.StatusCode.ShouldBe(allowed ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, $"{sender} to {receiver}");
                listed.Contains(second[receiver].Id.Value.ToString()).ShouldBe(allowed, $"{sender} to {receiver}");
                if (!allowed)
                    (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain("п. 2.10");
            }
        }
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Who_shares_no_class_or_chat_is_not_there_and_nobody_learns_who_exists()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "college");
        var elsewhere = await TestSchool.CreateAsync(app.Services, "college");
        var strangers = await OneOfEachAsync(school);

        foreach (var sender in new[] { school.Teacher, school.Student, school.Parent })
        {
            var client = await app.ClientAsync(school, sender);
            var nobody = await StartAsync(client, school, Guid.CreateVersion7(app.Clock.Now));
            var said = (await nobody.DocumentAsync()).Alert();
            nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            foreach (var stranger in strangers.Values.Append(elsewhere.Teacher))
            {
                var answer = await StartAsync(client, school, stranger);
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
                (await answer.DocumentAsync()).Alert().ShouldBe(said);
            }

            (await client.GetAsync(Address(elsewhere))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Two_talk_under_each_others_names_until_they_share_nothing_more()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "college");
        var (parent, teacher) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Teacher));

        var chat = (await StartAsync(parent, school, school.Teacher)).Headers.Location!.ToString();
        (await parent.PostFormAsync(chat, Text("Можно прийти в среду?"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await (await parent.GetAsync(chat)).DocumentAsync()).QuerySelector("h1")!.TextContent.ShouldBe(school.Teacher.Name.Full);
        (await (await teacher.GetAsync($"{chat}/about")).DocumentAsync())
            .QuerySelector("h1")!
            .TextContent.ShouldBe(school.Parent.Name.Full);
        (await (await teacher.GetAsync($"/s/{school.Slug}/chats")).DocumentAsync())
            .QuerySelectorAll(".chat-title")
            .Select(title => title.TextContent)
            .ShouldContain(school.Parent.Name.Full);
        (await (await app.ClientAsync(school, school.ClassTeacher)).GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await school.InScopeAsync(async db =>
            (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Teacher.Id)).End(app.Clock.Now)
        );
        var refused = await teacher.GetAsync(chat);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await refused.DocumentAsync();
        page.Body!.TextContent.ShouldContain("Можно прийти в среду?");
        page.Alert().Replace('\u00a0', ' ').ShouldContain("п. 2.10");
        page.QuerySelector("textarea").ShouldBeNull();
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Hours_hold_between_two_as_in_every_chat_and_nobody_is_asked_to_lift_them()
    {
        var app = await WebApp.StartAsync("2026-03-11T18:20:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var (parent, teacher) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Teacher));
        var chat = (await StartAsync(parent, school, school.Teacher)).Headers.Location!.ToString();

        var refused = await parent.PostFormAsync(chat, Text("Во сколько завтра вернётся автобус?"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain("п. 6");
        (await teacher.PostFormAsync(chat, Text("Автобус вернётся в шесть вечера"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var about = await (await teacher.GetAsync($"{chat}/about")).DocumentAsync();
        about.QuerySelector("a[href*='exceptions']").ShouldBeNull();
        about.QuerySelector("a[href*='invites']").ShouldBeNull();
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Where_the_regulation_says_nothing_of_it_nobody_writes_directly()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "college", change: TestSchool.WithoutDirectMessages);
        var teacher = await app.ClientAsync(school, school.Teacher);

        (await teacher.GetAsync(Address(school))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await StartAsync(teacher, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await teacher.GetStringAsync($"/s/{school.Slug}/chats")).ShouldNotContain("chats/direct");
        (await teacher.GetStringAsync($"/s/{school.Slug}/regulation")).ShouldContain("О личных сообщениях регламент не говорит");
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task A_chats_members_are_written_to_from_its_list_as_the_table_lets_and_a_channel_lists_nobody()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "college");
        var chat = await school.AddChatAsync(
            "Поход",
            (school.Teacher, Role.Teacher),
            (school.Parent, Role.Parent),
            (school.Student, Role.Student)
        );
        var channel = Chat.Create(school.School.Id, ChatKind.SchoolChannel, "Общий канал", null, school.Administrator.Id, app.Clock.Now);
        await school.InScopeAsync(db =>
        {
            db.Add(channel);
            foreach (var (person, role) in new[] { (school.Parent, Role.Parent), (school.Administrator, Role.Teacher) })
                db.Add(ChatMember.Enter(channel, person.Id, role, moderator: false, app.Clock.Now));
            return Task.CompletedTask;
        });
        var parent = await app.ClientAsync(school, school.Parent);

        var about = await (await parent.GetAsync($"/s/{school.Slug}/chats/{chat.Id.Value}/about")).DocumentAsync();
        about
            .QuerySelectorAll("button[name=person]")
            .Select(button => button.GetAttribute("value"))
            .ShouldBe([$"{school.Teacher.Id.Value}"]);

        (await ChannelAsync(school.Parent)).ShouldNotContain(school.Administrator.Name.Full);
        (await ChannelAsync(school.Administrator)).ShouldContain(school.Parent.Name.Full);

        async Task<string> ChannelAsync(Person reader) =>
            (
                await (
                    await (await app.ClientAsync(school, reader)).GetAsync($"/s/{school.Slug}/chats/{channel.Id.Value}/about")
                ).DocumentAsync()
            )
                .QuerySelector(".checklist")!
                .TextContent;
    }

    private static async Task<Dictionary<Role, Person>> OneOfEachAsync(TestSchool school)
    {
        var people = new Dictionary<Role, Person>();
        foreach (var role in Enum.GetValues<Role>())
            people[role] = await school.AddPersonAsync(role);
        return people;
    }

    private static string Address(TestSchool school) => $"/s/{school.Slug}/chats/direct";

    private static Dictionary<string, string> Text(string text) => new() { ["Input.Text"] = text };

    private static Task<HttpResponseMessage> StartAsync(HttpClient client, TestSchool school, Person person) =>
        StartAsync(client, school, person.Id.Value);

    // The account's page has a token for everybody, also for those who find nobody.
    private static Task<HttpResponseMessage> StartAsync(HttpClient client, TestSchool school, Guid person) =>
        client.PostFormAsync("/account", Address(school), new() { ["person"] = $"{person}" });
}

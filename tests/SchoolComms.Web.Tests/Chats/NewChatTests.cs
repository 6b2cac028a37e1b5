using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

public sealed class NewChatTests
{
    [Fact]
    [Requirement("CHT-2")]
    [Requirement("MOD-1")]
    public async Task A_teacher_creates_a_subject_chat_with_students_of_a_class_taught_and_moderates_it()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Teacher);

        var created = await CreateAsync(client, school, ChatKind.Subject, school.Class.Id.Value, school.Student);

        created.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var about = await (await client.GetAsync(created.Headers.Location)).DocumentAsync();
        about
            .QuerySelectorAll(".checklist li")
            .Select(li => li.TextContent.Folded())
            .ShouldBe([$"{school.Teacher.Name.Full} · Учитель Модератор", $"{school.Student.Name.Full} · Ученик Написать"]);
    }

    [Fact]
    public async Task Nobody_is_put_into_a_chat_that_is_not_for_them()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var client = await app.ClientAsync(school, school.Teacher);

        var answer = await CreateAsync(client, school, ChatKind.Subject, school.Class.Id.Value, school.Parent);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
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
    public async Task The_directors_chat_with_the_teachers_fills_by_itself()
    {
        var (app, school) = await SchoolAsync("interaction");
        var client = await app.ClientAsync(school, school.Director);

        (await CreateAsync(client, school, ChatKind.DirectorAndTeachers, null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await school.InScopeAsync(async db =>
        {
            var chat = await db.Chats.SingleAsync(c => c.Kind == ChatKind.DirectorAndTeachers);
            (await db.ChatMembers.CountAsync(m => m.ChatId == chat.Id)).ShouldBe(4);
            (await db.ChatMembers.SingleAsync(m => m.ChatId == chat.Id && m.IsModerator)).PersonId.ShouldBe(school.Director.Id);
        });
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

    [Theory]
    [InlineData("interaction")]
    [InlineData("posting-hours")]
    public async Task A_school_whose_regulation_has_no_channels_says_so(string preset)
    {
        var (app, school) = await SchoolAsync(preset);

        var page = await (await (await app.ClientAsync(school, school.Parent)).GetAsync($"/s/{school.Slug}/channels")).DocumentAsync();

        page.Body!.TextContent.ShouldContain("не предусматривает системных каналов");
    }

    [Fact]
    [Requirement("CHT-5")]
    public async Task In_a_channel_the_administrator_writes_and_the_others_read()
    {
        var (app, school) = await SchoolAsync("group-chats");
        var at = DateTimeOffset.Parse(WebApp.UsualNow).AddDays(-1);
        var channel = Chat.Create(school.School.Id, ChatKind.SchoolChannel, "Общешкольный канал", null, school.Administrator.Id, at);
        await school.InScopeAsync(db =>
        {
            db.Add(channel);
            db.Add(ChatMember.Enter(channel, school.Administrator.Id, Role.Teacher, moderator: true, at));
            db.Add(ChatMember.Enter(channel, school.Director.Id, Role.Teacher, moderator: false, at));
            db.Add(ChatMember.Enter(channel, school.Parent.Id, Role.Parent, moderator: false, at));
            return Task.CompletedTask;
        });
        var address = $"/s/{school.Slug}/chats/{channel.Id.Value}";
        Dictionary<string, string> news = new() { ["Input.Text"] = "В субботу день открытых дверей." };

        (await (await app.ClientAsync(school, school.Administrator)).PostFormAsync(address, news)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        foreach (var reader in (Person[])[school.Director, school.Parent])
        {
            var client = await app.ClientAsync(school, reader);
            var page = await (await client.GetAsync(address)).DocumentAsync();
            page.Body!.TextContent.ShouldContain("В субботу день открытых дверей.");
            page.QuerySelector("textarea").ShouldBeNull();
            page.QuerySelector(".composer")!.TextContent.ShouldContain("п.\u00a02.1");
            (await client.PostFormAsync($"/s/{school.Slug}/chats", address, news)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

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
        return client.PostFormAsync($"/s/{school.Slug}/chats/new?kind={kind}&class={@class}", fields);
    }
}

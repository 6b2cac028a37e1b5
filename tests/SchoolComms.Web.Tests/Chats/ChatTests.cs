using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.TagHelpers;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Moderation;

namespace SchoolComms.Web.Tests.Chats;

public sealed class ChatTests
{
    [Theory]
    [Requirement("RUL-1")]
    [InlineData("2026-03-11T07:00:00+03:00", HttpStatusCode.Redirect)]
    [InlineData("2026-03-11T16:59:59+03:00", HttpStatusCode.Redirect)]
    [InlineData("2026-03-11T17:00:00+03:00", HttpStatusCode.Conflict)]
    [InlineData("2026-03-15T10:00:00+03:00", HttpStatusCode.Conflict)]
    [InlineData("2026-02-23T10:00:00+03:00", HttpStatusCode.Conflict)]
    public async Task A_parent_writes_in_the_hours_of_a_working_day_only(string now, HttpStatusCode status)
    {
        await using var app = await WebApp.StartAsync(now);
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var parent = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

        var answer = await parent.PostFormAsync(chat, new() { ["Input.Text"] = "Нужна ли завтра сменная обувь?" });

        answer.StatusCode.ShouldBe(status);
        var page = await (status == HttpStatusCode.Redirect ? await parent.GetAsync(chat) : answer).DocumentAsync();
        page.Body!.TextContent.ShouldContain("Нужна ли завтра сменная обувь?");
        page.Alert().Contains("п. 6", StringComparison.Ordinal).ShouldBe(status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_was_typed_before_the_right_to_write_ended_can_be_taken_along()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var parent = await app.ClientAsync(school, school.Parent);

        var answer = await parent.PostFormAsync($"/s/{school.Slug}/chats", school.Chat(), new() { ["Input.Text"] = "Когда собрание?" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.DocumentAsync();
        page.Alert().ShouldContain("Вы заблокированы");
        page.QuerySelector("textarea[readonly]")!.TextContent.ShouldBe("Когда собрание?");
        (await (await parent.GetAsync(school.Chat())).DocumentAsync()).QuerySelector("textarea").ShouldBeNull();
    }

    [Fact]
    public async Task A_form_that_is_sent_again_because_its_answer_was_lost_brings_one_message()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var form = new Dictionary<string, string> { ["Input.Text"] = "Нужна ли завтра сменная обувь?" };
        form["Input.Form"] = (await (await parent.GetAsync(chat)).DocumentAsync()).ValueOf("Input.Form")!;

        (await parent.PostFormAsync(chat, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.PostFormAsync(chat, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await (await parent.GetAsync(chat)).DocumentAsync();
        page.Body!.TextContent.Split("Нужна ли завтра сменная обувь?").Length.ShouldBe(2);
        page.ValueOf("Input.Form").ShouldNotBe(form["Input.Form"]);
    }

    [Fact]
    public async Task A_message_stands_for_each_reader_as_it_is_now_however_often_it_was_shown_before()
    {
        await using var app = await WebApp.StartAsync("2026-03-11T10:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var message = await school.AddMessageAsync(
            school.ParentsChat,
            school.Parent,
            "Продаю лыжи, недорого",
            app.Clock.Now.AddMinutes(-5)
        );
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var (author, moderator) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.ClassTeacher));
        var reader = await app.ClientAsync(school, await school.AddParentAsync());

        var initials = AvatarTagHelper.Initials(school.Parent.Name.Full);

        for (var time = 0; time < 2; time++)
        {
            (await ShownAsync(reader)).ShouldBe($"{initials} сегодня, 9:55 Пожаловаться");
            (await ShownAsync(author)).ShouldBe("сегодня, 9:55");
            (await ShownAsync(moderator)).ShouldBe($"{initials} сегодня, 9:55 Решить…");
        }

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await ShownAsync(reader)).ShouldBe($"{initials} вчера, 9:55 Пожаловаться");

        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(person => person.Id == school.Parent.Id)).Renamed(FullName.FromStored("Яшина Вера"))
        );
        (await ShownAsync(reader)).ShouldBe("ЯВ вчера, 9:55 Пожаловаться");

        await school.InScopeAsync(async db =>
            await db
                .Messages.Where(found => found.Id == message.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(found => found.Text, "Продаю лыжи и палки"))
        );
        (await ElementAsync(reader)).TextContent.ShouldContain("Продаю лыжи и палки");

        async Task<string> ShownAsync(HttpClient client)
        {
            var element = await ElementAsync(client);
            string?[] said =
            [
                element.QuerySelector(".avatar")?.GetAttribute("data-initials"),
                element.QuerySelector("time")!.TextContent,
                element.QuerySelector(".message-foot a:not(.message-address)")?.TextContent,
            ];
            return string.Join(' ', said.OfType<string>());
        }

        async Task<IElement> ElementAsync(HttpClient client) =>
            (await (await client.GetAsync(chat)).DocumentAsync()).GetElementById($"m-{message.Id.Value}")!;
    }

    [Fact]
    public async Task A_chat_of_another_school_is_not_there()
    {
        var app = await WebApp.UsualAsync();
        var own = await TestSchool.CreateAsync(app.Services);
        var other = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(own, own.Parent);

        (await parent.GetAsync($"/s/{own.Slug}/chats/{other.ParentsChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await parent.GetAsync($"/s/{other.Slug}/chats/{other.ParentsChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

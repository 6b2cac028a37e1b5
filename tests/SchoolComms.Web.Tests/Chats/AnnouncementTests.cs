using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>Every announcement has one address (S1 1.5, S4 1.4).</summary>
public sealed class AnnouncementTests
{
    [Theory]
    [Requirement("SCH-9")]
    [InlineData("group-chats", "п. 1.5")]
    [InlineData("college", "п. 1.4")]
    public async Task All_readers_of_the_channel_open_an_announcement_by_its_address(string preset, string clause)
    {
        var (app, school, channel) = await ChannelAsync(preset);
        var message = await AnnounceAsync(app, school, channel, "Занятия начнутся в 9:00\nВ понедельник после собрания.");
        var feed = await PageAsync(app, school, school.Parent, $"/s/{school.Slug}/chats/{channel.Id.Value}");
        var address = feed.QuerySelector($"#m-{message.Id.Value} .message-foot a")!.GetAttribute("href")!;

        foreach (var reader in (Person[])[school.Parent, school.Student, school.Staff, school.Administrator])
        {
            var page = await PageAsync(app, school, reader, address);

            page.QuerySelector("h1")!.TextContent.ShouldBe("Занятия начнутся в 9:00");
            page.QuerySelector("main")!
                .TextContent.Folded()
                .ShouldSatisfyAllConditions(
                    text => text.ShouldContain("В понедельник после собрания."),
                    text => text.ShouldContain(school.Administrator.Name.Full),
                    text => text.ShouldContain(clause)
                );
            Fact(page, "В качестве кого").ShouldBe("Администратор");
            page.QuerySelector("#address")!.GetAttribute("value")!.ShouldEndWith(address);
        }
    }

    [Fact]
    [Requirement("SCH-9")]
    public async Task An_announcement_that_is_a_file_alone_opens_with_the_file_and_is_called_by_its_name()
    {
        var (app, school, channel) = await ChannelAsync("group-chats");
        var feed = $"/s/{school.Slug}/chats/{channel.Id.Value}";
        var administrator = await app.ClientAsync(school, school.Administrator);
        (await administrator.PostFilesAsync(feed, [], ("Расписание звонков.pdf", SampleFiles.Pdf))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var address = (await PageAsync(app, school, school.Parent, feed)).QuerySelector(".message-foot a")!.GetAttribute("href")!;

        var page = await PageAsync(app, school, school.Parent, address);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Расписание звонков.pdf");
        page.QuerySelector("main .file-link")!.GetAttribute("href")!.ShouldStartWith($"{feed}/files/");
    }

    [Fact]
    [Requirement("SCH-9")]
    public async Task Who_does_not_read_the_channel_does_not_find_it()
    {
        var (app, school, channel) = await ChannelAsync("group-chats");
        var message = await AnnounceAsync(app, school, channel, "Совещание в 15:00");
        var address = $"/s/{school.Slug}/chats/{channel.Id.Value}/messages/{message.Id.Value}";

        foreach (var stranger in (Person[])[school.Teacher, await school.AddParentAsync()])
            (await (await app.ClientAsync(school, stranger)).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var other = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}/messages/{message.Id.Value}";
        (await (await app.ClientAsync(school, school.Parent)).GetAsync(other)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("SCH-9")]
    public async Task Who_publishes_sees_how_many_have_read_and_readers_do_not()
    {
        var (app, school, channel) = await ChannelAsync("group-chats");
        var message = await AnnounceAsync(app, school, channel, "Субботник в апреле");
        var address = $"/s/{school.Slug}/chats/{channel.Id.Value}/messages/{message.Id.Value}";

        var read = await PageAsync(app, school, school.Parent, address);
        var published = await PageAsync(app, school, school.Administrator, address);

        Fact(read, "Прочитали").ShouldBeNull();
        Fact(published, "Прочитали").ShouldBe("1 из 3");
    }

    [Fact]
    public async Task An_address_read_out_of_turn_leaves_the_earlier_ones_unread()
    {
        var (app, school, channel) = await ChannelAsync("group-chats");
        await AnnounceAsync(app, school, channel, "Первое объявление", minutesAgo: 2);
        var second = await AnnounceAsync(app, school, channel, "Второе объявление");

        await PageAsync(app, school, school.Parent, $"/s/{school.Slug}/chats/{channel.Id.Value}/messages/{second.Id.Value}");

        var channels = await PageAsync(app, school, school.Parent, $"/s/{school.Slug}/channels");
        channels.QuerySelector(".badge-count")!.TextContent.Folded().ShouldBe("2 новых");
    }

    [Fact]
    [Requirement("SCH-9")]
    public async Task What_was_removed_says_so_with_its_rule_and_clause()
    {
        var (app, school, _) = await ChannelAsync("group-chats");
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Лишнее", app.Clock.Now.AddMinutes(-5));
        var address = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}/messages/{message.Id.Value}";
        (await PageAsync(app, school, school.Parent, address)).QuerySelector(".announcement")!.TextContent.ShouldBe("Лишнее");
        await school.InScopeAsync(async db =>
        {
            var edition = (await school.ActorAsync(school.ClassTeacher)).Edition;
            db.Attach(message);
            message
                .Remove(new Judge(school.ClassTeacher.Id, Capacity.Moderator), Rule.NegativeOrExcessive, edition, app.Clock.Now)
                .IsRefused.ShouldBeFalse();
        });

        var page = await PageAsync(app, school, school.Parent, address);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Сообщение удалено");
        page.QuerySelector(".verdict")!.TextContent.Folded().ShouldContain("п. 4.2");
        page.QuerySelector(".announcement").ShouldBeNull();
    }

    [Fact]
    public async Task The_page_fits_a_phone_and_keeps_nobody_out()
    {
        var (app, school, channel) = await ChannelAsync("group-chats");
        var message = await AnnounceAsync(app, school, channel, new string('А', 300));
        var phone = await app.PageAsync(school, school.Administrator, phone: true);

        await phone.GotoAsync($"/s/{school.Slug}/chats/{channel.Id.Value}/messages/{message.Id.Value}");

        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
    }

    /// <summary>A school with its channel: the administrator writes; a parent, a student and a worker read.</summary>
    private static async Task<(WebApp App, TestSchool School, Chat Channel)> ChannelAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        var since = app.Clock.Now.AddDays(-10);
        var channel = Chat.Create(school.School.Id, ChatKind.SchoolChannel, "Общешкольный канал", null, school.Administrator.Id, since);
        await school.InScopeAsync(db =>
        {
            db.AddRange(
                channel,
                ChatMember.Enter(channel, school.Administrator.Id, Role.Teacher, moderator: true, since),
                ChatMember.Enter(channel, school.Parent.Id, Role.Parent, moderator: false, since),
                ChatMember.Enter(channel, school.Student.Id, Role.Student, moderator: false, since),
                ChatMember.Enter(channel, school.Staff.Id, Role.Staff, moderator: false, since)
            );
            return Task.CompletedTask;
        });
        return (app, school, channel);
    }

    private static Task<Message> AnnounceAsync(WebApp app, TestSchool school, Chat channel, string text, int minutesAgo = 1) =>
        school.AddMessageAsync(channel, school.Administrator, text, app.Clock.Now.AddMinutes(-minutesAgo), Audience.Administration);

    private static string? Fact(IDocument page, string name) =>
        page.QuerySelectorAll(".facts > div")
            .FirstOrDefault(fact => fact.QuerySelector("dt")!.TextContent == name)
            ?.QuerySelector("dd")!
            .TextContent.Folded();

    private static async Task<IDocument> PageAsync(WebApp app, TestSchool school, Person person, string address)
    {
        var answer = await (await app.ClientAsync(school, person)).GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.DocumentAsync();
    }
}

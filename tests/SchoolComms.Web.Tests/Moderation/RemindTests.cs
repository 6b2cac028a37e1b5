using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class RemindTests
{
    private const string Ready = "Пожалуйста, соблюдайте деловой тон: вежливо, коротко и по делу.";

    [Fact]
    [Requirement("MOD-3")]
    public async Task A_reminder_to_the_author_is_seen_by_the_author_alone_until_it_is_read()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var other = await app.ClientAsync(school, await school.AddParentAsync());
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Какая скука", app.Clock.Now.AddMinutes(-5));
        var @case = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/{message.Id.Value}";

        var decided = await moderator.PostFormAsync(
            @case,
            new()
            {
                ["Input.Rule"] = nameof(Rule.BusinessEthics),
                ["Input.Remove"] = "false",
                ["Input.Consequence"] = "PersonalReminder",
                ["Input.Reminder"] = "",
            }
        );
        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await TextAsync(other, Chat(school))).ShouldNotContain(Ready);
        (await TextAsync(parent, $"/s/{school.Slug}")).ShouldContain(Ready);
        (await TextAsync(moderator, @case)).ShouldContain("ещё не прочитано");
        var seen = await PageAsync(parent, Chat(school));
        var banner = seen.QuerySelector("#notices")!;
        banner
            .TextContent.Folded()
            .ShouldSatisfyAllConditions(
                text => text.ShouldContain(Ready),
                text => text.ShouldContain("п. 4.4"),
                text => text.ShouldContain(school.ClassTeacher.Name.Short)
            );

        var read = new Dictionary<string, string> { ["reminder"] = banner.QuerySelector("input[name=reminder]")!.GetAttribute("value")! };
        (await other.PostFormAsync(Chat(school), $"{Chat(school)}?handler=ReadReminder", new(read))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await parent.PostFormAsync(Chat(school), $"{Chat(school)}?handler=ReadReminder", new(read))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await TextAsync(parent, Chat(school))).ShouldNotContain(Ready);
        (await TextAsync(moderator, @case)).ShouldContain("прочитано: сегодня");
    }

    [Fact]
    [Requirement("MOD-3")]
    public async Task A_moderator_reminds_the_whole_chat_or_one_member_without_a_message()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var other = await app.ClientAsync(school, await school.AddParentAsync());
        var remind = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/remind";

        (await moderator.PostFormAsync(remind, [])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await parent.GetAsync(remind)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await moderator.PostFormAsync(remind, new() { ["Input.Rule"] = nameof(Rule.BusinessEthics) });
        (await TextAsync(other, Chat(school))).ShouldContain(Ready);

        var form = new Dictionary<string, string> { ["Input.Rule"] = nameof(Rule.BusinessEthics), ["Input.Text"] = "Пишите короче" };
        await moderator.PostFormAsync($"{remind}?person={school.Parent.Id.Value}", form);
        (await TextAsync(parent, Chat(school))).ShouldContain("Пишите короче");
        (await TextAsync(other, Chat(school))).ShouldNotContain("Пишите короче");
    }

    private static string Chat(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static async Task<string> TextAsync(HttpClient client, string address) =>
        (await PageAsync(client, address)).Body!.TextContent.Folded();

    private static async Task<IDocument> PageAsync(HttpClient client, string address) =>
        await (await client.GetAsync(address)).DocumentAsync();
}

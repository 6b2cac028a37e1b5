using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

/// <summary>Every form of moderation sent with nothing in it: what is missing stands at its field, or the rule against it is named.</summary>
public sealed class EmptyFormsTests
{
    [Fact]
    public async Task A_form_about_a_blocked_member_sent_empty_says_what_is_missing()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Надоели", app.Clock.Now.AddMinutes(-5));
        var block = default(BlockId);
        await school.InScopeAsync(async db => block = await db.Blocks.Select(b => b.Id).SingleAsync());
        var (chat, member) = (school.Chat(), school.Member());
        var moderation = $"/s/{school.Slug}/moderation";
        var inChat = $"{moderation}/{school.ParentsChat.Id.Value}";

        await RefuseAsync(app, school, school.Director, $"{member}/pardon", $"{member}/violation", $"{chat}/look");
        await RefuseAsync(app, school, school.Director, $"/s/{school.Slug}/school/authorisations/new");
        await RefuseAsync(app, school, school.ClassTeacher, $"{member}/violation", $"{inChat}/remind", $"{inChat}/{message.Id.Value}");
        await RefuseAsync(app, school, school.Parent, $"{chat}/apology", $"{moderation}/contest?block={block.Value}");
        await RefuseAsync(app, school, await school.AddParentAsync(), $"{chat}/messages/{message.Id.Value}/report");

        await HinderAsync(app, school, school.Director, $"{member}/block", "уже заблокирован");
        await HinderAsync(app, school, school.ClassTeacher, member, "уже заблокирован");
        await HinderAsync(app, school, school.ClassTeacher, $"{member}/unblock", "Извинений пока нет");
    }

    [Fact]
    public async Task A_restriction_of_access_sent_empty_says_what_is_missing()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");

        await RefuseAsync(app, school, school.Director, $"/s/{school.Slug}/people/{school.Parent.Id.Value}/restrict");
    }

    // What is missing stands at its field, and above the form.
    private static async Task RefuseAsync(WebApp app, TestSchool school, Person who, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var page = await SendAsync(app, school, who, address, HttpStatusCode.UnprocessableEntity);
            var missing = page.QuerySelectorAll(".field-error").Select(error => error.TextContent.Folded()).ToList();
            missing.ShouldNotBeEmpty(address);
            foreach (var error in missing)
            {
                error.ShouldNotBeEmpty(address);
                page.Alert().ShouldContain(error);
            }
        }
    }

    // Whatever were filled in, a rule stands against it.
    private static async Task HinderAsync(WebApp app, TestSchool school, Person who, string address, string why) =>
        (await SendAsync(app, school, who, address, HttpStatusCode.Conflict)).Alert().ShouldContain(why);

    private static async Task<IDocument> SendAsync(WebApp app, TestSchool school, Person who, string address, HttpStatusCode status)
    {
        var client = await app.ClientAsync(school, who);
        var answer = await client.PostFormAsync($"/s/{school.Slug}", address, []);
        answer.StatusCode.ShouldBe(status, address);
        return await answer.DocumentAsync();
    }
}

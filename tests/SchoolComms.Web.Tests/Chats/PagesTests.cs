using SchoolComms.Application.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>The pages of links, classes and chats as a phone shows them.</summary>
public sealed class PagesTests
{
    [Fact]
    public async Task Each_page_fits_a_phone_keeps_nobody_out_and_protects_its_forms()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var actor = await school.ActorAsync(school.ClassTeacher);
        var link = new NewInvite(Role.Parent, school.Class.Id, null, 30, 14);
        var invite = (await school.RunAsync((IssueInvite issue) => issue.RunAsync(actor, link, default))).Value.Id.Value;
        var (@class, chat) = (school.Class.Id.Value, school.ParentsChat.Id.Value);
        string[] pages =
        [
            "invites",
            "invites/new",
            $"invites/new?class={@class}",
            $"invites/{invite}",
            $"invites/annul?id={invite}",
            "classes",
            $"classes/{@class}",
            "chats",
            "chats/new",
            $"chats/new?kind=Subject&class={@class}",
            $"chats/{chat}",
            $"chats/{chat}/about",
            "chats/direct",
            "channels",
        ];

        var phone = await app.PageAsync(school, school.ClassTeacher, phone: true);
        foreach (var page in pages)
        {
            (await phone.GotoAsync($"/s/{school.Slug}/{page}"))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
            (await phone.Locator("form[method=post]:not(:has([name=__RequestVerificationToken]))").CountAsync()).ShouldBe(0, page);
        }
    }
}

using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class PersonalInvitesJourneyTests
{
    [Fact]
    [Requirement("INV-3")]
    public async Task A_class_teacher_issues_a_class_s_links_on_a_phone_and_prints_them_as_even_slips()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await school.AddKnownAsync(name: "Константинопольская-Новогородцева Александра Владиславовна");
        await school.AddKnownAsync(name: "Ли Яна");
        var page = await app.PageAsync(school, school.ClassTeacher, phone: true);

        await page.GotoAsync($"/s/{school.Slug}/invites/families?class={school.Class.Id.Value}&role=Parent");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выпустить всем, у кого их нет (2)" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Выпущено: 2 личные ссылки");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Листки для печати" }).ClickAsync();
        await page.ArriveAtAsync("/invites/slips");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);

        await page.EvaluateAsync("window.print = () => document.body.dataset.printed = 'yes'");
        await page.GetByRole(AriaRole.Button, new() { Name = "Напечатать" }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-printed", "yes");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var slips = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.slip')].map(slip => getComputedStyle(slip).breakInside)"
        );
        slips.ShouldBe(["avoid", "avoid"]);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class ConfirmTests
{
    [Fact]
    [Requirement("INV-6")]
    public async Task A_new_edition_asks_again_and_confirming_opens_the_chat()
    {
        var (school, parent) = await AfterNewEditionAsync();
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

        var closed = await (await parent.GetAsync(chat)).DocumentAsync();
        closed.Alert().ShouldContain("п. 4.3");
        var confirm = closed.QuerySelector("[role=alert] a[href*=confirm]")!.GetAttribute("href")!;
        var confirmed = await parent.PostFormAsync(confirm, new() { ["Input.Confirmed"] = "true", ["returnUrl"] = chat });

        confirmed.Headers.Location!.ToString().ShouldBe(chat);
        var posted = await parent.PostFormAsync(chat, new() { ["Input.Text"] = "Когда родительское собрание?" });
        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task The_confirmation_stands_in_the_record_once()
    {
        var (school, parent) = await AfterNewEditionAsync();
        var confirm = $"/s/{school.Slug}/regulation/confirm";

        await parent.PostFormAsync(confirm, new() { ["Input.Confirmed"] = "true" });
        await parent.PostFormAsync(confirm, new() { ["Input.Confirmed"] = "true" });

        await school.InScopeAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(entry => entry.Kind == AuditKind.RulesAcknowledged);
            entry.ActorId.ShouldBe(school.Parent.Id);
            (await db.Acknowledgements.CountAsync(acknowledgement => acknowledgement.PersonId == school.Parent.Id)).ShouldBe(2);
        });
    }

    [Fact]
    public async Task Without_the_tick_nothing_is_confirmed()
    {
        var (school, parent) = await AfterNewEditionAsync();

        var answer = await parent.PostFormAsync($"/s/{school.Slug}/regulation/confirm", []);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).GetElementById("Input_Confirmed-error")!.TextContent.ShouldContain("Отметьте");
    }

    [Fact]
    public async Task Confirming_leads_to_no_other_site()
    {
        var (school, parent) = await AfterNewEditionAsync();

        var answer = await parent.PostFormAsync(
            $"/s/{school.Slug}/regulation/confirm",
            new() { ["Input.Confirmed"] = "true", ["returnUrl"] = "https://elsewhere.example/" }
        );

        answer.Headers.Location!.ToString().ShouldBe($"/s/{school.Slug}/regulation");
    }

    private static async Task<(TestSchool School, HttpClient Parent)> AfterNewEditionAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await RegulationTests.AdoptAsync(school, "group-chats");
        return (school, await app.ClientAsync(school, school.Parent));
    }
}

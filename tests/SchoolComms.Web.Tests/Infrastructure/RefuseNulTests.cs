using System.Net;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class RefuseNulTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_character_that_no_text_can_hold_is_turned_away_and_its_neighbours_are_not()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.ClientAsync(school, school.Administrator);
        var (people, chat) = ($"/s/{school.Slug}/people", $"/s/{school.Slug}/chats/new");

        (await client.GetAsync($"{people}?name=%00", Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"{people}?name=%01", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostFormAsync(chat, new() { ["Input.Name"] = "Кружок\0" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostFormAsync(chat, new() { ["Input.Name"] = "Кружок\u0001" })).StatusCode.ShouldNotBe(HttpStatusCode.BadRequest);
        (await client.PostFilesAsync($"{people}/import", "Input.File", [], ("list\0.csv", []))).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
    }
}

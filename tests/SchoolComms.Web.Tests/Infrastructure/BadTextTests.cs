using System.Net;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class BadTextTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Characters_that_no_text_can_hold_are_turned_away_and_their_neighbours_are_not()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.ClientAsync(school, school.Administrator);
        var (people, chat) = ($"/s/{school.Slug}/people", $"/s/{school.Slug}/chats/new");

        (await client.GetAsync($"{people}?name=%00", Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"{people}?name=%01", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostFormAsync(chat, new() { ["Input.Name"] = "Кружок\0" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostFormAsync(chat, new() { ["Input.Name"] = "Кружок\u0001" })).StatusCode.ShouldNotBe(HttpStatusCode.BadRequest);

        var parent = await app.ClientAsync(school, school.Parent);
        var room = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        (await parent.PostFilesAsync(room, new() { ["Text"] = "Завтра\0" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await parent.PostFilesAsync(room, new() { ["Text"] = "Завтра в девять" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("somebody\uFFFE@mail.example", HttpStatusCode.BadRequest)]
    [InlineData("somebody\uFFFD@mail.example", HttpStatusCode.UnprocessableEntity)]
    public async Task A_sign_in_that_cannot_be_normalised_is_turned_away(string login, HttpStatusCode status)
    {
        var app = await WebApp.UsualAsync();

        var answer = await app.Stranger().PostFormAsync("/sign-in", new() { ["Input.Login"] = login, ["Input.Password"] = "-" });

        answer.StatusCode.ShouldBe(status);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class TwoDatabasesTests
{
    [Fact]
    public async Task Schools_divided_between_two_databases_are_served_each_from_its_own()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        await using var second = WebApp.Start(WebApp.UsualNow, database.ConnectionString);
        var first = await WebApp.UsualAsync();
        var (here, there) = (await TestSchool.CreateAsync(first.Services), await TestSchool.CreateAsync(second.Services));

        // Accounts belong to no school: they may stand in both databases.
        Account account = null!;
        await here.InScopeAsync(async db =>
            account = await db.Users.AsNoTracking().SingleAsync(user => user.Email == here.LoginOf(here.Director))
        );
        await there.InScopeAsync(db =>
        {
            db.Add(account);
            return Task.CompletedTask;
        });

        await ServesAsync(first, here, there);
        await ServesAsync(second, there, here);
        await NotHereAsync(await second.ClientAsync(here, here.Director), here);
        await NotHereAsync(await second.ClientAsync(here, here.Director), there);
    }

    private static async Task ServesAsync(WebApp app, TestSchool own, TestSchool other)
    {
        var director = await app.ClientAsync(own, own.Director);

        (await director.GetAsync($"/s/{own.Slug}/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await NotHereAsync(director, other);
        (await director.GetAsync($"/s/{own.Slug}/people/{other.Parent.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task NotHereAsync(HttpClient client, TestSchool school) =>
        (await client.GetAsync($"/s/{school.Slug}/people")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}

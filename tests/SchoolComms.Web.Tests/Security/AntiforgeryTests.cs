using System.Net;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Security;

public sealed class AntiforgeryTests
{
    /// <summary>
    /// The page of a fault is shown in place of a form's answer, and only shows. «Можно ли?» keeps and sends nothing, and programs
    /// that ask it have no form to take a token from.
    /// </summary>
    private static readonly string[] Harmless = ["problem/{status:int}", "s/{slug}/regulation/try"];

    [Fact]
    public async Task Nothing_is_taken_that_did_not_come_from_a_form_of_ours()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        using var client = await app.ClientAsync(school, school.Director);
        var pages = PageAddresses.Of(app, school);
        pages.Count.ShouldBeGreaterThan(100);

        var taken = new List<string>();
        foreach (var (pattern, address) in pages)
        {
            using var answer = await client.PostAsync(address, new FormUrlEncodedContent([]));
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                taken.Add(pattern.TrimStart('/'));
        }

        taken.ShouldBe(Harmless, ignoreOrder: true);
    }
}

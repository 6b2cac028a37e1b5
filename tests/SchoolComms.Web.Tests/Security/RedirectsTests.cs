using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Security;

public sealed class RedirectsTests
{
    [Theory]
    [InlineData("/sign-in", "/sign-in")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Nobody_is_led_to_another_site(string wanted, string led)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        using var client = await app.ClientAsync(school, school.Parent);

        var left = await client.PostFormAsync("/account", "/sign-out", new() { ["returnUrl"] = wanted });

        left.Headers.Location!.OriginalString.ShouldBe(led);
    }
}

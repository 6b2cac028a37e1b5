using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Chats;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>Two web nodes on one database.</summary>
public sealed class NodesTests
{
    [Fact]
    public async Task What_is_written_through_one_node_is_heard_and_read_through_the_other_by_the_same_session()
    {
        var one = await WebApp.UsualAsync();
        await using var other = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(one.Services);
        var chat = school.ParentsChat.Id;
        var address = $"/s/{school.Slug}/chats/{chat.Value}";
        var listening = other.Services.GetRequiredService<LiveChats>();
        var heard = new TaskCompletionSource();
        listening.Heard += (_, hearing) =>
        {
            if (hearing.Hint.Chat == chat)
                heard.TrySetResult();
        };
        var cookies = new CookieContainer();
        using var here = one.Browsing(cookies);
        using var there = other.Browsing(cookies);
        await here.PostFormAsync(
            "/sign-in",
            new() { ["Input.Login"] = school.LoginOf(school.Parent), ["Input.Password"] = TestSchool.Password }
        );

        // A node that has just started may not listen yet; the hint is repeated until it does.
        for (var tries = 0; !heard.Task.IsCompleted; tries++)
        {
            tries.ShouldBeLessThan(20, "The other node hears nothing.");
            (await here.PostFormAsync(address, new() { ["Input.Text"] = "Нужна ли завтра сменная обувь?" })).StatusCode.ShouldBe(
                HttpStatusCode.Redirect
            );
            await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        }

        (await there.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldContain("Нужна ли завтра сменная обувь?");
        (await there.PostFormAsync(address, new() { ["Input.Text"] = "И форма на физкультуру?" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await here.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldContain("И форма на физкультуру?");
    }
}

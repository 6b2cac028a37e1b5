using Microsoft.Extensions.Configuration;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class FailedAttemptsTests
{
    private const int Most = 10;

    [Fact]
    public async Task Who_finds_no_room_in_the_queue_is_asked_to_wait_a_minute_and_nothing_is_counted()
    {
        using var attempts = new FailedAttempts(new ConfigurationBuilder().Build());
        var first = await BeginAsync();
        var waiting = Enumerable.Range(0, Most).Select(_ => BeginAsync()).ToList();

        using (var beyond = await BeginAsync())
            beyond.MustWait.ShouldBe(TimeSpan.FromMinutes(1));

        first.MustWait.ShouldBeNull();
        first.Dispose();
        foreach (var next in waiting)
        {
            using var attempt = await next;
            attempt.MustWait.ShouldBeNull();
        }

        Task<FailedAttempts.Attempt> BeginAsync() => attempts.BeginAsync("somebody", TestContext.Current.CancellationToken);
    }
}

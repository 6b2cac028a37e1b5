using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class DemoClockTests
{
    private const string Setting = "SchoolComms:Demo:Now";

    [Theory]
    [InlineData("2026-02-11T10:00:00+03:00", "2026-02-11T07:00:00Z")]
    [InlineData("2026-02-11T10:00+12:00", "2026-02-10T22:00:00Z")]
    [InlineData("2026-02-11T10:00:00.5Z", "2026-02-11T10:00:00.5Z")]
    public void The_clock_starts_at_the_instant_and_runs_on(string now, string instant)
    {
        var clock = From(now, Environments.Development);

        var first = clock.GetUtcNow();
        first.Offset.ShouldBe(TimeSpan.Zero);
        first.ShouldBeInRange(DateTimeOffset.Parse(instant), DateTimeOffset.Parse(instant).AddMinutes(1));
        SpinWait.SpinUntil(() => clock.GetUtcNow() > first, TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-02-11T10:00:00")]
    [InlineData("2026-02-11T10:00")]
    [InlineData("2026-02-11")]
    [InlineData("2026-02-30T10:00:00+03:00")]
    [InlineData("вчера")]
    public void What_is_no_instant_or_leaves_its_offset_open_is_refused(string now) =>
        Should.Throw<InvalidOperationException>(() => From(now, Environments.Development)).Message.ShouldContain("with an offset");

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Outside_Development_it_is_refused(string environment) =>
        Should
            .Throw<InvalidOperationException>(() => From("2026-02-11T10:00:00+03:00", environment))
            .Message.ShouldBe($"{Setting} is for Development only.");

    [Theory]
    [InlineData(null, "Production")]
    [InlineData("", "Production")]
    [InlineData(null, "Development")]
    public void Without_it_the_clock_is_the_machine_s(string? now, string environment) =>
        From(now, environment).ShouldBeSameAs(TimeProvider.System);

    [Theory]
    [InlineData("2026-02-11T10:00:00", "Development")]
    [InlineData("2026-02-11T10:00:00+03:00", "Production")]
    public async Task The_application_does_not_start_with_a_clock_that_is_refused(string now, string environment)
    {
        Dictionary<string, string> settings = new() { [Setting] = now, [HostDefaults.EnvironmentKey] = environment };

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => WebApp.StartAsync(WebApp.UsualNow, settings));

        refused.Message.ShouldStartWith(Setting);
    }

    private static TimeProvider From(string? now, string environment) =>
        DemoClock.From(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(Setting, now)]).Build(),
            new HostingEnvironment { EnvironmentName = environment }
        );
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SchoolComms.Testing;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Xunit.v3;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>
/// Reads every line as it is logged, with its values and its exception, and finds in it what the request brought or its answer
/// gives: fields of a form, cookies, codes in the address. So it needs to know no secret beforehand, and keeps no log.
/// </summary>
public sealed class LogWatch(IHttpContextAccessor http) : ILogEventSink
{
    /// <summary>Shorter values stand in logs by chance: a role's name, a status, a number.</summary>
    private const int Least = 16;

    private int lines;

    /// <summary>What the applications of this test process log.</summary>
    public static LogWatch OfSuite { get; } = new(new HttpContextAccessor());

    public int Lines => lines;

    /// <summary>The secrets that were found, each with its line.</summary>
    public ConcurrentQueue<string> Found { get; } = new();

    public void Emit(LogEvent logEvent)
    {
        Interlocked.Increment(ref lines);
        var line =
            $"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties.Values)} {logEvent.Exception}";
        foreach (var secret in SecretsOf(http.HttpContext).Where(secret => line.Contains(secret, StringComparison.Ordinal)))
            Found.Enqueue($"{secret}: {line}");
    }

    private static IEnumerable<string> SecretsOf(HttpContext? context) =>
        context is null ? [TestSchool.Password] : SentWith(context).Append(TestSchool.Password).Where(value => value.Length >= Least);

    private static IEnumerable<string> SentWith(HttpContext context) =>
        [
            // A form that has not been read yet is not read here.
            .. context.Features.Get<IFormFeature>()?.Form?.SelectMany(field => field.Value.OfType<string>()) ?? [],
            .. context.Request.Query.SelectMany(parameter => parameter.Value.OfType<string>()),
            .. context.Request.Cookies.Select(cookie => cookie.Value),
            .. context.Response.Headers.SetCookie.OfType<string>().Select(cookie => cookie.Split('=', ';')[1]),
            context.Request.RouteValues["code"] as string ?? "",
        ];
}

/// <summary>Fails the test at whose end a secret stands in the log of any of the suite's applications.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NoSecretLoggedAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (LogWatch.OfSuite.Found.TryDequeue(out var found))
            found.ShouldBeNull("A secret was logged.");
    }
}

/// <summary>By these settings the applications' own configuration of Serilog takes the watch in, below its own levels.</summary>
public static class LogWatchSettings
{
    public static readonly (string Key, string Value)[] All =
    [
        ("Serilog:Using:0", typeof(LogWatch).Assembly.GetName().Name!),
        ("Serilog:WriteTo:0", nameof(Watched)),
    ];

    public static LoggerConfiguration Watched(this LoggerSinkConfiguration to) => to.Sink(LogWatch.OfSuite);
}

using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Compact;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Structured logs by Serilog: to the console always, to a file of JSON lines where one is named. Each line carries the trace's
/// number, which is the one that a page of a fault shows.
/// </summary>
public static class Logging
{
    private const string Line = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:j} {TraceId}{NewLine}{Exception}";

    /// <summary>The application's logger; whoever asked for it closes it.</summary>
    public static Logger AddLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutAddress>()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture);
        if (builder.Configuration["SchoolComms:LogFile"] is { } file)
            logger.WriteTo.File(new CompactJsonFormatter(), file, rollingInterval: RollingInterval.Day);

        var log = logger.CreateLogger();
        Log.Logger = log;
        builder.Logging.ClearProviders().AddSerilog(log);
        return log;
    }
}

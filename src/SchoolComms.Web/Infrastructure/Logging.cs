using System.Globalization;
using Serilog;
using Serilog.Core;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Structured logs by Serilog: to the console always, to a file where one is named.</summary>
public static class Logging
{
    /// <summary>The application's logger; whoever asked for it closes it.</summary>
    public static Logger AddLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutAddress>()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
        if (builder.Configuration["SchoolComms:LogFile"] is { } file)
            logger.WriteTo.File(file, rollingInterval: RollingInterval.Day, formatProvider: CultureInfo.InvariantCulture);

        var log = logger.CreateLogger();
        Log.Logger = log;
        builder.Logging.ClearProviders().AddSerilog(log);
        return log;
    }
}

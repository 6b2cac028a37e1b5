using System.Globalization;
using Serilog;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Structured logs by Serilog: to the console always, to a file where one is named.</summary>
public static class Logging
{
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
        if (builder.Configuration["SchoolComms:LogFile"] is { } file)
            logger.WriteTo.File(file, rollingInterval: RollingInterval.Day, formatProvider: CultureInfo.InvariantCulture);

        Log.Logger = logger.CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(Log.Logger);
    }
}

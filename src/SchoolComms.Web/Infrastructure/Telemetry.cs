using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SchoolComms.Application;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Traces and metrics over OTLP: requests, statements to the database, live connections, and what only this application knows
/// (<see cref="Measures"/>). Nothing is collected unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.
/// </summary>
public static class Telemetry
{
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.RateLimiting",
        "Npgsql",
        Measures.Name,
    ];

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null)
            return;

        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("schoolcomms"))
            .WithTracing(tracing => tracing.AddRequests().AddSource("Npgsql").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());
    }

    // The route's pattern and never the address: an address may carry an invite code.
    private static TracerProviderBuilder AddRequests(this TracerProviderBuilder tracing) =>
        tracing.AddAspNetCoreInstrumentation(requests =>
            requests.EnrichWithHttpResponse = (activity, _) =>
            {
                activity.SetTag("url.path", activity.GetTagItem("http.route"));
                activity.SetTag("url.query", null);
            }
        );
}

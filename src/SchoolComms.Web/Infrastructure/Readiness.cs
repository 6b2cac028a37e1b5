using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SchoolComms.Application.Store;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it can serve, and if not, which part cannot; names and states
/// only, since anybody may ask.
/// </summary>
public static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddReadiness(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .Add(new("database", Ask<DatabaseCheck>, HealthStatus.Unhealthy, tags: null, Patience))
            .Add(new("schema", Ask<SchemaCheck>, HealthStatus.Unhealthy, tags: null, Patience))
            .Add(new("work", Ask<WorkCheck>, HealthStatus.Degraded, tags: null, Patience));

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static IHealthCheck Ask<T>(IServiceProvider services)
        where T : IHealthCheck => ActivatorUtilities.CreateInstance<T>(services);

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                parts = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
            }
        );

    private sealed class DatabaseCheck(SchoolCommsDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            new(await db.Database.CanConnectAsync(cancellationToken) ? HealthStatus.Healthy : context.Registration.FailureStatus);
    }

    /// <summary>The database is at least as new as this version.</summary>
    private sealed class SchemaCheck(SchoolCommsDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            new(
                (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                    ? context.Registration.FailureStatus
                    : HealthStatus.Healthy
            );
    }

    /// <summary>What is due is looked for as often as it should be: messages, letters, movements.</summary>
    private sealed class WorkCheck(IEnumerable<IHostedService> services) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(
                new HealthCheckResult(
                    services.OfType<DueWork>().All(work => work.IsAlive) ? HealthStatus.Healthy : context.Registration.FailureStatus
                )
            );
    }
}

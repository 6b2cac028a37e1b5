using System.Globalization;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The application's clock in a demonstration: it starts at a given instant and runs on.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(startedAt);

    /// <summary>The clock that the configuration asks for; <c>SchoolComms:Demo:Now</c> is refused outside Development.</summary>
    public static TimeProvider From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["SchoolComms:Demo:Now"] is not { Length: > 0 } now)
            return System;
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("SchoolComms:Demo:Now is for Development only.");
        if (!DateTime.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var start) || HasNoOffset(start))
            throw new InvalidOperationException("SchoolComms:Demo:Now is an ISO instant with an offset: 2026-02-11T10:00:00+03:00.");

        return new DemoClock(new DateTimeOffset(start));
    }

    // It would be another instant on another machine.
    private static bool HasNoOffset(DateTime instant) => instant.Kind == DateTimeKind.Unspecified;
}

using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Answers 503 and says when to come again where the database is away, full, too slow (see
/// <see cref="Application.Store.StoreRegistration.StatementLimit"/>) or has no connection left: nothing was done, and nobody's input is to blame.
/// </summary>
public sealed class DatabaseAway(ILogger<DatabaseAway> log) : IExceptionHandler
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsAway(exception))
            return ValueTask.FromResult(false);

        log.LogError("The database does not answer: {Failure}", exception.GetBaseException().Message);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = ComeAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.FromResult(true);
    }

    internal static bool IsAway(Exception? exception) =>
        exception is not null
        && (
            exception is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName }
            || IsAway(exception.InnerException)
        );
}

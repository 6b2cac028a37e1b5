using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>Recognises that somebody else was faster: the database's unique keys decide races.</summary>
internal static class LostRace
{
    /// <summary>The unique key that the change met; null when it failed for another reason.</summary>
    public static string? TakenKey(this DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName
            : null;
}

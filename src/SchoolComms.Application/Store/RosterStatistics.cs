using Microsoft.EntityFrameworkCore;

namespace SchoolComms.Application.Store;

/// <summary>
/// What the planner knows of the tables that a list fills. PostgreSQL counts them anew by itself up to a minute later, and until then
/// searches and exports of a large school took its rows one by one.
/// </summary>
internal static class RosterStatistics
{
    public const string Tables = "person, person_word, role_grant, class_membership, guardianship, chat_member";

    /// <summary>Counts them now; whatever is being counted already is left to whoever counts it.</summary>
    public static Task CountRosterAsync(this SchoolCommsDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync($"analyze (skip_locked) {Tables}", cancel);
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Which edition rules when: the latest that has begun, save those that were withdrawn before their day.</summary>
internal static class EditionsInForce
{
    /// <summary>Editions that stand, the one with the latest date first; those to come too.</summary>
    public static IQueryable<Edition> StandingEditions(this SchoolCommsDb db) =>
        db
            .Editions.Where(edition =>
                !db.EditionWithdrawals.Any(withdrawal => withdrawal.SchoolId == edition.SchoolId && withdrawal.EditionId == edition.Id)
            )
            .OrderByDescending(edition => edition.InForceFrom)
            .ThenByDescending(edition => edition.Number);

    /// <summary>Editions that have begun by an instant: the one in force then is the first of its school.</summary>
    public static IQueryable<Edition> EditionsBegunBy(this SchoolCommsDb db, DateTimeOffset now) =>
        db.StandingEditions().Where(edition => edition.InForceFrom <= now);

    /// <summary>The edition in force at an instant is the first.</summary>
    public static IQueryable<EditionId> EditionInForce(this SchoolCommsDb db, DateTimeOffset now) =>
        db.EditionsBegunBy(now).Select(edition => edition.Id);

    /// <summary>The edition that was in force at an instant in the past; null before the first.</summary>
    public static Task<Edition?> EditionOfAsync(this SchoolCommsDb db, DateTimeOffset past, CancellationToken cancel) =>
        db.EditionsBegunBy(past).AsNoTracking().FirstOrDefaultAsync(cancel);
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>What an appeal is about, for those who make and answer it.</summary>
internal static class SanctionsToContest
{
    public static IQueryable<Appeal> AppealsAbout(this SchoolCommsDb db, SanctionReference about) =>
        db.Appeals.Where(a =>
            (about.Violation != null && a.ViolationId == about.Violation)
            || (about.Block != null && a.BlockId == about.Block)
            || (about.Restriction != null && a.RestrictionId == about.Restriction)
        );

    /// <summary>
    /// The sanction, with the lock that its other decisions take: the member's row in the chat, or the person's for the portal.
    /// </summary>
    public static async Task<Contested?> LockSanctionAsync(this SchoolCommsDb db, SanctionReference reference, CancellationToken cancel)
    {
        if (reference.Violation is { } violation)
        {
            if (await db.Violations.SingleOrDefaultAsync(v => v.Id == violation, cancel) is not { } found)
                return null;
            await db.LockMemberAsync(found.ChatId, found.PersonId, cancel);
            await db.Entry(found).ReloadAsync(cancel);
            return new Contested(Violation: found);
        }

        if (reference.Block is { } block)
        {
            if (await db.Blocks.SingleOrDefaultAsync(b => b.Id == block, cancel) is not { } found)
                return null;
            await db.LockMemberAsync(found.ChatId, found.PersonId, cancel);
            await db.Entry(found).ReloadAsync(cancel);
            return new Contested(Block: found);
        }

        if (await db.AccessRestrictions.SingleOrDefaultAsync(r => r.Id == reference.Restriction, cancel) is not { } restriction)
            return null;
        await db.LockPersonAsync(restriction.PersonId, cancel);
        await db.Entry(restriction).ReloadAsync(cancel);
        return new Contested(Restriction: restriction);
    }

    /// <summary>The clause that the sanction itself rests on, as it stood when it was decided.</summary>
    public static async Task<Clause?> ClauseOfAsync(
        this SchoolCommsDb db,
        Contested sanction,
        EditionCache editions,
        CancellationToken cancel
    ) => (await editions.GetAsync(db, sanction.EditionId, cancel)).Cite(sanction.ClauseNumber);
}

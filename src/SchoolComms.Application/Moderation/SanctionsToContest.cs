using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
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
            if (
                await PlaceAsync(db.Violations.Where(v => v.Id == violation).Select(v => new Place(v.ChatId, v.PersonId)), cancel)
                is not { } at
            )
                return null;
            await db.LockMemberAsync(at.Chat, at.Person, cancel);
            return new Contested(Violation: await db.Violations.SingleAsync(v => v.Id == violation, cancel));
        }

        if (reference.Block is { } block)
        {
            if (await PlaceAsync(db.Blocks.Where(b => b.Id == block).Select(b => new Place(b.ChatId, b.PersonId)), cancel) is not { } at)
                return null;
            await db.LockMemberAsync(at.Chat, at.Person, cancel);
            return new Contested(Block: await db.Blocks.SingleAsync(b => b.Id == block, cancel));
        }

        var restricted = await db.AccessRestrictions.Where(r => r.Id == reference.Restriction).Select(r => r.PersonId).ToListAsync(cancel);
        if (restricted is not [var person])
            return null;
        await db.LockPersonAsync(person, cancel);
        return new Contested(Restriction: await db.AccessRestrictions.SingleAsync(r => r.Id == reference.Restriction, cancel));
    }

    /// <summary>The clause that the sanction itself rests on, as it stood when it was decided.</summary>
    public static async Task<Clause?> ClauseOfAsync(
        this SchoolCommsDb db,
        Contested sanction,
        EditionCache editions,
        CancellationToken cancel
    ) => (await editions.GetAsync(db, sanction.EditionId, cancel)).Cite(sanction.ClauseNumber);

    // The sanction itself is read once its lock is held, as it then is.
    private static Task<Place?> PlaceAsync(IQueryable<Place> found, CancellationToken cancel) => found.SingleOrDefaultAsync(cancel);

    private sealed record Place(ChatId Chat, PersonId Person);
}

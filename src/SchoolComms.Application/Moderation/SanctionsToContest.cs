using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

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
        switch (reference)
        {
            case { Violation: { } id }:
                await db.LockMembersAsync(db.Violations.Where(v => v.Id == id).Select(v => new Place(v.ChatId, v.PersonId)), cancel);
                return await db.Violations.SingleOrDefaultAsync(v => v.Id == id, cancel) is { } violation
                    ? new(Violation: violation)
                    : null;
            case { Block: { } id }:
                await db.LockMembersAsync(db.Blocks.Where(b => b.Id == id).Select(b => new Place(b.ChatId, b.PersonId)), cancel);
                return await db.Blocks.SingleOrDefaultAsync(b => b.Id == id, cancel) is { } block ? new(Block: block) : null;
            case { Restriction: { } id }:
                foreach (var person in await db.AccessRestrictions.Where(r => r.Id == id).Select(r => r.PersonId).ToListAsync(cancel))
                    await db.LockPersonAsync(person, cancel);
                return await db.AccessRestrictions.SingleOrDefaultAsync(r => r.Id == id, cancel) is { } restriction
                    ? new(Restriction: restriction)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The clause that the sanction itself rests on, as it stood when it was decided.</summary>
    public static async Task<Clause?> ClauseOfAsync(
        this SchoolCommsDb db,
        Contested sanction,
        EditionCache editions,
        CancellationToken cancel
    ) => (await editions.GetAsync(db, sanction.EditionId, cancel)).Cite(sanction.ClauseNumber);

    // Where the row is that the lock is on never changes; the row itself is read after the lock.
    private static async Task LockMembersAsync(this SchoolCommsDb db, IQueryable<Place> places, CancellationToken cancel)
    {
        foreach (var place in await places.ToListAsync(cancel))
            await db.LockMemberAsync(place.Chat, place.Person, cancel);
    }

    private sealed record Place(ChatId Chat, PersonId Person);
}

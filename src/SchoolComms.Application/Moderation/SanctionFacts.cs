using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A sanction with what it rests on: for whoever contests it, and for whoever answers.</summary>
/// <param name="ChatName">Null for access to the whole portal.</param>
/// <param name="Rule">The rule that was broken; null for a block and a restriction.</param>
/// <param name="Clause">What it was decided by, in the edition of that day.</param>
/// <param name="Until">The end of its term; null for a violation.</param>
/// <param name="Basis">The paper and the reason of a decision.</param>
/// <param name="Text">The message; null where there is none, or where it is removed and the reader may not see it.</param>
/// <param name="Circumstance">What happened, where no message shows it.</param>
/// <param name="Grounds">What a block by the ladder was decided on.</param>
/// <param name="InForce">A block or restriction that holds now, or a violation that stands.</param>
public sealed record SanctionFacts(
    ContestedKind Kind,
    ChatId? Chat,
    string? ChatName,
    PersonId Person,
    FullName Name,
    Rule? Rule,
    Clause? Clause,
    DateTimeOffset At,
    DateTimeOffset? Until,
    FullName DecidedBy,
    Capacity DecidedAs,
    Basis? Basis,
    MessageId? Message,
    string? Text,
    string? Circumstance,
    IReadOnlyList<GroundFact> Grounds,
    bool InForce
);

/// <summary>Gathers what is known of a sanction.</summary>
internal static class SanctionReading
{
    /// <summary>The sanction without a lock; null where there is no such.</summary>
    public static async Task<Contested?> FindSanctionAsync(this SchoolCommsDb db, SanctionReference about, CancellationToken cancel)
    {
        if (about.Violation is { } violation)
            return await db.Violations.AsNoTracking().SingleOrDefaultAsync(v => v.Id == violation, cancel) is { } found
                ? new Contested(Violation: found)
                : null;
        if (about.Block is { } block)
            return await db.Blocks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == block, cancel) is { } found
                ? new Contested(Block: found)
                : null;
        return
            about.Restriction is { } id
            && await db.AccessRestrictions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } restriction
            ? new Contested(Restriction: restriction)
            : null;
    }

    public static async Task<SanctionFacts> FactsAsync(
        this SchoolCommsDb db,
        EditionCache editions,
        Contested sanction,
        bool seesRemoved,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (violation, block, restriction) = (sanction.Violation, sanction.Block, sanction.Restriction);
        var by = violation?.RecordedBy ?? block?.DecidedBy ?? restriction!.DecidedBy;
        var names = await db.NamesAsync([sanction.Person, by], cancel);
        return new SanctionFacts(
            sanction.Kind,
            sanction.Chat,
            sanction.Chat is { } chat ? await db.ChatNameAsync(chat, cancel) : null,
            sanction.Person,
            names[sanction.Person],
            violation?.Rule,
            await db.ClauseOfAsync(sanction, editions, cancel),
            violation?.CommittedAt ?? block?.From ?? restriction!.From,
            block?.Until ?? restriction?.Until,
            names[by],
            violation?.RecordedAs ?? block?.DecidedAs ?? restriction!.DecidedAs,
            block?.Basis ?? restriction?.Basis,
            violation?.MessageId,
            await db.TextAsync(violation, seesRemoved, cancel),
            violation?.Circumstance,
            block is null ? [] : await db.GroundsAsync(editions, block, cancel),
            violation?.Stands ?? block?.InForce(now) ?? restriction!.InForce(now)
        );
    }

    private static async Task<string?> TextAsync(this SchoolCommsDb db, Violation? violation, bool seesRemoved, CancellationToken cancel) =>
        violation?.MessageId is { } message
            ? await db
                .Messages.Where(m => m.ChatId == violation.ChatId && m.Id == message && (m.Removal == null || seesRemoved))
                .Select(m => m.Text)
                .SingleOrDefaultAsync(cancel)
            : null;
}

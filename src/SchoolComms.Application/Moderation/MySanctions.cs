using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>How an appeal of one's own stands.</summary>
public sealed record OwnAppeal(string Text, DateTimeOffset At, DateTimeOffset DueAt, AppealOutcome? Outcome, string? Answer);

/// <summary>A sanction of one's own, with its appeal.</summary>
/// <param name="Id">The violation's, block's or restriction's.</param>
/// <param name="ChatName">Null for access to the whole portal.</param>
/// <param name="Text">The message or what happened; null for what is removed, and for a block.</param>
/// <param name="Ended">By whom it was ended before its time, and by whom taken back, in that order.</param>
/// <param name="MayContest">The director may still be asked.</param>
public sealed record OwnSanction(
    ContestedKind Kind,
    Guid Id,
    ChatId? Chat,
    string? ChatName,
    Rule? Rule,
    Clause? Clause,
    DateTimeOffset At,
    DateTimeOffset? Until,
    FullName By,
    Capacity As,
    Basis? Basis,
    string? Text,
    IReadOnlyList<EndedLine> Ended,
    OwnAppeal? Appeal,
    bool MayContest
);

/// <summary>A reminder that a moderator gave to the reader alone.</summary>
public sealed record OwnReminder(string ChatName, Rule Rule, Clause? Clause, string Text, FullName By, DateTimeOffset At);

/// <summary>All that was decided about a person.</summary>
public sealed record OwnRecord(IReadOnlyList<OwnSanction> Sanctions, IReadOnlyList<OwnReminder> Reminders)
{
    public bool IsEmpty => Sanctions.Count == 0 && Reminders.Count == 0;
}

/// <summary>Shows everybody what was decided about them, over all chats (MOD-4, MOD-7): the newest first.</summary>
public sealed class MySanctions(SchoolCommsDb db, EditionCache editions)
{
    private const int Newest = 50;

    public async Task<OwnRecord> RunAsync(Actor actor, CancellationToken cancel)
    {
        var person = actor.Person;
        var violations = await (
            from violation in db.Violations
            where violation.PersonId == person
            from message in db.Messages.Where(m => m.ChatId == violation.ChatId && (MessageId?)m.Id == violation.MessageId).DefaultIfEmpty()
            orderby violation.RecordedAt descending
            select new { Violation = violation, Text = message != null && message.Removal == null ? message.Text : violation.Circumstance }
        )
            .Take(Newest)
            .AsNoTracking()
            .ToListAsync(cancel);
        var blocks = await db
            .Blocks.AsNoTracking()
            .Where(b => b.PersonId == person)
            .OrderByDescending(b => b.From)
            .Take(Newest)
            .ToListAsync(cancel);
        var restrictions = await db
            .AccessRestrictions.AsNoTracking()
            .Where(r => r.PersonId == person)
            .OrderByDescending(r => r.From)
            .Take(Newest)
            .ToListAsync(cancel);
        var sanctions = violations
            .Select(one => (Sanction: new Contested(Violation: one.Violation), Text: (string?)one.Text))
            .Concat(blocks.Select(block => (new Contested(Block: block), (string?)null)))
            .Concat(restrictions.Select(restriction => (new Contested(Restriction: restriction), (string?)null)))
            .ToList();
        return new OwnRecord(await SanctionsAsync(sanctions, actor, cancel), await RemindersAsync(person, cancel));
    }

    private async Task<IReadOnlyList<OwnSanction>> SanctionsAsync(
        List<(Contested Sanction, string? Text)> sanctions,
        Actor actor,
        CancellationToken cancel
    )
    {
        if (sanctions.Count == 0)
            return [];

        var appeals = await db.Appeals.AsNoTracking().Where(a => a.PersonId == actor.Person).ToListAsync(cancel);
        var ids = sanctions.Select(one => one.Sanction.Chat).OfType<ChatId>().Distinct().ToList();
        var chats = await db.Chats.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var names = await db.NamesAsync(sanctions.SelectMany(one => EndedBy(one.Sanction).Append(By(one.Sanction).Person)), cancel);
        var lines = new List<OwnSanction>(sanctions.Count);
        foreach (var (sanction, text) in sanctions)
        {
            var (violation, block, restriction) = (sanction.Violation, sanction.Block, sanction.Restriction);
            var appeal = appeals.Find(a =>
                (violation is not null && a.ViolationId == violation.Id)
                || (block is not null && a.BlockId == block.Id)
                || (restriction is not null && a.RestrictionId == restriction.Id)
            );
            var by = By(sanction);
            lines.Add(
                new OwnSanction(
                    sanction.Kind,
                    violation?.Id.Value ?? block?.Id.Value ?? restriction!.Id.Value,
                    sanction.Chat,
                    sanction.Chat is { } chat ? chats[chat] : null,
                    violation?.Rule,
                    await db.ClauseOfAsync(sanction, editions, cancel),
                    violation?.RecordedAt ?? block?.From ?? restriction!.From,
                    block?.Until ?? restriction?.Until,
                    names[by.Person],
                    by.As,
                    block?.Basis ?? restriction?.Basis,
                    text,
                    Ended(sanction, names),
                    appeal is null ? null : new OwnAppeal(appeal.Text, appeal.At, appeal.DueAt, appeal.Outcome, appeal.Answer),
                    !Appeal.MayMake(sanction, actor.Person, appeal is not null).IsRefused
                )
            );
        }

        return [.. lines.OrderByDescending(line => line.At).ThenByDescending(line => line.Kind)];
    }

    private async Task<IReadOnlyList<OwnReminder>> RemindersAsync(PersonId person, CancellationToken cancel)
    {
        var found = await (
            from reminder in db.PersonalReminders
            where reminder.PersonId == person
            join chat in db.Chats on reminder.ChatId equals chat.Id
            join moderator in db.People on reminder.RemindedBy equals moderator.Id
            orderby reminder.At descending
            select new
            {
                Reminder = reminder,
                ChatName = chat.Name,
                By = moderator.Name,
            }
        )
            .Take(Newest)
            .AsNoTracking()
            .ToListAsync(cancel);
        var lines = new List<OwnReminder>(found.Count);
        foreach (var (reminder, chat, by) in found.Select(one => (one.Reminder, one.ChatName, one.By)))
        {
            var edition = await editions.GetAsync(db, reminder.EditionId, cancel);
            lines.Add(new OwnReminder(chat, reminder.Rule, edition.Cite(reminder.Clause), reminder.Text, by, reminder.At));
        }

        return lines;
    }

    private static Judge By(Contested sanction) =>
        sanction switch
        {
            { Violation: { } violation } => new Judge(violation.RecordedBy, violation.RecordedAs),
            _ => new Judge(sanction.Timed!.DecidedBy, sanction.Timed.DecidedAs),
        };

    private static IEnumerable<PersonId?> EndedBy(Contested sanction) =>
        [sanction.Violation?.Withdrawal?.By, sanction.Timed?.LiftedBefore?.By, sanction.Timed?.Lifting?.By];

    private static IReadOnlyList<EndedLine> Ended(Contested sanction, IReadOnlyDictionary<PersonId, FullName> names) =>
        sanction.Timed is { } timed ? EndedLine.Of(timed, names)
        : sanction.Violation!.Withdrawal is { } taken ? [EndedLine.Of(taken, names)]
        : [];
}

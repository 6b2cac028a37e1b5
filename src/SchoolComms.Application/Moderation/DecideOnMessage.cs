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
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>What a message costs its author.</summary>
public enum Consequence
{
    Nothing = 1,

    /// <summary>The whole chat is reminded of the rule.</summary>
    Reminder,
    Violation,

    /// <summary>The author alone is reminded of the rule.</summary>
    PersonalReminder,

    /// <summary>A violation, and whoever may block is led on to it.</summary>
    ProposedBlock,
}

/// <summary>A decision: about the message and about the person separately, under one rule.</summary>
/// <param name="Rule">The rule that the message breaks; null where it breaks none and stays.</param>
/// <param name="Remove">The message is removed from the chat.</param>
/// <param name="Consequence">What it costs the author.</param>
/// <param name="Reminder">The text of a reminder.</param>
/// <param name="OnReports">Whoever decides had open reports before them: somebody else's decision meanwhile is told.</param>
public sealed record Decision(Rule? Rule, bool Remove, Consequence Consequence, string? Reminder, bool OnReports = false)
{
    /// <summary>The message stays, and nobody is the worse for it.</summary>
    public bool LeavesAll => !Remove && Consequence == Consequence.Nothing;

    internal bool RecordsViolation => Consequence is Consequence.Violation or Consequence.ProposedBlock;
}

/// <summary>
/// A moderator, or the director beyond the moderator, removes a message, records a violation, reminds of the Rules, and settles the
/// reports on it (S0 6; S1 4.2, 4.4; S2 4, 6). The message's row is locked: of two at once, the second is told that the first was
/// faster.
/// </summary>
public sealed class DecideOnMessage(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, MessageId id, Decision decision, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadForMessageAsync(db, actor, chatId, id, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var message = await db.LockMessageAsync(chatId, id, cancel);
        if (message is not { Kind: MessageKind.Text })
            return new NotFound(nameof(Message));

        var author = await db.AuthorAsync(message, now, cancel);
        var reports = await OpenReportsAsync(message, room.Value.Judge, author, cancel);
        var permitted = Check(actor, message, author, reports, decision);
        if (permitted.IsRefused)
            return permitted;

        var details = new CaseDetails(
            room.Value.Chat.Name,
            message.Id.Value,
            (await db.NameAsync(message.AuthorId, cancel)).Full,
            decision.Rule
        );
        var decided = await CarryOutAsync(actor, room.Value, message, author, decision, details, now, cancel);
        if (decided.IsRefused)
            return decided;

        await SettleAsync(actor, message, reports, decision, details, now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }

    // Own messages may be removed, at no cost; what others say about them is decided by others.
    private static Result Check(Actor actor, Message message, Offender author, List<MessageReport> reports, Decision decision)
    {
        if (author.Person == actor.Person && !(decision.Remove && decision.Consequence == Consequence.Nothing))
            return new OwnCase();
        if (decision.OnReports && reports.Count == 0 && author.Person != actor.Person)
            return new ReportsSettledAlready();
        if (decision.LeavesAll)
            return Result.Done;

        return new Result(NamedRule.Check(actor.Edition, decision.Rule ?? Rule.MessagesRemoved, message.Author).Error);
    }

    private async Task<List<MessageReport>> OpenReportsAsync(Message message, Judge judge, Offender author, CancellationToken cancel)
    {
        var open = await db
            .MessageReports.Where(r => r.ChatId == message.ChatId && r.MessageId == message.Id && r.Outcome == null)
            .ToListAsync(cancel);
        return open.FindAll(report => report.MayBeSettledBy(judge, author));
    }

    private async Task<Result> CarryOutAsync(
        Actor actor,
        CaseRoom room,
        Message message,
        Offender author,
        Decision decision,
        CaseDetails details,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (decision.Remove)
        {
            var removed = message.Remove(room.Judge, decision.Rule!.Value, actor.Edition, now);
            if (removed.IsRefused)
                return removed.Error;
            await db.SaveAndRecordAsync(actor, AuditKind.MessageRemoved, details, removed.Value, now, cancel);
        }

        if (decision.RecordsViolation)
            return await RecordViolationAsync(actor, room.Judge, message, author, decision.Rule!.Value, details, now, cancel);
        if (decision.Consequence == Consequence.PersonalReminder)
            return await RemindMember.AddAsync(
                db,
                actor,
                room,
                author,
                message.Id,
                decision.Rule!.Value,
                decision.Reminder,
                details.Author,
                now,
                cancel
            );
        return decision.Consequence == Consequence.Reminder
            ? await Remind.AddAsync(db, actor, room.Chat, room.Member, decision.Rule!.Value, decision.Reminder ?? "", now, cancel)
            : Result.Done;
    }

    private async Task<Result> RecordViolationAsync(
        Actor actor,
        Judge judge,
        Message message,
        Offender author,
        Rule rule,
        CaseDetails details,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (await IsInLedgerAsync(message, cancel))
            return new ViolationAlreadyRecorded();

        var then = await db.EditionOfAsync(message.SentAt, cancel);
        var violation = Violation.Record(message, author, rule, then, actor.Edition, judge, now);
        if (violation.IsRefused)
            return violation.Error;

        db.Add(violation.Value);
        var clause = then!.Cite(violation.Value.Clause);
        await db.SaveAndRecordAsync(actor, AuditKind.ViolationRecorded, details, clause, now, cancel);
        return Result.Done;
    }

    // A report is unfounded only where nothing has come of the message, now or before.
    private async Task SettleAsync(
        Actor actor,
        Message message,
        List<MessageReport> reports,
        Decision decision,
        CaseDetails details,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (reports.Count == 0)
            return;

        var actedOn = !decision.LeavesAll || message.IsRemoved || await IsInLedgerAsync(message, cancel);
        var outcome = actedOn ? ReportOutcome.ActedOn : ReportOutcome.Unfounded;
        foreach (var report in reports)
            report.Settle(outcome, actor.Person, now);

        var settled = new
        {
            details.Chat,
            details.Message,
            details.Author,
            Outcome = outcome,
            Reports = reports.Count,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.ReportMessage));
        await db.SaveAndRecordAsync(actor, AuditKind.ReportSettled, settled, clause, now, cancel);
    }

    private Task<bool> IsInLedgerAsync(Message message, CancellationToken cancel) =>
        db.Violations.AnyAsync(v => v.ChatId == message.ChatId && v.MessageId == message.Id, cancel);

    private sealed record CaseDetails(string Chat, Guid Message, string Author, Rule? Rule);
}

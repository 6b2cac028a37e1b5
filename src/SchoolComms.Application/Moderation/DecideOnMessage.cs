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
    Reminder,
    Violation,
}

/// <summary>A moderator's decision: about the message and about the person separately, under one rule.</summary>
/// <param name="Rule">The rule that the message breaks.</param>
/// <param name="Remove">The message is removed from the chat.</param>
/// <param name="Consequence">What it costs the author.</param>
/// <param name="Reminder">The text of a reminder.</param>
public sealed record Decision(Rule Rule, bool Remove, Consequence Consequence, string? Reminder);

/// <summary>
/// A moderator removes a message, records a violation, reminds of the Rules (S1 4.2, 4.4; S2 4). The message's row is
/// locked: of two moderators at once, the second is told that the first was faster.
/// </summary>
public sealed class DecideOnMessage(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, MessageId id, Decision decision, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.Moderate, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var message = await db.LockMessageAsync(chatId, id, cancel);
        if (message is not { Kind: MessageKind.Text })
            return new NotFound(nameof(Message));

        var named = NamedRule.Check(actor.Edition, decision.Rule, message.Author);
        if (named.IsRefused)
            return named.Error;

        var details = new
        {
            Chat = room.Value.Chat.Name,
            Message = message.Id.Value,
            Author = (await db.NameAsync(message.AuthorId, cancel)).Full,
            decision.Rule,
        };
        var decided = decision.Remove ? await RemoveAsync(actor, message, decision.Rule, details, now, cancel) : Result.Done;
        if (!decided.IsRefused && decision.Consequence == Consequence.Violation)
            decided = await RecordViolationAsync(actor, message, decision.Rule, details, now, cancel);
        if (!decided.IsRefused && decision.Consequence == Consequence.Reminder)
            decided = await Remind.AddAsync(db, actor, room.Value, decision.Rule, decision.Reminder ?? "", now, cancel);
        if (decided.IsRefused)
            return decided;

        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }

    private async Task<Result> RemoveAsync(
        Actor actor,
        Message message,
        Rule rule,
        object details,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var removed = message.Remove(new Judge(actor.Person, Capacity.Moderator), rule, actor.Edition, now);
        if (removed.IsRefused)
            return removed.Error;

        await db.SaveAndRecordAsync(actor, AuditKind.MessageRemoved, details, removed.Value, now, cancel);
        return Result.Done;
    }

    private async Task<Result> RecordViolationAsync(
        Actor actor,
        Message message,
        Rule rule,
        object details,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (await db.Violations.AnyAsync(v => v.ChatId == message.ChatId && v.MessageId == message.Id, cancel))
            return new ViolationAlreadyRecorded();

        var author = await db.AuthorAsync(message, now, cancel);
        var violation = Violation.Record(message, author, rule, actor.Edition, new Judge(actor.Person, Capacity.Moderator), now);
        if (violation.IsRefused)
            return violation.Error;

        db.Add(violation.Value);
        var clause = actor.Edition.Cite(violation.Value.Clause);
        await db.SaveAndRecordAsync(actor, AuditKind.ViolationRecorded, details, clause, now, cancel);
        return Result.Done;
    }
}

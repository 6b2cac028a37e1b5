using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>An exception to allow.</summary>
/// <param name="Rule">The one rule that is lifted.</param>
/// <param name="From">The first moment, on the school's clock; null for now.</param>
/// <param name="Until">The first moment at which the rule holds again, on the school's clock.</param>
/// <param name="Reason">Why; everybody in the chat sees it.</param>
public sealed record NewException(Rule Rule, DateTime? From, DateTime Until, string Reason)
{
    /// <summary>An exception for a whole day of the school's: from midnight to midnight.</summary>
    public static NewException AllDay(Rule rule, DateTime day, string reason) =>
        new(rule, day.Date, day.Date < DateTime.MaxValue.Date ? day.Date.AddDays(1) : DateTime.MaxValue, reason);
}

/// <summary>A moderator or another worker lifts a rule for a chat and a time (S2 6, 8; RUL-9); the chat sees the banner.</summary>
public sealed class AllowException(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, NewException input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.AllowException, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var others = await db.RuleExceptions.Where(e => e.ChatId == chatId && now < e.Until).ToListAsync(cancel);
        var zone = actor.School.Zone;
        var allowed = RuleException.Allow(
            room.Value.Chat,
            input.Rule,
            input.From is { } from ? SchoolClock.Instant(from, zone) : now,
            SchoolClock.Instant(input.Until, zone),
            input.Reason,
            actor.Person,
            actor.Edition,
            others,
            now
        );
        if (allowed.IsRefused)
            return allowed.Error;

        var exception = allowed.Value;
        db.Add(exception);
        await db.SaveChangesAsync(cancel);
        var moved = await db.MoveQueueAsync(actor.Edition, now, cancel);
        var details = Details(room.Value.Chat, exception);
        await db.SaveAndRecordAsync(actor, AuditKind.RuleLifted, details, actor.Edition.Cite(exception.Clause), now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        moved.Announce(live, actor.School.Id);
        return Result.Done;
    }

    internal static object Details(Chat chat, RuleException exception) =>
        new
        {
            Chat = chat.Name,
            exception.Rule,
            exception.From,
            exception.Until,
            exception.Reason,
        };
}

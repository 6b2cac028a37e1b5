using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A moderator reminds one member of the Rules, unseen by the others; the rule is quoted with its clause (S1 4.4, MOD-3).</summary>
public sealed class RemindMember(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, PersonId person, Rule rule, string? text, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.LockMemberAsync(chatId, person, cancel);
        if (member is not { IsPresent: true })
            return new NotFound(nameof(ChatMember));

        var offender = await db.OffenderAsync(member, now, cancel);
        var name = (await db.NameAsync(person, cancel)).Full;
        var reminded = await AddAsync(db, actor, room.Value, offender, null, rule, text, name, now, cancel);
        if (reminded.IsRefused)
            return reminded;

        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }

    /// <summary>Writes the reminder and its entry, alone or as a part of a decision.</summary>
    internal static async Task<Result> AddAsync(
        SchoolCommsDb db,
        Actor actor,
        CaseRoom room,
        Offender member,
        MessageId? message,
        Rule rule,
        string? text,
        string name,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var reminder = PersonalReminder.To(room.Chat, member, message, rule, text, actor.Edition, room.Judge, now);
        if (reminder.IsRefused)
            return reminder.Error;

        db.Add(reminder.Value);
        var details = new
        {
            Chat = room.Chat.Name,
            Member = name,
            Rule = rule,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.RemindedPersonally, details, actor.Edition.Cite(Rule.RulesReminded), now, cancel);
        return Result.Done;
    }
}

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

/// <summary>A moderator reminds the chat of the Rules; the rule is quoted with its clause (S1 4.4, MOD-3).</summary>
public sealed class Remind(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, Rule rule, string text, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.Moderate, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var reminded = await AddAsync(db, actor, room.Value, rule, text, now, cancel);
        if (!reminded.IsRefused)
            live.Announce(actor.School.Id, chatId);
        return reminded;
    }

    /// <summary>Writes the reminder and its entry, alone or as a part of a decision.</summary>
    internal static async Task<Result> AddAsync(
        SchoolCommsDb db,
        Actor actor,
        ChatRoom room,
        Rule rule,
        string text,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var audience = actor.AudienceAs(room.Member.Role);
        var reminder = Message.Remind(room.Chat, actor.Person, audience, rule, text, actor.Edition, now);
        if (reminder.IsRefused)
            return reminder.Error;

        db.Add(reminder.Value);
        var details = new { Chat = room.Chat.Name, Rule = rule };
        await db.SaveAndRecordAsync(actor, AuditKind.Reminded, details, actor.Edition.Cite(Rule.RulesReminded), now, cancel);
        return Result.Done;
    }
}

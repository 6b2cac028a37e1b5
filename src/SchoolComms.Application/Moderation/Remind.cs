using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A moderator, or the director, reminds the chat of the Rules; the rule is quoted with its clause (S1 4.4, MOD-3).</summary>
public sealed class Remind(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, Rule rule, string text, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        var reminded = await AddAsync(db, actor, room.Value.Chat, room.Value.Member, rule, text, now, cancel);
        if (!reminded.IsRefused)
            live.Announce(actor.School.Id, chatId);
        return reminded;
    }

    /// <summary>Writes the reminder and its entry, alone or as a part of a decision; the director reminds without being a member.</summary>
    internal static async Task<Result> AddAsync(
        SchoolCommsDb db,
        Actor actor,
        Chat chat,
        ChatMember? member,
        Rule rule,
        string text,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var audience = actor.AudienceAs(member?.Role ?? Role.Teacher);
        var reminder = Message.Remind(chat, actor.Person, audience, rule, text, actor.Edition, now);
        if (reminder.IsRefused)
            return reminder.Error;

        db.Add(reminder.Value);
        var details = new { Chat = chat.Name, Rule = rule };
        await db.SaveAndRecordAsync(actor, AuditKind.Reminded, details, actor.Edition.Cite(Rule.RulesReminded), now, cancel);
        return Result.Done;
    }
}

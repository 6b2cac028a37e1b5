using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// The director, or an authorised official, opens a chat of the school for an hour, stating why (CTL-2; S0 4.2, S1 2.2, S4 2.4).
/// Each look is an entry of the record.
/// </summary>
public sealed class LookIntoChat(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<ChatLook>> RunAsync(Actor actor, ChatId id, string? reason, CancellationToken cancel)
    {
        var chat = await db.ChatToLookIntoAsync(actor, id, cancel);
        if (chat.IsRefused)
            return chat.Error;

        var now = time.GetUtcNow();
        var opened = ChatLook.Open(actor, chat.Value, reason, now);
        if (opened.IsRefused)
            return opened;

        var look = opened.Value;
        db.Add(look);
        var details = new { Chat = chat.Value.Name, look.Reason };
        await db.SaveAndRecordAsync(actor, AuditKind.ChatLookedInto, details, actor.Edition.Cite(look.Clause), now, cancel);
        return look;
    }
}

/// <summary>Which chats somebody may look into by right.</summary>
internal static class ControlledChats
{
    /// <summary>Refused to those who control nothing, and where the regulation does not provide for it.</summary>
    public static Result<Clause> RightToLook(Actor actor)
    {
        var classes = actor.Powers.Select(held => held.Class).OfType<ClassId>();
        var permitted = Permissions.CheckAny(actor, SchoolAction.LookIntoChat, classes);
        return permitted.IsRefused ? permitted.Error : ChatLook.RightToLook(actor.Edition);
    }

    /// <summary>The school's, or those of the classes that the official is authorised for.</summary>
    public static IQueryable<Chat> ChatsToLookInto(this SchoolCommsDb db, Actor actor)
    {
        if (Permissions.Permits(actor, SchoolAction.LookIntoChat, Target.School))
            return db.Chats;

        var classes = actor
            .Powers.Select(held => held.Class)
            .OfType<ClassId>()
            .Where(@class => Permissions.Permits(actor, SchoolAction.LookIntoChat, Target.Of(@class)))
            .ToList();
        return db.Chats.Where(chat => chat.ClassId != null && classes.Contains(chat.ClassId.Value));
    }

    public static async Task<Result<Chat>> ChatToLookIntoAsync(this SchoolCommsDb db, Actor actor, ChatId id, CancellationToken cancel)
    {
        var right = RightToLook(actor);
        if (right.IsRefused)
            return right.Error;

        var chat = await db.ChatsToLookInto(actor).SingleOrDefaultAsync(c => c.Id == id, cancel);
        return chat is null ? new NotFound(nameof(Chat)) : chat;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>
/// The links within an actor's reach: the school's, those of the classes led and of the chats moderated. Seeing a link's code is as good
/// as inviting by it, so whoever handles links handles those that they might issue themselves; the administrator handles all.
/// </summary>
internal static class InviteScope
{
    private static readonly Target ModeratedChat = new(InChat: true, Moderates: true);

    /// <summary>The links on which the actor may do the action; refused where the actor has no such reach at all.</summary>
    public static async Task<Result<IQueryable<Invite>>> InvitesForAsync(
        this SchoolCommsDb db,
        Actor actor,
        SchoolAction action,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var everywhere = RolesFor(actor, action, Target.School);
        var led = actor.LeadsClasses.ToList();
        var inClasses = led.Count == 0 ? [] : RolesFor(actor, action, Target.Of(led[0]));
        var inChats = RolesFor(actor, action, ModeratedChat);
        var chats = inChats.Count == 0 ? [] : await db.ModeratedChatsAsync(actor, cancel);
        if (everywhere.Count == 0 && inClasses.Count == 0 && chats.Count == 0)
            return new NotPermitted(action, actor.Edition.Cite(Permissions.GoverningRule(action)));

        var within = db.Invites.Where(i =>
            everywhere.Contains(i.Role)
            || (i.ClassId != null && led.Contains(i.ClassId.Value) && inClasses.Contains(i.Role))
            || (i.ChatId != null && chats.Contains(i.ChatId.Value) && inChats.Contains(i.Role))
        );
        if (action == SchoolAction.SeeInvites)
            return Result.Of(within);

        var above = db.AboveRightOf(actor, [.. everywhere.Union(inClasses).Union(inChats)], now);
        return Result.Of(within.Where(i => i.PersonId == null || !above.Contains(i.PersonId.Value)));
    }

    private static List<Role> RolesFor(Actor actor, SchoolAction action, Target target) =>
        !Permissions.Permits(actor, action, target) ? []
        : action == SchoolAction.SeeInvites || InviteRule.InvitesAnybody(actor) ? [.. Enum.GetValues<Role>()]
        : [.. InviteRule.RolesToInvite(actor, target)];

    public static Task<List<ChatId>> ModeratedChatsAsync(this SchoolCommsDb db, Actor actor, CancellationToken cancel) =>
        db
            .ChatMembers.Where(m => m.PersonId == actor.Person && m.IsModerator && m.EndedAt == null)
            .Select(m => m.ChatId)
            .ToListAsync(cancel);

    /// <summary>Where a link leads or would lead; a class or chat that the actor cannot see is not there.</summary>
    public static async Task<Result<InvitePlace>> InvitePlaceAsync(
        this SchoolCommsDb db,
        Actor actor,
        ClassId? classId,
        ChatId? chatId,
        CancellationToken cancel
    )
    {
        if (chatId is { } chat)
        {
            var member = await db.ChatMembers.SingleOrDefaultAsync(
                m => m.ChatId == chat && m.PersonId == actor.Person && m.EndedAt == null,
                cancel
            );
            return member is null
                ? new NotFound(nameof(Chat))
                : InvitePlace.Into(await db.Chats.SingleAsync(c => c.Id == chat, cancel), member);
        }

        if (classId is null)
            return InvitePlace.School;

        var @class = await db.Classes.SingleOrDefaultAsync(c => c.Id == classId, cancel);
        return @class is null ? new NotFound(nameof(SchoolClass)) : InvitePlace.Into(@class);
    }
}

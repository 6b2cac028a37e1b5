using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>The links within an actor's reach: the school's, or those of the classes led and of the chats moderated.</summary>
internal static class InviteScope
{
    /// <summary>The links on which the actor may do the action; refused where the actor has no such reach at all.</summary>
    public static async Task<Result<IQueryable<Invite>>> InvitesForAsync(
        this SchoolCommsDb db,
        Actor actor,
        SchoolAction action,
        CancellationToken cancel
    )
    {
        var everywhere = Permissions.Check(actor, action, Target.School);
        if (!everywhere.IsRefused)
            return Result.Of<IQueryable<Invite>>(db.Invites);

        var classes = actor.LeadsClasses.Where(led => !Permissions.Check(actor, action, Target.Of(led)).IsRefused).ToList();
        var chats = await db.ModeratedChatsAsync(actor, cancel);
        if (classes.Count == 0 && chats.Count == 0)
            return everywhere.Error;

        return Result.Of(
            db.Invites.Where(i =>
                (i.ClassId != null && classes.Contains(i.ClassId.Value)) || (i.ChatId != null && chats.Contains(i.ChatId.Value))
            )
        );
    }

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

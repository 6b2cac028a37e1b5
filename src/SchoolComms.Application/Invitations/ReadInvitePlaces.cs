using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>A role that the actor may invite somewhere, and the clause that says so.</summary>
public sealed record InvitedRole(Role Role, Clause Clause);

/// <summary>A place that the actor may issue links into; the school as a whole has neither class nor chat.</summary>
public sealed record InvitePlaceLine(ClassId? Class, ChatId? Chat, string? Name, IReadOnlyList<InvitedRole> Roles);

/// <summary>The places that the actor may issue links into, in the order of a form: the school, «Учительская», classes, chats.</summary>
public sealed class ReadInvitePlaces(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<InvitePlaceLine>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var running = await db.RunningYearAsync(actor.School, time.GetUtcNow(), cancel);
        var classes = await db.ClassesFromAsync(running, cancel);
        var moderated = await db.ModeratedChatsAsync(actor, cancel);
        var chats = await db.Chats.AsNoTracking().Where(c => moderated.Contains(c.Id)).OrderBy(c => c.Name).ToListAsync(cancel);

        List<InvitePlaceLine> places =
        [
            new(null, null, null, Roles(actor, InvitePlace.School)),
            .. classes.Select(c => new InvitePlaceLine(c.Id, null, NamedClass.Of(c, running).Label, Roles(actor, InvitePlace.Into(c)))),
            .. chats.Select(c => new InvitePlaceLine(null, c.Id, c.Name, Roles(actor, Into(c)))),
        ];
        var open = places.FindAll(place => place.Roles.Count > 0);
        return open.Count == 0 ? Permissions.Refuse(actor, SchoolAction.IssueInvite) : open;
    }

    /// <summary>Why nothing may be issued into a class or a chat: it is not the actor's, or it is not there.</summary>
    public async Task<Error> WhyNotAsync(Actor actor, Guid place, CancellationToken cancel)
    {
        var isThere =
            await db.Classes.AnyAsync(c => c.Id == ClassId.From(place), cancel)
            || await db.ChatMembers.AnyAsync(
                m => m.ChatId == ChatId.From(place) && m.PersonId == actor.Person && m.EndedAt == null,
                cancel
            );
        return isThere ? new NotPermitted(SchoolAction.IssueInvite, actor.Edition.Cite(Rule.LinksIssued)) : new NotFound(nameof(place));
    }

    private static InvitePlace Into(Chat chat) => new(new Target(InChat: true, Moderates: true), ChatRule.RolesIn(chat.Kind));

    private static List<InvitedRole> Roles(Actor actor, InvitePlace place) =>
        [
            .. InviteRule
                .RolesToInvite(actor, place)
                .Select(role => new InvitedRole(role, InviteRule.RightToInvite(actor, role, place).Value)),
        ];
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>A member of a chat as the others see them.</summary>
/// <param name="IsReachable">The reader may write to them directly.</param>
public sealed record MemberLine(PersonId Id, FullName Name, Role Role, bool IsModerator, bool IsReachable);

/// <summary>What there is to know about a chat.</summary>
/// <param name="Name">As the reader sees it.</param>
/// <param name="Members">A page of the members: moderators first, then by name; null where the reader does not find people there.</param>
/// <param name="Count">How many members there are.</param>
/// <param name="Leave">The clause that lets the actor leave; null where the regulation gives no such right.</param>
/// <param name="Stays">Why a parent cannot leave by themselves; null for those who may, and for everybody else.</param>
/// <param name="MayInvite">The actor may issue links into the chat.</param>
/// <param name="Looks">The director and authorised officials may open the chat; null where the regulation gives no such right.</param>
/// <param name="MayAllow">The actor may lift a rule for the chat, as its moderator or another worker in it (S2 6, 8).</param>
public sealed record AboutChat(
    Chat Chat,
    string Name,
    ClassName? ClassName,
    FullName CreatedBy,
    bool Moderates,
    IReadOnlyList<MemberLine>? Members,
    int Count,
    int Page,
    IReadOnlyList<LiftedRule> Lifted,
    Clause? Leave,
    Error? Stays,
    bool MayInvite,
    bool MayAllow,
    LooksByRight? Looks
)
{
    public int Pages => Members is null ? 1 : Math.Max(1, (Count + ReadAboutChat.PageSize - 1) / ReadAboutChat.PageSize);
}

/// <summary>How often a chat was opened by right, and when last.</summary>
public sealed record LooksByRight(Clause Clause, int Times, DateTimeOffset? Last);

/// <summary>Opens what there is to know about a chat, for its members.</summary>
public sealed class ReadAboutChat(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<Result<AboutChat>> RunAsync(Actor actor, ChatId id, int page, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, id, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member, _, _, _) = room.Value;
        var place = InvitePlace.Into(chat, member);
        var leave = LeavingRule.RightToLeave(actor, member);
        return new AboutChat(
            chat,
            room.Value.Name,
            await db.Classes.Where(c => c.Id == chat.ClassId).Select(c => c.Name).SingleOrDefaultAsync(cancel),
            await db.People.Where(p => p.Id == chat.CreatedBy).Select(p => p.Name).SingleAsync(cancel),
            member.IsModerator,
            ShowsMembers(actor, chat) ? await MembersAsync(actor, chat, page, cancel) : null,
            await db.ChatMembers.CountAsync(m => m.ChatId == id && m.EndedAt == null, cancel),
            page,
            await LiftedRule.InForceAsync(db, editions, id, now, cancel),
            leave.IsRefused ? null : leave.Value,
            member.Role == Role.Parent && !chat.IsDirect ? leave.Error : null,
            InviteRule.RolesToInvite(actor, place).Any(),
            !chat.IsDirect
                && Permissions.Permits(actor, SchoolAction.AllowException, Target.Of(member))
                && RuleException.Liftable(actor.Edition, chat).Any(),
            await LooksAsync(actor.Edition, id, cancel)
        );
    }

    private async Task<LooksByRight?> LooksAsync(Edition edition, ChatId chat, CancellationToken cancel)
    {
        if (ChatLook.RightToLook(edition) is not { IsRefused: false, Value: var clause })
            return null;

        var looks = db.ChatLooks.Where(look => look.ChatId == chat).GroupBy(_ => 1);
        var told = await looks.Select(all => new { Times = all.Count(), Last = all.Max(look => look.At) }).SingleOrDefaultAsync(cancel);
        return new LooksByRight(clause, told?.Times ?? 0, told?.Last);
    }

    // Everybody is in the channels: they are no place where people find each other.
    private static bool ShowsMembers(Actor actor, Chat chat) =>
        !chat.IsChannel || Permissions.Permits(actor, SchoolAction.SeePeople, Target.School);

    // Who is in a group chat with the reader meets them there: only the table of roles is still to be asked.
    private async Task<List<MemberLine>> MembersAsync(Actor actor, Chat chat, int page, CancellationToken cancel)
    {
        var found = await (
            from member in db.ChatMembers
            where member.ChatId == chat.Id && member.EndedAt == null
            join person in db.People on member.PersonId equals person.Id
            orderby member.IsModerator descending, person.NameKey, person.Name
            select new
            {
                person.Id,
                person.Name,
                member.Role,
                member.IsModerator,
                HasJoined = person.Account != null && person.LeftAt == null,
                Roles = person.Roles.Select(grant => grant.Role).ToList(),
            }
        )
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .AsSingleQuery()
            .ToListAsync(cancel);
        var meets = !chat.IsChannel && !chat.IsDirect;
        return found.ConvertAll(person => new MemberLine(
            person.Id,
            person.Name,
            person.Role,
            person.IsModerator,
            meets
                && !DirectRule
                    .MayWriteTo(actor, new Counterpart(person.Id, person.Name, person.Roles, person.HasJoined, Meets: true))
                    .IsRefused
        ));
    }
}

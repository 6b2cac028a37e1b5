using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>Which links are wanted; null is any.</summary>
/// <param name="IssuedBefore">Only those issued before this instant.</param>
/// <param name="Personal">Only personal links, or only the others.</param>
public sealed record InviteFilter(
    ClassId? Class = null,
    ChatId? Chat = null,
    Role? Role = null,
    InviteState? State = null,
    PersonId? Issuer = null,
    DateTimeOffset? IssuedBefore = null,
    bool? Personal = null
);

/// <summary>A link as a line of a list.</summary>
/// <param name="For">Whom a personal link is for.</param>
/// <param name="Mail">The newest letter with it.</param>
public sealed record InviteLine(
    Invite Invite,
    ClassName? ClassName,
    string? ChatName,
    FullName? For,
    FullName IssuedBy,
    FullName? AnnulledBy,
    InviteMail? Mail
);

/// <summary>A link in the list.</summary>
/// <param name="Line">The link.</param>
/// <param name="Code">What its address carries, for those who handle it, while it can be used; null for everybody else.</param>
public sealed record ListedInvite(InviteLine Line, string? Code);

/// <summary>A chat that links lead into.</summary>
public sealed record InvitedChat(ChatId Id, string Name);

/// <summary>Somebody who has issued links.</summary>
public sealed record InviteIssuer(PersonId Id, FullName Name);

/// <summary>A page of links, newest first.</summary>
/// <param name="Invites">The links.</param>
/// <param name="Counts">How many links of the filter are in each state, whichever state the filter wants.</param>
/// <param name="Chats">The chats that the actor's links lead into, for the filter.</param>
/// <param name="Issuers">Who has issued them.</param>
/// <param name="Next">The key of the next page; null on the last.</param>
/// <param name="MayAnnul">The actor may annul links at all.</param>
public sealed record InvitePage(
    IReadOnlyList<ListedInvite> Invites,
    IReadOnlyDictionary<InviteState, int> Counts,
    IReadOnlyList<InvitedChat> Chats,
    IReadOnlyList<InviteIssuer> Issuers,
    InviteId? Next,
    bool MayAnnul
);

/// <summary>Lists the links that the actor may see, by place, role, state, age and issuer.</summary>
public sealed class ListInvites(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>More chats and issuers than a filter can offer sensibly.</summary>
    private const int MostChoices = 200;

    /// <param name="actor">Who looks.</param>
    /// <param name="filter">Which links.</param>
    /// <param name="before">Only older than this one: the next page.</param>
    public async Task<Result<InvitePage>> RunAsync(Actor actor, InviteFilter filter, InviteId? before, CancellationToken cancel)
    {
        var reach = await db.InvitesForAsync(actor, SchoolAction.SeeInvites, time.GetUtcNow(), cancel);
        if (reach.IsRefused)
            return reach.Error;

        var now = time.GetUtcNow();
        var wanted = reach.Value.Matching(filter, now);
        if (before is { } last)
            wanted = wanted.Where(i => i.Id < last);

        var lines = await db.Lines(wanted.OrderByDescending(i => i.Id).Take(PageSize + 1)).ToListAsync(cancel);
        var page = lines.Take(PageSize).ToList();
        var handled = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, time.GetUtcNow(), cancel);
        var open = handled.IsRefused ? [] : await OpenAsync(handled.Value, page, now, cancel);
        return new InvitePage(
            page.ConvertAll(line => new ListedInvite(line, open.Contains(line.Invite.Id) ? codes.CodeOf(line.Invite.Id) : null)),
            await CountsAsync(reach.Value.Matching(filter with { State = null }, now), now, cancel),
            await ChatsAsync(reach.Value, cancel),
            await IssuersAsync(reach.Value, cancel),
            lines.Count > PageSize ? page[^1].Invite.Id : null,
            !handled.IsRefused
        );
    }

    private static async Task<Dictionary<InviteState, int>> CountsAsync(
        IQueryable<Invite> invites,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var counts = await invites
            .GroupBy(i => new
            {
                Annulled = i.AnnulledAt != null,
                Spent = i.Used >= i.Uses,
                Expired = i.ExpiresAt <= now,
                Used = i.Used > 0,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        return counts
            .GroupBy(count => Invite.StateOf(count.Key.Annulled, count.Key.Spent, count.Key.Expired, count.Key.Used), count => count.Count)
            .ToDictionary(state => state.Key, state => state.Sum());
    }

    private Task<List<InvitedChat>> ChatsAsync(IQueryable<Invite> reach, CancellationToken cancel) =>
        db
            .Chats.Where(c => reach.Any(i => i.ChatId == c.Id))
            .OrderBy(c => c.Name)
            .Select(c => new InvitedChat(c.Id, c.Name))
            .Take(MostChoices)
            .ToListAsync(cancel);

    private Task<List<InviteIssuer>> IssuersAsync(IQueryable<Invite> reach, CancellationToken cancel) =>
        db
            .People.Where(p => reach.Any(i => i.IssuedBy == p.Id))
            .OrderBy(p => p.NameKey)
            .Select(p => new InviteIssuer(p.Id, p.Name))
            .Take(MostChoices)
            .ToListAsync(cancel);

    private static async Task<HashSet<InviteId>> OpenAsync(
        IQueryable<Invite> handled,
        List<InviteLine> page,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var ids = page.ConvertAll(line => line.Invite.Id);
        return await handled.Where(i => ids.Contains(i.Id)).Where(Invite.OpenAt(now)).Select(i => i.Id).ToHashSetAsync(cancel);
    }
}

/// <summary>What listing, opening and annulling ask the store about links.</summary>
internal static class InviteQueries
{
    public static IQueryable<Invite> Matching(this IQueryable<Invite> invites, InviteFilter filter, DateTimeOffset now)
    {
        if (filter.Class is { } @class)
            invites = invites.Where(i => i.ClassId == @class);
        if (filter.Chat is { } chat)
            invites = invites.Where(i => i.ChatId == chat);
        if (filter.Role is { } role)
            invites = invites.Where(i => i.Role == role);
        if (filter.Issuer is { } issuer)
            invites = invites.Where(i => i.IssuedBy == issuer);
        if (filter.IssuedBefore is { } end)
            invites = invites.Where(i => i.IssuedAt < end);
        if (filter.Personal is { } personal)
            invites = invites.Where(i => (i.PersonId != null) == personal);
        return filter.State is { } state ? invites.Where(Invite.InState(state, now)) : invites;
    }

    /// <summary>With the names of what and whom they are about, newest first.</summary>
    public static IQueryable<InviteLine> Lines(this SchoolCommsDb db, IQueryable<Invite> invites) =>
        from invite in invites.AsNoTracking()
        join issuer in db.People on invite.IssuedBy equals issuer.Id
        orderby invite.Id descending
        select new InviteLine(
            invite,
            db.Classes.Where(c => c.Id == invite.ClassId).Select(c => c.Name).FirstOrDefault(),
            db.Chats.Where(c => c.Id == invite.ChatId).Select(c => c.Name).FirstOrDefault(),
            db.People.Where(p => p.Id == invite.PersonId).Select(p => p.Name).FirstOrDefault(),
            issuer.Name,
            db.People.Where(p => p.Id == invite.AnnulledBy).Select(p => p.Name).FirstOrDefault(),
            db.InviteMails.Where(m => m.InviteId == invite.Id).OrderByDescending(m => m.Id).FirstOrDefault()
        );
}

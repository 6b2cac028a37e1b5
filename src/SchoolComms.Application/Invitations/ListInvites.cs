using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>Which links are wanted; null is any.</summary>
/// <param name="Before">Only older than this one: the next page.</param>
public sealed record InviteFilter(ClassId? Class = null, Role? Role = null, InviteState? State = null, InviteId? Before = null);

/// <summary>A link as a line of a list.</summary>
public sealed record InviteLine(Invite Invite, ClassName? ClassName, string? ChatName, FullName IssuedBy, FullName? AnnulledBy);

/// <summary>A link in the list.</summary>
/// <param name="Line">The link.</param>
/// <param name="Code">What its address carries, for those who handle it, while it can be used; null for everybody else.</param>
public sealed record ListedInvite(InviteLine Line, string? Code);

/// <summary>A page of links, newest first.</summary>
/// <param name="Invites">The links.</param>
/// <param name="Next">The key of the next page; null on the last.</param>
/// <param name="MayAnnul">The actor may annul links at all.</param>
public sealed record InvitePage(IReadOnlyList<ListedInvite> Invites, InviteId? Next, bool MayAnnul);

/// <summary>Lists the links that the actor may see, by class, role and state.</summary>
public sealed class ListInvites(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<Result<InvitePage>> RunAsync(Actor actor, InviteFilter filter, CancellationToken cancel)
    {
        var reach = await db.InvitesForAsync(actor, SchoolAction.SeeInvites, cancel);
        if (reach.IsRefused)
            return reach.Error;

        var now = time.GetUtcNow();
        var wanted = reach.Value.Matching(filter, now);
        if (filter.Before is { } before)
            wanted = wanted.Where(i => i.Id < before);

        var lines = await db.Lines(wanted.OrderByDescending(i => i.Id).Take(PageSize + 1)).ToListAsync(cancel);
        var page = lines.Take(PageSize).ToList();
        var handled = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, cancel);
        var open = handled.IsRefused ? [] : await OpenAsync(handled.Value, page, now, cancel);
        return new InvitePage(
            page.ConvertAll(line => new ListedInvite(line, open.Contains(line.Invite.Id) ? codes.CodeOf(line.Invite.Id) : null)),
            lines.Count > PageSize ? page[^1].Invite.Id : null,
            !handled.IsRefused
        );
    }

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
        if (filter.Role is { } role)
            invites = invites.Where(i => i.Role == role);
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
            issuer.Name,
            db.People.Where(p => p.Id == invite.AnnulledBy).Select(p => p.Name).FirstOrDefault()
        );
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Invitations;

/// <summary>What annulling would annul.</summary>
/// <param name="Lines">The links, at most <see cref="AnnulInvites.Most"/>.</param>
/// <param name="More">How many of the wanted ones remain for another time.</param>
public sealed record InvitesToAnnul(IReadOnlyList<InviteLine> Lines, int More);

/// <summary>
/// Annuls links that can still be used (S0 4.1, S1 2.1, S3 2.1, S4 2.3). Who, when and why stay. Somebody who is joining
/// at the same moment either is in already or finds the link annulled: the conditional update decides.
/// </summary>
public sealed class AnnulInvites(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>The most links that are annulled at once.</summary>
    public const int Most = 200;

    /// <summary>The links that annulling these would annul, for the page before it.</summary>
    public async Task<Result<InvitesToAnnul>> PreviewAsync(Actor actor, IReadOnlyCollection<InviteId> ids, CancellationToken cancel)
    {
        var reach = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, time.GetUtcNow(), cancel);
        return reach.IsRefused ? reach.Error : await OpenAsync(reach.Value.Where(i => ids.Contains(i.Id)), cancel);
    }

    /// <summary>The same for all unclaimed ones that a filter shows.</summary>
    public async Task<Result<InvitesToAnnul>> PreviewAsync(Actor actor, InviteFilter filter, CancellationToken cancel)
    {
        var reach = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, time.GetUtcNow(), cancel);
        if (reach.IsRefused)
            return reach.Error;

        return await OpenAsync(reach.Value.Matching(filter with { State = InviteState.Unclaimed }, time.GetUtcNow()), cancel);
    }

    /// <summary>Annuls those of the links that are still open; returns how many they were.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, IReadOnlyCollection<InviteId> ids, string reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reach = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, time.GetUtcNow(), cancel);
        if (reach.IsRefused)
            return reach.Error;

        var asked = reach.Value.Where(i => ids.Contains(i.Id));
        if (!await asked.AnyAsync(cancel))
            return new NotFound(nameof(Invite));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = await asked.Where(Invite.OpenAt(now)).AnnulAsync(actor.Person, reason.Trim(), now, cancel);
        if (changed == 0)
            return new InvitesClosed();

        var annulled = await db
            .Invites.Where(i => ids.Contains(i.Id) && i.AnnulledAt == now && i.AnnulledBy == actor.Person)
            .Select(i => i.Id)
            .ToListAsync(cancel);
        var details = new { Invites = annulled.Select(id => id.Value), Reason = reason.Trim() };
        var clause = InviteRule.ClauseOnUnclaimed(actor.Edition);
        await db.SaveAndRecordAsync(actor, AuditKind.InviteAnnulled, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return annulled.Count;
    }

    private async Task<InvitesToAnnul> OpenAsync(IQueryable<Invite> invites, CancellationToken cancel)
    {
        var open = invites.Where(Invite.OpenAt(time.GetUtcNow()));
        var lines = await db.Lines(open.OrderByDescending(i => i.Id).Take(Most)).ToListAsync(cancel);
        return new InvitesToAnnul(lines, lines.Count < Most ? 0 : await open.CountAsync(cancel) - lines.Count);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Mail;

/// <summary>
/// Puts links into the post (INV-3): personal ones to their people's addresses, or one link to an address that was typed. Only
/// links that can be used, and by whoever handles them. A link that waits for the post already is not put there twice.
/// </summary>
public sealed class MailInvites(SchoolCommsDb db, SmtpMailer mailer, TimeProvider time)
{
    /// <summary>To whoever the personal links are for; returns how many letters there will be.</summary>
    public Task<Result<int>> RunAsync(Actor actor, IReadOnlyCollection<InviteId> ids, CancellationToken cancel) =>
        QueueAsync(actor, ids, null, cancel);

    /// <summary>One link to one address.</summary>
    public async Task<Result> ToAsync(Actor actor, InviteId id, EmailAddress address, CancellationToken cancel)
    {
        var queued = await QueueAsync(actor, [id], address, cancel);
        return queued.IsRefused ? queued.Error : Result.Done;
    }

    private async Task<Result<int>> QueueAsync(
        Actor actor,
        IReadOnlyCollection<InviteId> ids,
        EmailAddress? address,
        CancellationToken cancel
    )
    {
        if (!mailer.IsSetUp)
            return new MailNotSetUp();

        var now = time.GetUtcNow();
        var reach = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, now, cancel);
        if (reach.IsRefused)
            return reach.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var links = await reach
            .Value.Where(Invite.OpenAt(now))
            .Where(i => ids.Contains(i.Id))
            .Where(i => !db.InviteMails.Any(m => m.InviteId == i.Id && m.State == MailState.Waiting))
            .Select(i => new { Invite = i, Own = db.People.Where(p => p.Id == i.PersonId).Select(p => p.Email).FirstOrDefault() })
            .Take(IssuePersonalInvites.Most)
            .ToListAsync(cancel);
        List<InviteMail> letters =
        [
            .. from link in links
            let to = address ?? link.Own
            where to is not null
            select InviteMail.Ask(link.Invite, to, actor.Person, now),
        ];
        if (letters.Count == 0)
            return new NothingToMail();

        db.AddRange(letters);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return letters.Count;
    }
}

/// <summary>None of the links can go by post: closed meanwhile, waiting for it already, or without an address.</summary>
public sealed record NothingToMail() : Error(ErrorKind.Conflict);

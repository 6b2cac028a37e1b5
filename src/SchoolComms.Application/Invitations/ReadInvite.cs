using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Invitations;

/// <summary>Somebody who joined by a link.</summary>
public sealed record InviteGuest(PersonId Id, FullName Name, DateTimeOffset At);

/// <summary>A link with everything that is known of it.</summary>
/// <param name="Line">The link.</param>
/// <param name="Code">What its address carries, for those who handle it, while it can be used; null for everybody else.</param>
/// <param name="Guests">Who joined by it, in that order.</param>
/// <param name="Letters">The letters with it, oldest first.</param>
/// <param name="SeesAddresses">The actor may see the addresses of the letters.</param>
/// <param name="Email">Where a letter to whom it is for would go; for those who handle the link and see addresses.</param>
/// <param name="MayAnnul">The actor may annul it now.</param>
public sealed record InviteView(
    InviteLine Line,
    string? Code,
    IReadOnlyList<InviteGuest> Guests,
    IReadOnlyList<InviteMail> Letters,
    bool SeesAddresses,
    EmailAddress? Email,
    bool MayAnnul
);

/// <summary>Opens a link's page: its facts, its history, and the link itself for whoever may pass it on.</summary>
public sealed class ReadInvite(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    private const int MostLetters = 50;

    public async Task<Result<InviteView>> RunAsync(Actor actor, InviteId id, CancellationToken cancel)
    {
        var reach = await db.InvitesForAsync(actor, SchoolAction.SeeInvites, time.GetUtcNow(), cancel);
        if (reach.IsRefused)
            return reach.Error;

        var line = await db.Lines(reach.Value.Where(i => i.Id == id)).SingleOrDefaultAsync(cancel);
        if (line is null)
            return new NotFound(nameof(Invite));

        var handled = await db.InvitesForAsync(actor, SchoolAction.AnnulInvite, time.GetUtcNow(), cancel);
        var handles = !handled.IsRefused && await handled.Value.AnyAsync(i => i.Id == id, cancel);
        var isOpen = !line.Invite.IsOpen(time.GetUtcNow()).IsRefused;
        var sees = Permissions.Permits(actor, SchoolAction.SeeContacts, Target.Of(line.Invite.ClassId));
        return new InviteView(
            line,
            handles && isOpen ? codes.CodeOf(id) : null,
            await GuestsAsync(id, cancel),
            await db.InviteMails.AsNoTracking().Where(m => m.InviteId == id).OrderBy(m => m.Id).Take(MostLetters).ToListAsync(cancel),
            sees,
            handles && sees ? await EmailOfAsync(line.Invite.PersonId, cancel) : null,
            handles && isOpen
        );
    }

    private Task<EmailAddress?> EmailOfAsync(PersonId? person, CancellationToken cancel) =>
        db.People.Where(p => p.Id == person).Select(p => p.Email).FirstOrDefaultAsync(cancel);

    // The record tells who joined by which link; nothing else needs to know.
    private async Task<IReadOnlyList<InviteGuest>> GuestsAsync(InviteId id, CancellationToken cancel)
    {
        var claims = db.AuditEntries.FromSql(
            $"select * from audit_entry where kind = 'InviteClaimed' and payload #>> array['details', 'invite'] = {id.Value.ToString()}"
        );
        return await (
            from claim in claims
            join guest in db.People on claim.ActorId equals guest.Id
            orderby claim.Seq
            select new InviteGuest(guest.Id, guest.Name, claim.At)
        )
            .Take(Invite.MaxUses)
            .ToListAsync(cancel);
    }
}

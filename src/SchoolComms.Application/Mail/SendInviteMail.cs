using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Mail;

/// <summary>What a letter with a link tells.</summary>
/// <param name="To">The address that it goes to.</param>
/// <param name="For">Whom a personal link is for.</param>
/// <param name="Place">The class or chat that the link leads into; null for the school as a whole.</param>
/// <param name="Link">The link's address, with its code.</param>
/// <param name="From">Who asked for the letter.</param>
public sealed record InviteLetter(
    EmailAddress To,
    School School,
    FullName? For,
    Role Role,
    string? Place,
    Uri Link,
    DateTimeOffset ExpiresAt,
    FullName From
);

/// <summary>
/// Sends one letter with a link. An attempt is noted before the conversation with the mail server starts, so that no two nodes
/// hold it and none holds a row meanwhile. The code is drawn now and stands in no table.
/// </summary>
public sealed class SendInviteMail(SchoolCommsDb db, InviteCodes codes, SmtpMailer mailer, TimeProvider time)
{
    /// <param name="due">Which letter.</param>
    /// <param name="write">Puts into words what the letter tells.</param>
    /// <returns>The letter as it now is; null where another node has it or it is not due any more.</returns>
    public async Task<InviteMail?> RunAsync(DueInviteMail due, Func<InviteLetter, Letter> write, CancellationToken cancel)
    {
        db.Scope.Enter(SchoolId.From(due.SchoolId));
        var mail = await TryAsync(InviteMailId.From(due.Id), cancel);
        if (mail is null)
            return null;

        var letter = await ToTellAsync(mail, cancel);
        var sent = letter.IsRefused ? letter.Error : await mailer.SendAsync(write(letter.Value), cancel);
        var now = time.GetUtcNow();
        if (sent.Error is LetterNotTaken not)
            mail.Fail(not.Failure, not.Answer, now);
        else
            mail.Deliver(now);

        await db.SaveChangesAsync(cancel);
        return mail;
    }

    private async Task<InviteMail?> TryAsync(InviteMailId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mail = await db.ClaimMailAsync(id, cancel);
        if (mail is null || !mail.IsDue(now))
            return null;

        mail.Try(now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return mail;
    }

    private async Task<Result<InviteLetter>> ToTellAsync(InviteMail mail, CancellationToken cancel)
    {
        var found = await db
            .Invites.AsNoTracking()
            .Where(invite => invite.Id == mail.InviteId)
            .Select(invite => new
            {
                Invite = invite,
                School = db.Schools.Single(s => s.Id == db.School),
                For = db.People.Where(p => p.Id == invite.PersonId).Select(p => p.Name).FirstOrDefault(),
                Class = db.Classes.Where(c => c.Id == invite.ClassId).Select(c => c.Name).FirstOrDefault(),
                Chat = db.Chats.Where(c => c.Id == invite.ChatId).Select(c => c.Name).FirstOrDefault(),
                From = db.People.Where(p => p.Id == mail.AskedBy).Select(p => p.Name).First(),
            })
            .SingleAsync(cancel);
        if (found.Invite.IsOpen(time.GetUtcNow()).IsRefused)
            return new LetterNotTaken(MailFailure.LinkClosed, null);

        return new InviteLetter(
            mail.Address,
            found.School,
            found.For,
            found.Invite.Role,
            found.Class?.Value ?? found.Chat,
            new Uri(mailer.Site, $"join/{codes.CodeOf(found.Invite.Id)}"),
            found.Invite.ExpiresAt,
            found.From
        );
    }
}

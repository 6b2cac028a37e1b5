using SchoolComms.Application.Mail;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Audit;

/// <summary>What a letter with an anchor tells.</summary>
/// <param name="Check">Where the page is at which the anchor is checked.</param>
/// <param name="From">Who sent it.</param>
public sealed record AnchorLetter(EmailAddress To, School School, RecordAnchor Anchor, DateTimeOffset At, Uri Check, FullName From);

/// <summary>
/// Sends the newest anchor to an address outside, where nobody who keeps the database can reach it. The letter goes first: the
/// record tells what has happened, and a letter that the mail server did not take has not.
/// </summary>
public sealed class SendAnchor(SchoolCommsDb db, SmtpMailer mailer, TimeProvider time)
{
    /// <param name="write">Puts into words what the letter tells.</param>
    public async Task<Result> RunAsync(Actor actor, EmailAddress to, Func<AnchorLetter, Letter> write, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRecord, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;
        if (!mailer.IsSetUp)
            return new MailNotSetUp();
        if (await db.HeadAsync(cancel) is not { } anchor)
            return new RecordEmpty();

        var now = time.GetUtcNow();
        var page = new Uri(mailer.Site, $"s/{actor.School.Slug}/audit/verify");
        var sent = await mailer.SendAsync(write(new AnchorLetter(to, actor.School, anchor, now, page, actor.Name)), cancel);
        if (sent.IsRefused)
            return sent.Error;

        var details = new { Address = to.Value, Entry = anchor.Number };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.SeeRecord));
        await db.SaveAndRecordAsync(actor, AuditKind.AnchorSent, details, clause, now, cancel);
        return Result.Done;
    }
}

/// <summary>Nothing stands in the record yet.</summary>
public sealed record RecordEmpty() : Error(ErrorKind.Conflict);

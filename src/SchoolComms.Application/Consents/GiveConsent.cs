using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>Gives a consent in the portal: a parent's for a child, or one's own (RUL-4). A document of its own, never a part of another.</summary>
public sealed class GiveConsent(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<ConsentId>> RunAsync(Actor actor, PersonId person, ConsentTerms terms, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(person, cancel);
        var subject = await db.ConsentSubjectAsync(actor.School, person, now, cancel);
        if (subject is null)
            return new NotFound(nameof(Person));

        var given = Consent.Give(subject, actor.Person, terms, now);
        if (given.IsRefused)
            return given.Error;

        await db.AddConsentAsync(actor, given.Value, now, cancel);
        await transaction.CommitAsync(cancel);
        return given.Value.Id;
    }
}

/// <summary>Saves a new consent with its entry in the record.</summary>
internal static class NewConsents
{
    public static Task AddConsentAsync(this SchoolCommsDb db, Actor actor, Consent consent, DateTimeOffset now, CancellationToken cancel)
    {
        db.Add(consent);
        var details = new
        {
            Person = consent.PersonId.Value,
            consent.Purpose,
            GivenBy = consent.GivenBy.Value,
            Document = consent.Document?.Number,
        };
        return db.SaveAndRecordAsync(actor, AuditKind.ConsentGiven, details, actor.ConsentClause(consent.Purpose), now, cancel);
    }
}

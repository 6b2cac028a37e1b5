using SchoolComms.Application.Files;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>A consent signed on paper.</summary>
/// <param name="Signer">Whose signature it bears.</param>
/// <param name="Scan">The paper's scan, by name and content; null where it stays in the folder.</param>
public sealed record PaperConsent(PersonId Signer, ConsentTerms Terms, ConsentDocument Document, (string Name, byte[] Content)? Scan);

/// <summary>A worker enters a consent that somebody has signed on paper into the register (RUL-4).</summary>
public sealed class EnterPaperConsent(SchoolCommsDb db, MalwareScanner scanner, TimeProvider time)
{
    public async Task<Result<ConsentId>> RunAsync(Actor actor, PersonId person, PaperConsent paper, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = await db.CheckConsentsAsync(actor, SchoolAction.KeepConsents, person, cancel);
        if (permitted.IsRefused)
            return permitted.Error;
        if (paper.Scan is { } uploaded && (await scanner.CheckAsync(uploaded.Content, cancel)).Error is { } unsafeScan)
            return unsafeScan with { Field = nameof(PaperConsent.Scan) };

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(person, cancel);
        var subject = await db.ConsentSubjectAsync(actor.School, person, now, cancel);
        if (subject is null)
            return new NotFound(nameof(Person));

        var scan = Take(actor, paper, now);
        if (scan is { IsRefused: true })
            return scan.Value.Error with { Field = nameof(PaperConsent.Scan) };

        var entered = Consent.EnterPaper(subject, paper.Signer, actor.Person, paper.Terms, paper.Document, scan?.Value.Id, now);
        if (entered.IsRefused)
            return entered.Error;

        if (scan is { } taken)
            db.Add(taken.Value);
        await db.AddConsentAsync(actor, entered.Value, now, cancel);
        await transaction.CommitAsync(cancel);
        return entered.Value.Id;
    }

    private static Result<StoredFile>? Take(Actor actor, PaperConsent paper, DateTimeOffset now)
    {
        if (paper.Scan is not var (name, content))
            return null;

        return StoredFile.Take(actor.School.Id, actor.Person, name, content, StoredFile.Scans, now);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Files;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Signatures under the Rules on paper.</summary>
/// <param name="People">Who signed.</param>
/// <param name="SignedOn">The date beside the signatures.</param>
/// <param name="FileName">The scan's name.</param>
/// <param name="Scan">The scanned sheet.</param>
public sealed record PaperSignatures(IReadOnlyCollection<PersonId> People, DateOnly? SignedOn, string FileName, byte[] Scan);

/// <summary>Records that people confirmed the Rules by a signature on paper, with its scan; all of them or nobody.</summary>
public sealed class RecordPaperSignatures(SchoolCommsDb db, ReadUnconfirmed unconfirmed, MalwareScanner scanner, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, PaperSignatures signatures, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var people = await unconfirmed.RunAsync(actor, signatures.People, cancel);
        if (people.IsRefused)
            return people.Error;
        if (people.Value.Count == 0 || people.Value.Count != signatures.People.Count)
            return new AcknowledgedMeanwhile();

        var scan = StoredFile.Take(actor.School.Id, actor.Person, signatures.FileName, signatures.Scan, StoredFile.Scans, now);
        if (scan.IsRefused)
            return scan.Error with { Field = nameof(signatures.Scan) };
        if ((await scanner.CheckAsync(signatures.Scan, cancel)).Error is { } unsafeScan)
            return unsafeScan with { Field = nameof(signatures.Scan) };

        var signed = new List<Acknowledgement>();
        foreach (var person in people.Value)
        {
            var one = Acknowledgement.OnPaper(person.Id, signatures.SignedOn, scan.Value.Id, actor, actor.Edition, now);
            if (one.IsRefused)
                return one.Error;
            signed.Add(one.Value);
        }

        var details = new
        {
            Person = people.Value.Select(person => person.Name.Full),
            Edition = actor.Edition.Number,
            signatures.SignedOn,
        };
        var clause = actor.Edition.Cite(Rule.RulesAcknowledged);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            // The scan first: the signatures point at it.
            db.Add(scan.Value);
            await db.SaveChangesAsync(cancel);
            db.AddRange(signed);
            await db.SaveAndRecordAsync(actor, AuditKind.SignedOnPaper, details, clause, now, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException faster) when (faster.TakenKey() is not null)
        {
            return new AcknowledgedMeanwhile();
        }

        return Result.Done;
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Audit;

/// <summary>What the record is taken out as.</summary>
public enum RecordForm
{
    /// <summary>A table in words, for people.</summary>
    Table = 1,

    /// <summary>A file that proves itself: <see cref="RecordProof"/>.</summary>
    Proof,
}

/// <summary>
/// Takes out of the record what a filter shows, oldest first, up to the entry that is newest now. That it was taken out is an
/// entry of its own, written before the first line is read.
/// </summary>
public sealed class ExportRecord(SchoolCommsDb db, EditionCache cache, TimeProvider time)
{
    /// <summary>So many entries are in memory at once.</summary>
    private const int Stretch = 1000;

    public async Task<Result<RecordExport>> RunAsync(Actor actor, RecordFilter filter, RecordForm form, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRecord, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var head = await db.HeadAsync(cancel);
        var newest = head?.Number ?? 0;
        var entries = (await db.FilteredAsync(filter, actor.School, now, cancel)).Where(entry => entry.Seq <= newest);
        var count = await entries.LongCountAsync(cancel);

        var details = new
        {
            Entries = count,
            Newest = newest,
            Filter = filter.Told,
            Form = form,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.SeeRecord));
        await db.SaveAndRecordAsync(actor, AuditKind.RecordExported, details, clause, now, cancel);

        var header = new ProofHeader(actor.School.Slug, actor.School.Id.Value, now, filter.Told, count, newest, head?.Hash ?? "");
        return new RecordExport(header, head, LinesAsync(entries, cancel), ProofsAsync(entries, cancel));
    }

    private async IAsyncEnumerable<RecordLine> LinesAsync(IQueryable<AuditEntry> entries, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = 0L; ; )
        {
            var lines = await Next(entries, after).ToLinesAsync(db, cache, cancel);
            foreach (var line in lines)
                yield return line;
            if (lines.Count < Stretch)
                yield break;
            after = lines[^1].Seq;
        }
    }

    private async IAsyncEnumerable<ProofEntry> ProofsAsync(
        IQueryable<AuditEntry> entries,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        for (var after = 0L; ; )
        {
            var numbers = await Next(entries, after).Select(entry => entry.Seq).ToArrayAsync(cancel);
            foreach (var proof in await ProofsAsync(numbers, cancel))
                yield return proof;
            if (numbers.Length < Stretch)
                yield break;
            after = numbers[^1];
        }
    }

    private static IQueryable<AuditEntry> Next(IQueryable<AuditEntry> entries, long after) =>
        entries.Where(entry => entry.Seq > after).OrderBy(entry => entry.Seq).Take(Stretch);

    private async Task<List<ProofEntry>> ProofsAsync(long[] numbers, CancellationToken cancel)
    {
        const string Statement = $$"""
            select seq as "Number", {{RecordChain.Canonical}} as "Canonical", encode(hash, 'hex') as "Hash",
                coalesce((
                    select encode(hash, 'hex') from audit_entry previous
                    where previous.school_id = entry.school_id and previous.seq = entry.seq - 1
                ), '') as "Previous"
            from audit_entry entry where school_id = {0} and seq = any({1})
            """;
        return await db
            .Database.SqlQuery<ProofEntry>(FormattableStringFactory.Create(Statement, db.School.Value, numbers))
            .OrderBy(entry => entry.Number)
            .ToListAsync(cancel);
    }
}

/// <summary>What is being taken out of the record; its lines are read as they are asked for, once.</summary>
/// <param name="Header">The first line of a proof file.</param>
/// <param name="Anchor">The newest entry; null while the record is empty.</param>
/// <param name="Lines">The entries in words.</param>
/// <param name="Proofs">The entries as they were hashed.</param>
public sealed record RecordExport(
    ProofHeader Header,
    RecordAnchor? Anchor,
    IAsyncEnumerable<RecordLine> Lines,
    IAsyncEnumerable<ProofEntry> Proofs
);

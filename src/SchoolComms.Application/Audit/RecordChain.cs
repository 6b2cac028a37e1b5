using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;

namespace SchoolComms.Application.Audit;

/// <summary>The chain of hashes that a school's record is, of the school in the store's scope.</summary>
internal static class RecordChain
{
    /// <summary>What is hashed after the previous entry's hash: the expression is that of audit_append.</summary>
    public const string Canonical =
        "jsonb_build_array(school_id, seq, (extract(epoch from at) * 1000000)::bigint, actor_id, kind, payload)::text";

    private const int Stretch = 10_000;

    /// <summary>The newest entry as the head knows it; null while the record is empty.</summary>
    public static async Task<RecordAnchor?> HeadAsync(this SchoolCommsDb db, CancellationToken cancel)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return head is null || head.Seq == 0 ? null : RecordAnchor.Of(head.SchoolId, head.Seq, head.Hash);
    }

    /// <summary>Computes the chain anew in bounded stretches, and looks for the entry of an anchor.</summary>
    public static async Task<RecordCheck> CheckChainAsync(this SchoolCommsDb db, RecordAnchor? anchor, CancellationToken cancel)
    {
        // The head first: what is appended meanwhile comes after it and is not asked for.
        var head = await db.HeadAsync(cancel);
        var (good, hash) = (0L, Array.Empty<byte>());
        while (head is not null && good < head.Number)
        {
            var next = await db.NextAsync(good, hash, head.Number, cancel);
            if (next is null)
                break;
            (good, hash) = (next.Seq, next.Hash);
        }

        var last = good == 0 ? null : RecordAnchor.Of(db.School, good, hash);
        var held = anchor is null ? (AnchorState?)null : await db.StateOfAsync(anchor, good, head?.Number ?? 0, cancel);
        var brokenAt = last == head ? await db.BeyondHeadAsync(cancel) : Math.Min(good + 1, head!.Number);
        return new RecordCheck(good, brokenAt, last, held);
    }

    // An entry that the head knows nothing of was put in behind the portal's back; one statement sees both as of one moment.
    private static Task<long?> BeyondHeadAsync(this SchoolCommsDb db, CancellationToken cancel) =>
        db
            .AuditEntries.Where(entry => entry.Seq > (db.Set<AuditHead>().Max(head => (long?)head.Seq) ?? 0))
            .MinAsync(entry => (long?)entry.Seq, cancel);

    private static async Task<AnchorState> StateOfAsync(
        this SchoolCommsDb db,
        RecordAnchor anchor,
        long good,
        long newest,
        CancellationToken cancel
    )
    {
        if (anchor.Number > newest)
            return AnchorState.Missing;

        var hash = await db
            .AuditEntries.Where(entry => entry.Seq == anchor.Number)
            .Select(entry => entry.Hash)
            .SingleOrDefaultAsync(cancel);
        return anchor.Number <= good && hash is not null && RecordAnchor.Of(db.School, anchor.Number, hash) == anchor
            ? AnchorState.Held
            : AnchorState.Changed;
    }

    // The last entry of the stretch up to which numbers and hashes follow.
    private static async Task<Link?> NextAsync(this SchoolCommsDb db, long after, byte[] previous, long last, CancellationToken cancel)
    {
        const string Statement = $$"""
            with stretch as (
                select * from audit_entry
                where school_id = {0} and seq > {1} and seq <= {2} order by seq limit {3}
            ), link as (
                select seq, hash,
                    seq = {1} + row_number() over (order by seq)
                    and hash = sha256(lag(hash, 1, {4}) over (order by seq) || convert_to({{Canonical}}, 'UTF8')) as holds
                from stretch
            )
            select seq as "Seq", hash as "Hash" from link
            where seq < (select coalesce(min(seq), {5}) from link where not holds)
            order by seq desc limit 1
            """;
        var statement = FormattableStringFactory.Create(Statement, db.School.Value, after, last, Stretch, previous, long.MaxValue);
        var links = await db.Database.SqlQuery<Link>(statement).ToListAsync(cancel);
        return links is [var link] ? link : null;
    }

    private sealed record Link(long Seq, byte[] Hash);
}

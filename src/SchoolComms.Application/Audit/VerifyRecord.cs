using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Audit;

/// <summary>What checking a record's chain came to.</summary>
/// <param name="Entries">How many entries hold, from the first on.</param>
/// <param name="BrokenAt">The first entry that is missing or is not as it was written; null when the whole record is intact.</param>
/// <param name="Seal">The last hash that holds: on paper it proves later that nothing before was changed.</param>
public sealed record RecordCheck(long Entries, long? BrokenAt, string Seal)
{
    public bool IsIntact => BrokenAt is null;
}

/// <summary>
/// Computes the chain of a school's record anew, as the database did when it appended, in bounded stretches, and compares.
/// Entries cut off at the end are missed by the head, which knows the newest number and hash.
/// </summary>
public sealed class VerifyRecord(SchoolCommsDb db)
{
    private const int Stretch = 10_000;

    public async Task<Result<RecordCheck>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRecord, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        // The head first: what is appended meanwhile comes after it and is not asked for.
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancel);
        var (good, hash) = (0L, Array.Empty<byte>());
        while (head is not null && good < head.Seq)
        {
            var next = await NextAsync(good, hash, head.Seq, cancel);
            if (next is null)
                break;
            (good, hash) = (next.Seq, next.Hash);
        }

        var intact = head is null || (good == head.Seq && hash.AsSpan().SequenceEqual(head.Hash));
        return new RecordCheck(
            good,
            intact ? null
                : good == head!.Seq ? good
                : good + 1,
            Convert.ToHexStringLower(hash)
        );
    }

    // The last entry of the stretch up to which numbers and hashes follow; the expression is that of audit_append.
    private async Task<Link?> NextAsync(long after, byte[] previous, long last, CancellationToken cancel)
    {
        var links = await db
            .Database.SqlQuery<Link>(
                $"""
                with stretch as (
                    select * from audit_entry
                    where school_id = {db.School.Value} and seq > {after} and seq <= {last} order by seq limit {Stretch}
                ), link as (
                    select seq, hash,
                        seq = {after} + row_number() over (order by seq)
                        and hash = sha256(lag(hash, 1, {previous}) over (order by seq) || convert_to(jsonb_build_array(
                            school_id, seq, (extract(epoch from at) * 1000000)::bigint, actor_id, kind, payload)::text, 'UTF8')) as holds
                    from stretch
                )
                select seq as "Seq", hash as "Hash" from link
                where seq < (select coalesce(min(seq), {long.MaxValue}) from link where not holds)
                order by seq desc limit 1
                """
            )
            .ToListAsync(cancel);
        return links is [var link] ? link : null;
    }

    private sealed record Link(long Seq, byte[] Hash);
}

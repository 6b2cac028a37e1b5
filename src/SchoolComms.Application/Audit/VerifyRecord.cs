using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Audit;

/// <summary>What the record says to an anchor that was kept outside the database.</summary>
public enum AnchorState
{
    /// <summary>The entry stands there with that hash, and everything before it is intact.</summary>
    Held = 1,

    /// <summary>Another entry stands there, or something before it was changed: the chain was written anew.</summary>
    Changed,

    /// <summary>The record ends before that number: its tail was cut off.</summary>
    Missing,
}

/// <summary>What checking a record's chain came to.</summary>
/// <param name="Entries">How many entries hold, from the first on.</param>
/// <param name="BrokenAt">The first entry that is missing or is not as it was written; null when the whole record is intact.</param>
/// <param name="Anchor">The last entry that holds: kept outside it shows later that nothing before was changed; null where none does.</param>
/// <param name="Held">What became of the anchor that was asked about; null where none was.</param>
public sealed record RecordCheck(long Entries, long? BrokenAt, RecordAnchor? Anchor, AnchorState? Held = null)
{
    public bool IsIntact => BrokenAt is null;
}

/// <summary>
/// Computes the chain of a school's record anew, as the database did when it appended, and compares. Entries cut off at the end
/// are missed by the head; whoever cuts the head too, or writes the chain anew, is found by an anchor from outside (CTL-5).
/// </summary>
public sealed class VerifyRecord(SchoolCommsDb db)
{
    public async Task<Result<RecordCheck>> RunAsync(Actor actor, RecordAnchor? anchor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRecord, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        return await db.CheckChainAsync(anchor, cancel);
    }
}

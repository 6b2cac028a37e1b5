using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;

namespace SchoolComms.Application.Audit;

/// <summary>
/// The newest entry's number and hash, for the foot of a report. It tells nothing of the entry and is for everybody: the more
/// papers carry it, the less the record can be written anew.
/// </summary>
public sealed class ReadAnchor(SchoolCommsDb db)
{
    /// <returns>The anchor; null while the record is empty.</returns>
    public Task<RecordAnchor?> RunAsync(CancellationToken cancel) => db.HeadAsync(cancel);
}

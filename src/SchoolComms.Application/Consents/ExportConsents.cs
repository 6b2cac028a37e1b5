using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Consents;

/// <summary>The register of consents for a file. Personal data leave the portal: the record tells who took how much.</summary>
public sealed class ExportConsents(SchoolCommsDb db, ListConsents list, TimeProvider time)
{
    public async Task<Result<RegisterPage>> RunAsync(Actor actor, ConsentFilter filter, CancellationToken cancel)
    {
        var listed = await list.RunAsync(actor, filter, after: null, ListConsents.Most, cancel);
        if (listed.IsRefused)
            return listed.Error;

        var details = new
        {
            People = listed.Value.Lines.Count,
            Class = filter.Class?.Value,
            filter.Purpose,
        };
        var clause = actor.Edition.Cite(Rule.PersonalData);
        await db.SaveAndRecordAsync(actor, AuditKind.ConsentsExported, details, clause, time.GetUtcNow(), cancel);
        return listed;
    }
}

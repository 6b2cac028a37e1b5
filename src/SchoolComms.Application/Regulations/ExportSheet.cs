using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>The acknowledgement sheet for a file: the record tells who took whose (INV-6).</summary>
public sealed class ExportSheet(SchoolCommsDb db, ReadSheet read, TimeProvider time)
{
    public async Task<Result<AcknowledgementSheet>> RunAsync(Actor actor, SheetScope scope, CancellationToken cancel)
    {
        var sheet = await read.RunAsync(actor, scope, cancel);
        if (sheet.IsRefused)
            return sheet.Error;

        var edition = sheet.Value.Edition;
        var details = new
        {
            People = sheet.Value.Lines.Count,
            Class = scope.Class?.Value,
            Edition = edition.Number,
        };
        var clause = edition.Cite(Rule.RulesAcknowledged);
        await db.SaveAndRecordAsync(actor, AuditKind.SheetExported, details, clause, time.GetUtcNow(), cancel);
        return sheet;
    }
}

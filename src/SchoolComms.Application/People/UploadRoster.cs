using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>Takes an uploaded list in and keeps it until it is imported. A person has one at a time: the next takes its place.</summary>
public sealed class UploadRoster(SchoolCommsDb db, RosterFileLimits limits, TimeProvider time)
{
    public async Task<Result<Guid>> RunAsync(Actor actor, RosterKind kind, string fileName, byte[] content, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ImportRoster, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var sheet = new RosterImport(kind, content).Read(limits);
        if (sheet.IsRefused)
            return sheet.Error;

        var now = time.GetUtcNow();
        var headings = sheet.Value.Table.Headers;
        var columns = (await db.MappingOfAsync(kind, headings, cancel))?.Recall(headings) ?? sheet.Value.Columns;
        var upload = RosterUpload.Of(actor.School.Id, actor.Person, kind, fileName, content, columns, now);
        var stale = now - RosterUpload.Term;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.RosterUploads.Where(u => u.UploadedBy == actor.Person || u.UploadedAt < stale).ExecuteDeleteAsync(cancel);
        db.Add(upload);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return upload.Id;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.People;

/// <summary>A kept list, opened: the file as a table with its columns.</summary>
/// <param name="LastTime">The list from which the meaning of such columns is known; null where these headings are new.</param>
public sealed record OpenedUpload(RosterUpload Upload, RosterSheet Sheet, RosterMapping? LastTime);

/// <summary>Opens a list that the actor has uploaded; somebody else's is not there.</summary>
public sealed class OpenUpload(SchoolCommsDb db, RosterFileLimits limits, TimeProvider time)
{
    public async Task<Result<OpenedUpload>> RunAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ImportRoster, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var stale = time.GetUtcNow() - RosterUpload.Term;
        var upload = await db.RosterUploads.SingleOrDefaultAsync(
            u => u.Id == id && u.UploadedBy == actor.Person && u.UploadedAt >= stale,
            cancel
        );
        if (upload is null)
            return new UploadIsGone();

        var sheet = upload.Import.Read(limits);
        if (sheet.IsRefused)
            return sheet.Error;

        return new OpenedUpload(upload, sheet.Value, await db.MappingOfAsync(upload.Kind, sheet.Value.Table.Headers, cancel));
    }
}

/// <summary>The list has been imported, replaced by another one, or has waited for too long.</summary>
public sealed record UploadIsGone() : Error(ErrorKind.NotFound);

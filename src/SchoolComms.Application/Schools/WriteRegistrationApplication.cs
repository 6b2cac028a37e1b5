using System.Collections.Immutable;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>The application as it is written, with the scanned order that goes into it.</summary>
public sealed record WrittenApplication(RegistrationApplication Application, StoredFile? Order);

/// <summary>
/// Writes the application for registration into a document (SCH-3). It carries an administrator's own contacts out of the
/// portal, so it stands in the record. The scanned order goes into the document and is not kept.
/// </summary>
public sealed class WriteRegistrationApplication(SchoolCommsDb db, ReadRegistrationApplication read, TimeProvider time)
{
    /// <summary>What a document can show on a page of its own.</summary>
    public static readonly ImmutableArray<FileKind> Scans = [FileKind.Jpeg, FileKind.Png];

    public async Task<Result<WrittenApplication>> RunAsync(
        Actor actor,
        PersonId? administrator,
        ChosenFile? order,
        CancellationToken cancel
    )
    {
        var view = await read.RunAsync(actor, administrator, cancel);
        if (view.IsRefused)
            return view.Error;

        var now = time.GetUtcNow();
        StoredFile? scan = null;
        if (order is not null)
        {
            var taken = await TakeAsync(actor, order, now, cancel);
            if (taken.IsRefused)
                return taken.Error with { Field = nameof(WrittenApplication.Order) };
            scan = taken.Value;
        }

        var application = view.Value.Application;
        var details = new { Administrator = application.Administrator.Id.Value };
        await db.SaveAndRecordAsync(actor, AuditKind.RegistrationWritten, details, application.Clause, now, cancel);
        return new WrittenApplication(application, scan);
    }

    private static async Task<Result<StoredFile>> TakeAsync(Actor actor, ChosenFile order, DateTimeOffset now, CancellationToken cancel) =>
        order.Bytes > StoredFile.MaxBytes
            ? new FileIsTooLarge(StoredFile.MaxBytes)
            : StoredFile.Take(actor.School.Id, actor.Person, order.Name, await order.ReadAsync(cancel), Scans, now);
}

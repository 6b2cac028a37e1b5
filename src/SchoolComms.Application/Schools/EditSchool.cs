using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Edits the organisation's information (SCH-1); the record keeps what it was and what it became.</summary>
public sealed class EditSchool(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, SchoolProfile profile, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.EditSchool, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var school = await db.LockSchoolRowAsync(cancel);
        if (school.Profile == profile)
            return Result.Done;

        var details = new { Before = school.Profile, After = profile };
        school.Edit(profile);
        await db.SaveChangesAsync(cancel);

        // Another time zone opens the hours at another moment.
        var moved = await db.MoveQueueAsync(actor.Edition, now, cancel);
        var clause = actor.Edition.Cite(Rule.InformationEdited);
        await db.SaveAndRecordAsync(actor, AuditKind.SchoolEdited, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        moved.Announce(live, school.Id);
        return Result.Done;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Edits the organisation's information (SCH-1); the record keeps what it was and what it became.</summary>
public sealed class EditSchool(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, SchoolProfile profile, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.EditSchool, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var school = await db.Schools.SingleAsync(s => s.Id == actor.School.Id, cancel);
        if (school.Profile == profile)
            return Result.Done;

        var details = new { Before = school.Profile, After = profile };
        school.Edit(profile);
        var clause = actor.Edition.Cite(Rule.InformationEdited);
        await db.SaveAndRecordAsync(actor.Person, AuditKind.SchoolEdited, details, clause, time.GetUtcNow(), cancel);
        return Result.Done;
    }
}

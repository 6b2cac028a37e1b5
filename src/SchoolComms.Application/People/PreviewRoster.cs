using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>Says what importing a list would do to the school as it is now, and does nothing.</summary>
public sealed class PreviewRoster(SchoolCommsDb db, RosterFileLimits limits, TimeProvider time)
{
    public async Task<Result<RosterPlan>> RunAsync(Actor actor, RosterImport import, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ImportRoster, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var sheet = import.Read(limits);
        if (sheet.IsRefused)
            return sheet.Error;

        var now = time.GetUtcNow();
        return sheet.Value.PlanFor(await db.LoadRosterAsync(actor.School, now, cancel), actor.School.DateAt(now));
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.People;

/// <summary>What kind of file a list is taken away as.</summary>
public enum ExportFormat
{
    Csv = 1,
    Xlsx,
}

/// <summary>
/// The whole of a list of people, for a file. Contacts stand in it for those who see them in the whole school. Personal
/// data leave the portal: the record tells who took how much, and when.
/// </summary>
public sealed class ExportPeople(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>More people than any school has.</summary>
    private const int Most = 50_000;

    public async Task<Result<PeopleExport>> RunAsync(Actor actor, PeopleFilter filter, ExportFormat format, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reach = db.PeopleInReachOf(actor, SchoolAction.SeePeople, filter, now);
        if (reach.IsRefused)
            return reach.Error;

        var withContacts = Permissions.Permits(actor, SchoolAction.SeeContacts, Target.School);
        var people = reach.Value.People.OrderBy(p => p.NameKey).ThenBy(p => p.Id).Take(Most);
        var lines = await people.ToLinesAsync(db, withContacts, now, cancel);
        var details = new
        {
            People = lines.Count,
            Class = filter.Class?.Value,
            filter.Role,
            Format = format.ToString().ToUpperInvariant(),
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.SeePeople));
        await db.SaveAndRecordAsync(actor, AuditKind.PeopleExported, details, clause, now, cancel);
        return new PeopleExport(lines, withContacts);
    }
}

/// <summary>People to be written into a file.</summary>
public sealed record PeopleExport(IReadOnlyList<PersonLine> People, bool WithContacts);

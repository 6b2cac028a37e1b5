using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.People;

/// <summary>The whole of a list of people, for a file. Contacts stand in it for those who see them in the whole school.</summary>
public sealed class ExportPeople(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>More people than any school has.</summary>
    private const int Most = 50_000;

    public async Task<Result<PeopleExport>> RunAsync(Actor actor, PeopleFilter filter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reach = db.PeopleInReachOf(actor, SchoolAction.SeePeople, filter, now);
        if (reach.IsRefused)
            return reach.Error;

        var withContacts = !Permissions.Check(actor, SchoolAction.SeeContacts, Target.School).IsRefused;
        var people = reach.Value.People.OrderBy(p => p.NameKey).ThenBy(p => p.Id).Take(Most);
        return new PeopleExport(await people.ToLinesAsync(db, withContacts, now, cancel), withContacts);
    }
}

/// <summary>People to be written into a file.</summary>
public sealed record PeopleExport(IReadOnlyList<PersonLine> People, bool WithContacts);

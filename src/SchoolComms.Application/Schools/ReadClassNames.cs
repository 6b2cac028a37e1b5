using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>A class by its name, for a choice.</summary>
public sealed record NamedClass(ClassId Id, ClassName Name);

/// <summary>«Учительская» and the newest school year's classes in natural order; none for those who do not see classes.</summary>
public sealed class ReadClassNames(SchoolCommsDb db)
{
    public async Task<IReadOnlyList<NamedClass>> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (Permissions.Check(actor, SchoolAction.SeeClasses, Target.School).IsRefused)
            return [];

        var year = await db.Classes.MaxAsync(c => (int?)c.SchoolYear, cancel);
        var classes = await db
            .Classes.Where(c => c.SchoolYear == year || c.SchoolYear == 0)
            .Select(c => new NamedClass(c.Id, c.Name))
            .ToListAsync(cancel);
        return [.. classes.OrderByDescending(c => c.Name == ClassName.StaffRoom).ThenBy(c => c.Name)];
    }
}

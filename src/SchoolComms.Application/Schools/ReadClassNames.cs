using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>A class by its name, for a choice.</summary>
/// <param name="LaterYear">The year of a class that has been made before its year runs; null for every other.</param>
public sealed record NamedClass(ClassId Id, ClassName Name, int? LaterYear = null)
{
    /// <summary>The name, and the year where it is a later one: there may be a class of this name now.</summary>
    public string Label => LaterYear is { } year ? $"{Name.Value}, {year}/{(year + 1) % 100:00}" : Name.Value;

    internal static NamedClass Of(SchoolClass @class, int runningYear) =>
        new(@class.Id, @class.Name, @class.SchoolYear > runningYear ? @class.SchoolYear : null);
}

/// <summary>
/// «Учительская» and the classes of the school year that runs, in natural order, then those that have been made for a later one; none
/// for those who do not see classes.
/// </summary>
public sealed class ReadClassNames(SchoolCommsDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<NamedClass>> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (!Permissions.Permits(actor, SchoolAction.SeeClasses, Target.School))
            return [];

        var running = await db.RunningYearAsync(actor.School, time.GetUtcNow(), cancel);
        var classes = await db.ClassesFromAsync(running, cancel);
        return [.. classes.Select(c => NamedClass.Of(c, running))];
    }
}

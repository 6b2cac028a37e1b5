using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Moderation;

/// <summary>An authorisation as a line.</summary>
/// <param name="Class">The class whose chats it is for; null for the whole school.</param>
public sealed record AuthorisationLine(
    AuthorisationId Id,
    FullName Name,
    Power Power,
    ClassName? Class,
    Order Order,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt
)
{
    public bool InForce(DateTimeOffset now) => StartsAt <= now && now < EndsAt;
}

/// <summary>Whom the director may authorise, and for which class.</summary>
/// <param name="Powers">Those that the regulation knows.</param>
public sealed record AuthorisationChoice(
    IReadOnlyList<Colleague> Colleagues,
    IReadOnlyList<NamedClass> Classes,
    IReadOnlyList<Power> Powers
);

/// <summary>Lists whom the director has authorised to decide what, now and before.</summary>
public sealed class ListAuthorisations(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 100;
    private const int MostToChooseFrom = 500;

    public async Task<Result<IReadOnlyList<AuthorisationLine>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.Authorise, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var lines = await (
            from authorisation in db.Authorisations
            join person in db.People on authorisation.PersonId equals person.Id
            orderby authorisation.EndsAt <= now, authorisation.Id descending
            select new AuthorisationLine(
                authorisation.Id,
                person.Name,
                authorisation.Power,
                db.Classes.Where(c => c.Id == authorisation.ClassId).Select(c => c.Name).FirstOrDefault(),
                authorisation.Order,
                authorisation.StartsAt,
                authorisation.EndsAt
            )
        )
            .Take(Most)
            .AsNoTracking()
            .ToListAsync(cancel);
        return Result.Of<IReadOnlyList<AuthorisationLine>>(lines);
    }

    /// <summary>From whom and what the director chooses.</summary>
    public async Task<Result<AuthorisationChoice>> ChoiceAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.Authorise, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var running = await db.RunningYearAsync(actor.School, time.GetUtcNow(), cancel);
        var colleagues = await db.Colleagues()
            .Where(p => p.Id != actor.Person)
            .OrderBy(p => p.NameKey)
            .Take(MostToChooseFrom)
            .Select(p => new Colleague(p.Id, p.Name, p.Post))
            .ToListAsync(cancel);
        var classes = await db.ClassesFromAsync(running, cancel);
        return new AuthorisationChoice(
            colleagues,
            [.. classes.Where(c => !c.IsStaffRoom).Select(c => NamedClass.Of(c, running))],
            [.. Enum.GetValues<Power>().Where(power => actor.Edition.Regulation.Contains(Authorisation.RuleOf(power)))]
        );
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Consents;

/// <summary>How somebody stands in the register for a purpose, or for any of them.</summary>
public enum RegisterState
{
    /// <summary>A consent is in force.</summary>
    InForce = 1,

    /// <summary>None is in force: never given, expired or withdrawn.</summary>
    Lacking,

    /// <summary>None is in force, and one has expired.</summary>
    Expired,

    /// <summary>None is in force, and one was withdrawn.</summary>
    Withdrawn,
}

/// <summary>What the register is narrowed to; null narrows nothing.</summary>
public sealed record ConsentFilter(ClassId? Class = null, ConsentPurpose? Purpose = null, RegisterState? State = null);

/// <summary>A person's line of the register: for each purpose the consent that tells how it stands.</summary>
public sealed record RegisterLine(PersonLine Person, IReadOnlyDictionary<ConsentPurpose, Consent> Consents);

/// <summary>A page of the register.</summary>
/// <param name="Next">After whom the next page begins; null on the last one.</param>
public sealed record RegisterPage(IReadOnlyList<RegisterLine> Lines, PersonId? Next);

/// <summary>The register of consents: students and workers, by name, in the whole school or in the actor's own classes (RUL-4).</summary>
public sealed class ListConsents(SchoolCommsDb db, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>More people than any school has: as many as a file takes.</summary>
    public const int Most = 50_000;

    /// <param name="after">After whom the page begins.</param>
    /// <param name="size">How many lines at most.</param>
    public async Task<Result<RegisterPage>> RunAsync(Actor actor, ConsentFilter filter, PersonId? after, int size, CancellationToken cancel)
    {
        var permitted = filter.Class is { } @class
            ? Permissions.Check(actor, SchoolAction.SeeConsents, Target.Of(@class))
            : Permissions.CheckAny(actor, SchoolAction.SeeConsents, actor.LeadsClasses);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var today = actor.School.DateAt(now);
        var people = Narrowed(InReach(actor, filter.Class), filter, today);
        if (after is { } last && await db.People.Where(p => p.Id == last).Select(p => p.NameKey).SingleOrDefaultAsync(cancel) is { } key)
            people = people.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.NameKey, p.Id), ValueTuple.Create(key, last)));

        // One more than a page tells whether there are others.
        var lines = await people
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(size + 1)
            .ToLinesAsync(db, withContacts: false, now, cancel);
        var ids = lines.ConvertAll(line => line.Id);
        var consents = (await db.Consents.AsNoTracking().Where(c => ids.Contains(c.PersonId)).ToListAsync(cancel)).ToLookup(c =>
            c.PersonId
        );
        return new RegisterPage(
            [.. lines.Take(size).Select(line => new RegisterLine(line, Telling(consents[line.Id], today)))],
            lines.Count > size ? lines[size - 1].Id : null
        );
    }

    private IQueryable<Person> InReach(Actor actor, ClassId? @class)
    {
        var people = db.People.AsNoTracking().Where(p => p.LeftAt == null && p.Roles.Any(grant => grant.Role != Role.Parent));
        if (@class is null && Permissions.Permits(actor, SchoolAction.SeeConsents, Target.School))
            return people;

        List<ClassId> classes = @class is { } only ? [only] : [.. actor.LeadsClasses];
        var members = db
            .ClassMemberships.Where(m => classes.Contains(m.ClassId) && m.Role != Role.Parent && m.EndedAt == null)
            .Select(m => m.PersonId);
        return people.Where(p => members.Contains(p.Id));
    }

    private IQueryable<Person> Narrowed(IQueryable<Person> people, ConsentFilter filter, DateOnly today)
    {
        var asked = db.Consents.Where(c => filter.Purpose == null || c.Purpose == filter.Purpose);
        var inForce = asked
            .Where(c => c.Withdrawal == null && c.From <= today && (c.Until == null || c.Until >= today))
            .Select(c => c.PersonId);
        return filter.State switch
        {
            RegisterState.InForce => people.Where(p => inForce.Contains(p.Id)),
            RegisterState.Lacking => people.Where(p => !inForce.Contains(p.Id)),
            RegisterState.Expired => people.Where(p =>
                !inForce.Contains(p.Id) && asked.Any(c => c.PersonId == p.Id && c.Withdrawal == null && c.Until < today)
            ),
            RegisterState.Withdrawn => people.Where(p =>
                !inForce.Contains(p.Id) && asked.Any(c => c.PersonId == p.Id && c.Withdrawal != null)
            ),
            _ => people,
        };
    }

    private static Dictionary<ConsentPurpose, Consent> Telling(IEnumerable<Consent> consents, DateOnly today) =>
        consents
            .Select(consent => consent.Purpose)
            .Distinct()
            .ToDictionary(purpose => purpose, purpose => Consent.Telling(consents, purpose, today)!);
}

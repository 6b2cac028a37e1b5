using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Consents;

/// <summary>The people whose consents are decided on, with what decides.</summary>
internal static class ConsentSubjects
{
    public static async Task<ConsentSubject?> ConsentSubjectAsync(
        this SchoolCommsDb db,
        School school,
        PersonId id,
        DateTimeOffset now,
        CancellationToken cancel
    ) => (await db.ConsentSubjectsAsync(school, [id], now, cancel)).SingleOrDefault();

    /// <summary>Subjects by name: three statements, however many there are. The consents are tracked.</summary>
    public static async Task<IReadOnlyList<ConsentSubject>> ConsentSubjectsAsync(
        this SchoolCommsDb db,
        School school,
        List<PersonId> ids,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var people = await db
            .People.AsNoTracking()
            .Include(p => p.Roles)
            .Where(p => ids.Contains(p.Id) && p.LeftAt == null)
            .OrderBy(p => p.NameKey)
            .ToListAsync(cancel);
        var guardians = (
            await db
                .Guardianships.Where(link => ids.Contains(link.ChildId))
                .Select(link => new { link.ChildId, link.GuardianId })
                .ToListAsync(cancel)
        ).ToLookup(link => link.ChildId, link => link.GuardianId);
        var consents = (await db.Consents.Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.Id).ToListAsync(cancel)).ToLookup(c =>
            c.PersonId
        );
        return people.ConvertAll(person => new ConsentSubject(
            person,
            school.Kind,
            [.. guardians[person.Id]],
            [.. consents[person.Id]],
            school.DateAt(now)
        ));
    }

    /// <summary>The same action in the whole school, or in a class where the person learns or teaches.</summary>
    public static async Task<Result> CheckConsentsAsync(
        this SchoolCommsDb db,
        Actor actor,
        SchoolAction action,
        PersonId person,
        CancellationToken cancel
    )
    {
        var classes = await db
            .ClassMemberships.Where(m => m.PersonId == person && m.EndedAt == null)
            .Select(m => m.ClassId)
            .ToListAsync(cancel);
        return Permissions.CheckAny(actor, action, classes);
    }

    /// <summary>The clause that asks for such consents, as it stands for families, or for workers.</summary>
    public static Clause? ConsentClause(this Actor actor, ConsentPurpose purpose)
    {
        var audience = actor.Roles.Count == 0 ? (Audience?)null : actor.AudienceAs(actor.Roles.Max());
        return actor.Edition.Cite(Consent.RuleOf(purpose), audience)
            ?? actor.Edition.Cite(Consent.RuleOf(purpose))
            ?? actor.Edition.Cite(Rule.PersonalData);
    }
}

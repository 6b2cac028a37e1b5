using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Who belongs to a class now.</summary>
internal static class ClassPeople
{
    public static IQueryable<Person> StudentsOf(this SchoolCommsDb db, ClassId @class) => db.InClass(@class, Role.Student);

    /// <summary>The parents of its students, and those who joined by its link.</summary>
    public static IQueryable<Person> ParentsOf(this SchoolCommsDb db, ClassId @class) =>
        db.People.Where(p =>
            p.LeftAt == null
            && (
                db.ClassMemberships.Any(m => m.ClassId == @class && m.PersonId == p.Id && m.Role == Role.Parent && m.EndedAt == null)
                || db.Guardianships.Any(g =>
                    g.GuardianId == p.Id
                    && db.ClassMemberships.Any(m =>
                        m.ClassId == @class && m.PersonId == g.ChildId && m.Role == Role.Student && m.EndedAt == null
                    )
                )
            )
        );

    public static IQueryable<Person> InClass(this SchoolCommsDb db, ClassId @class, Role role) =>
        db.People.Where(p =>
            p.LeftAt == null
            && db.ClassMemberships.Any(m => m.ClassId == @class && m.PersonId == p.Id && m.Role == role && m.EndedAt == null)
        );

    public static IQueryable<Person> WithRole(this SchoolCommsDb db, params Role[] roles) =>
        db.People.Where(p => p.LeftAt == null && p.Roles.Any(grant => roles.Contains(grant.Role)));
}

using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>Who belongs, by the roster, to a place that links lead into.</summary>
internal static class InvitedPeople
{
    /// <summary>
    /// The people of a class in a role, or of the whole school. «Учительская» is of everybody who works there, and of the
    /// administration, which joins it as teachers (S1 2.2).
    /// </summary>
    public static IQueryable<Person> PeopleOf(this SchoolCommsDb db, SchoolClass? @class, Role role, DateTimeOffset now)
    {
        if (@class is { IsStaffRoom: false })
            return role == Role.Parent ? db.ParentsOf(@class.Id) : db.InClass(@class.Id, role);
        if (@class is null || role != Role.Teacher)
            return db.WithRole(role);

        var administration = db.AdministrationAt(now);
        return db.People.Where(p =>
            p.LeftAt == null && (p.Roles.Any(grant => grant.Role == Role.Teacher) || administration.Contains(p.Id))
        );
    }

    /// <summary>The director, the deputies and the administrators.</summary>
    public static IQueryable<PersonId> AdministrationAt(this SchoolCommsDb db, DateTimeOffset now) =>
        db.AppointmentsAt(now).Where(a => Governing.Offices.Contains(a.Office)).Select(a => a.PersonId);

    /// <summary>
    /// Who is above the actor's right. A personal link ties a sign-in to all that a person is: whoever invites somebody who is a teacher
    /// too, or holds an office, must have the right to invite that; see <see cref="InviteRule.InvitesAnybody"/>.
    /// </summary>
    public static IQueryable<PersonId> AboveRightOf(
        this SchoolCommsDb db,
        Actor actor,
        IReadOnlyCollection<Role> invitable,
        DateTimeOffset now
    )
    {
        var anybody = InviteRule.InvitesAnybody(actor);
        var inOffice = db.AppointmentsAt(now).Select(a => a.PersonId);
        return db
            .People.Where(p => !anybody && (p.Roles.Any(grant => !invitable.Contains(grant.Role)) || inOffice.Contains(p.Id)))
            .Select(p => p.Id);
    }

    /// <summary>The times that somebody spent in a class in a role, ended ones too; a parent's are their children's as well.</summary>
    public static IQueryable<ClassMembership> TimesInClass(this SchoolCommsDb db, PersonId person, ClassId @class, Role role) =>
        db.ClassMemberships.Where(m =>
            m.ClassId == @class
            && (
                (m.PersonId == person && m.Role == role)
                || (
                    role == Role.Parent
                    && m.Role == Role.Student
                    && db.Guardianships.Any(g => g.GuardianId == person && g.ChildId == m.PersonId)
                )
            )
        );
}

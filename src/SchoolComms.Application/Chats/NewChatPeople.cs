using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>Who may be put into a new chat, and who is in it without being chosen. Only people who have joined the portal are in chats.</summary>
internal static class NewChatPeople
{
    /// <summary>The people of the class, or of the school, in the roles that such a chat has.</summary>
    public static IQueryable<Person> CandidatesFor(this SchoolCommsDb db, ChatKind kind, ClassId? classId)
    {
        var roles = ChatRule.RolesIn(kind).ToArray();
        if (classId is not { } @class)
            return Joined(db.WithRole(kind == ChatKind.Event ? [Role.Teacher, Role.Staff] : roles));

        var students = db.StudentsOf(@class).Select(p => p.Id);
        var parents = db.ParentsOf(@class).Select(p => p.Id);
        var teachers = db.InClass(@class, Role.Teacher).Select(p => p.Id);
        var (hasStudents, hasParents, hasTeachers) = (
            roles.Contains(Role.Student),
            roles.Contains(Role.Parent),
            roles.Contains(Role.Teacher)
        );
        return Joined(
            db.People.Where(p =>
                (hasStudents && students.Contains(p.Id))
                || (hasParents && parents.Contains(p.Id))
                || (hasTeachers && teachers.Contains(p.Id))
            )
        );
    }

    /// <summary>The director and the deputies stand in their chats by office, the teachers by role; others are chosen.</summary>
    public static IQueryable<Person>? MembersByOffice(this SchoolCommsDb db, ChatKind kind, DateTimeOffset now)
    {
        var management = db.AppointmentsAt(now)
            .Where(a => a.Office == Office.Director || a.Office == Office.Deputy)
            .Select(a => a.PersonId);
        return kind switch
        {
            ChatKind.DirectorAndDeputies => Joined(db.People.Where(p => management.Contains(p.Id))),
            ChatKind.DirectorAndTeachers => Joined(db.WithRole(Role.Teacher)),
            _ => null,
        };
    }

    private static IQueryable<Person> Joined(IQueryable<Person> people) => people.Where(p => p.Account != null && p.LeftAt == null);
}

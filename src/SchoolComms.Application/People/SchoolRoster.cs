using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Loads the school as an import finds it: six statements, however many people there are.</summary>
internal static class SchoolRoster
{
    public static async Task<ExistingRoster> LoadRosterAsync(
        this SchoolCommsDb db,
        School school,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var year = await db.YearOfNewClassesAsync(school, now, cancel);
        var classes = await db.Classes.AsNoTracking().ToDictionaryAsync(c => c.Id, cancel);
        var students = await StudentsAsync(db, classes, cancel);
        var adults = await AdultsAsync(db, cancel);
        var guardianships = await GuardianshipsAsync(db, students, adults, cancel);
        return new ExistingRoster(
            [.. classes.Values.Where(c => c.SchoolYear == year).Select(c => c.Name)],
            students.Values,
            adults.Values,
            [.. guardianships[true]],
            await TeachingsAsync(db, classes, adults, year, cancel),
            await ClassTeachingsAsync(db, classes, adults, year, now, cancel)
        )
        {
            EndedGuardianships = [.. guardianships[false]],
        };
    }

    private static async Task<Dictionary<PersonId, RosterStudent>> StudentsAsync(
        SchoolCommsDb db,
        Dictionary<ClassId, SchoolClass> classes,
        CancellationToken cancel
    )
    {
        var found = await (
            from membership in db.ClassMemberships
            where membership.Role == Role.Student && membership.EndedAt == null
            join person in db.People on membership.PersonId equals person.Id
            where person.LeftAt == null
            orderby person.Id, membership.Since
            select new
            {
                person.Id,
                person.Name,
                person.BirthDate,
                person.JournalId,
                membership.ClassId,
            }
        ).ToListAsync(cancel);
        return found
            .DistinctBy(student => student.Id)
            .ToDictionary(
                student => student.Id,
                student => new RosterStudent(
                    student.Id.Value,
                    student.Name,
                    classes[student.ClassId].Name,
                    student.BirthDate,
                    student.JournalId
                )
            );
    }

    private static async Task<Dictionary<PersonId, RosterAdult>> AdultsAsync(SchoolCommsDb db, CancellationToken cancel)
    {
        var found = await db
            .People.Where(person => person.LeftAt == null && person.Roles.Any(grant => grant.Role != Role.Student))
            .OrderBy(person => person.Id)
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.Phone,
                person.Email,
                person.Post,
                IsStaff = person.Roles.Any(grant => grant.Role == Role.Teacher || grant.Role == Role.Staff),
            })
            .ToListAsync(cancel);
        return found.ToDictionary(
            adult => adult.Id,
            adult => new RosterAdult(adult.Id.Value, adult.Name, adult.Phone, adult.Email, adult.IsStaff) { Post = adult.Post }
        );
    }

    // Those in force under true.
    private static async Task<ILookup<bool, RosterGuardianship>> GuardianshipsAsync(
        SchoolCommsDb db,
        Dictionary<PersonId, RosterStudent> students,
        Dictionary<PersonId, RosterAdult> adults,
        CancellationToken cancel
    )
    {
        var links = await db
            .Guardianships.IgnoreQueryFilters([SchoolCommsDb.CurrentFilter])
            .AsNoTracking()
            .OrderBy(link => link.GuardianId)
            .ToListAsync(cancel);
        return links
            .Where(link => students.ContainsKey(link.ChildId) && adults.ContainsKey(link.GuardianId))
            .ToLookup(link => link.EndedAt is null, link => new RosterGuardianship(students[link.ChildId], adults[link.GuardianId]));
    }

    private static async Task<List<RosterTeaching>> TeachingsAsync(
        SchoolCommsDb db,
        Dictionary<ClassId, SchoolClass> classes,
        Dictionary<PersonId, RosterAdult> adults,
        int year,
        CancellationToken cancel
    )
    {
        var memberships = await db
            .ClassMemberships.AsNoTracking()
            .Where(membership => membership.Role == Role.Teacher && membership.EndedAt == null)
            .ToListAsync(cancel);
        return
        [
            .. from membership in memberships
            where adults.ContainsKey(membership.PersonId) && classes[membership.ClassId].SchoolYear == year
            let subject = membership.Subject.Length == 0 ? null : membership.Subject
            select new RosterTeaching(adults[membership.PersonId], classes[membership.ClassId].Name, subject),
        ];
    }

    private static async Task<List<RosterClassTeaching>> ClassTeachingsAsync(
        SchoolCommsDb db,
        Dictionary<ClassId, SchoolClass> classes,
        Dictionary<PersonId, RosterAdult> adults,
        int year,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var appointments = await db
            .Appointments.AsNoTracking()
            .Where(a => a.Office == Office.ClassTeacher && a.ClassId != null && (a.EndsAt == null || now < a.EndsAt))
            .ToListAsync(cancel);
        return
        [
            .. from appointment in appointments
            let @class = classes[appointment.ClassId!.Value]
            where adults.ContainsKey(appointment.PersonId) && @class.SchoolYear == year
            select new RosterClassTeaching(adults[appointment.PersonId], @class.Name),
        ];
    }
}

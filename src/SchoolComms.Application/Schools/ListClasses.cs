using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>A class as a line of a list.</summary>
/// <param name="MissingChats">How many of the expected chats it does not have; 0 for «Учительская».</param>
/// <param name="MayOpen">The actor may open its page.</param>
public sealed record ClassLine(
    ClassId Id,
    ClassName Name,
    FullName? ClassTeacher,
    int Students,
    int Parents,
    int ParentsJoined,
    int MissingChats,
    bool MayOpen
);

/// <summary>«Учительская» and the classes of one school year, in natural order.</summary>
public sealed record ClassList(int SchoolYear, IReadOnlyList<int> Years, ClassLine StaffRoom, IReadOnlyList<ClassLine> Classes);

/// <summary>Lists the classes of a school year; without a year, of the one that runs.</summary>
public sealed class ListClasses(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<ClassList>> RunAsync(Actor actor, int? schoolYear, CancellationToken cancel)
    {
        if (Permissions.Check(actor, SchoolAction.SeeClasses, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        var years = await db
            .Classes.Where(c => c.SchoolYear != 0)
            .Select(c => c.SchoolYear)
            .Distinct()
            .OrderByDescending(year => year)
            .ToListAsync(cancel);
        var shown = schoolYear ?? await db.RunningYearAsync(actor.School, time.GetUtcNow(), cancel);
        var lines = await LinesAsync(actor, shown, cancel);
        return new ClassList(
            shown,
            years,
            lines.Single(IsStaffRoom),
            [.. lines.Where(line => !IsStaffRoom(line)).OrderBy(line => line.Name)]
        );
    }

    private async Task<List<ClassLine>> LinesAsync(Actor actor, int year, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var inForce = db.AppointmentsAt(now);
        var found = await db
            .Classes.Where(c => c.SchoolYear == year || c.SchoolYear == 0)
            .Select(c => new
            {
                Class = c,
                Teacher = (
                    from office in inForce
                    where office.ClassId == c.Id
                    join person in db.People on office.PersonId equals person.Id
                    select person.Name
                ).FirstOrDefault(),
                Students = db.ClassMemberships.Count(m => m.ClassId == c.Id && m.Role == Role.Student && m.EndedAt == null),
                Chats = db.Chats.Count(chat => chat.ClassId == c.Id && ClassChats.Expected.Contains(chat.Kind)),
            })
            .AsNoTracking()
            .ToListAsync(cancel);
        var parents = await ParentsAsync(cancel);
        return found.ConvertAll(line => new ClassLine(
            line.Class.Id,
            line.Class.Name,
            line.Teacher,
            line.Students,
            parents.GetValueOrDefault(line.Class.Id).All,
            parents.GetValueOrDefault(line.Class.Id).Joined,
            line.Class.IsStaffRoom ? 0 : ClassChats.Expected.Length - line.Chats,
            Permissions.Permits(actor, SchoolAction.SeeClass, Target.Of(line.Class.Id))
        ));
    }

    private async Task<Dictionary<ClassId, (int All, int Joined)>> ParentsAsync(CancellationToken cancel)
    {
        var byLink = db.ClassMemberships.Where(m => m.Role == Role.Parent && m.EndedAt == null).Select(m => new { m.ClassId, m.PersonId });
        var byChild =
            from student in db.ClassMemberships
            where student.Role == Role.Student && student.EndedAt == null
            join link in db.Guardianships on student.PersonId equals link.ChildId
            select new { student.ClassId, PersonId = link.GuardianId };
        return await (
            from parent in byLink.Union(byChild)
            join person in db.People on parent.PersonId equals person.Id
            where person.LeftAt == null
            group person by parent.ClassId into ofClass
            select new
            {
                ofClass.Key,
                All = ofClass.Count(),
                Joined = ofClass.Count(person => person.Account != null),
            }
        ).ToDictionaryAsync(line => line.Key, line => (line.All, line.Joined), cancel);
    }

    private static bool IsStaffRoom(ClassLine line) => line.Name == ClassName.StaffRoom;
}

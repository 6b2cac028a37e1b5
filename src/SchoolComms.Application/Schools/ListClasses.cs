using Microsoft.EntityFrameworkCore;
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

/// <summary>Lists the classes of a school year; without a year, of the newest.</summary>
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
        var thisYear = SchoolClass.YearOf(actor.School.DateAt(time.GetUtcNow()));
        var shown = schoolYear ?? (years.Count > 0 ? years[0] : thisYear);
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
        var found = await db
            .Classes.Where(c => c.SchoolYear == year || c.SchoolYear == 0)
            .Select(c => new
            {
                Class = c,
                Teacher = (
                    from office in db.Appointments
                    where office.ClassId == c.Id && office.StartsAt <= now && (office.EndsAt == null || now < office.EndsAt)
                    join person in db.People on office.PersonId equals person.Id
                    select person.Name
                ).FirstOrDefault(),
                Students = db.ClassMemberships.Count(m => m.ClassId == c.Id && m.Role == Role.Student && m.EndedAt == null),
                Parents = db.ParentsOf(c.Id).Count(),
                ParentsJoined = db.ParentsOf(c.Id).Count(p => p.Account != null),
                Chats = db.Chats.Count(chat => chat.ClassId == c.Id && ClassChats.Expected.Contains(chat.Kind)),
            })
            .AsNoTracking()
            .ToListAsync(cancel);
        return found.ConvertAll(line => new ClassLine(
            line.Class.Id,
            line.Class.Name,
            line.Teacher,
            line.Students,
            line.Parents,
            line.ParentsJoined,
            line.Class.IsStaffRoom ? 0 : ClassChats.Expected.Length - line.Chats,
            !Permissions.Check(actor, SchoolAction.SeeClass, Target.Of(line.Class.Id)).IsRefused
        ));
    }

    private static bool IsStaffRoom(ClassLine line) => line.Name == ClassName.StaffRoom;
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Somebody of a class, and when they joined the portal.</summary>
public sealed record ClassPerson(PersonId Id, FullName Name, DateTimeOffset? JoinedAt);

/// <summary>A teacher of a class with one subject.</summary>
public sealed record ClassTeaching(ClassPerson Teacher, string Subject);

/// <summary>The class teacher, with the order that the appointment rests on.</summary>
public sealed record LedBy(ClassPerson Teacher, Order Order, DateTimeOffset Since);

/// <summary>A chat that the regulation expects for the class, and whether it is there.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Chat">The chat; null while it is missing.</param>
/// <param name="IsMember">The actor is in it.</param>
/// <param name="Right">The clause that lets the class teacher create it.</param>
/// <param name="MayCreate">The actor may create it.</param>
public sealed record ExpectedChat(ChatKind Kind, ChatId? Chat, bool IsMember, Clause? Right, bool MayCreate);

/// <summary>A class's page.</summary>
public sealed record ClassView(
    SchoolClass Class,
    LedBy? LedBy,
    IReadOnlyList<ClassTeaching> Teachers,
    IReadOnlyList<ClassPerson> Students,
    IReadOnlyList<ClassPerson> Parents,
    IReadOnlyList<ExpectedChat> Chats
)
{
    public IEnumerable<ExpectedChat> MissingHere => Chats.Where(chat => chat.Chat is null && chat.MayCreate);
}

/// <summary>Opens a class's page: who leads it, who teaches and learns there, whose parents have joined, which chats it has.</summary>
public sealed class ReadClass(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>The most people of a kind that the page names.</summary>
    public const int Most = 300;

    public async Task<Result<ClassView>> RunAsync(Actor actor, ClassId id, CancellationToken cancel)
    {
        var @class = await db.Classes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (@class is null)
            return new NotFound(nameof(SchoolClass));
        if (Permissions.Check(actor, SchoolAction.SeeClass, Target.Of(id)) is { IsRefused: true } refused)
            return refused.Error!;

        return new ClassView(
            @class,
            await LedByAsync(id, cancel),
            @class.IsStaffRoom ? await StaffAsync(cancel) : await TeachersAsync(id, cancel),
            await PeopleAsync(db.StudentsOf(id), cancel),
            await PeopleAsync(db.ParentsOf(id), cancel),
            @class.IsStaffRoom ? [] : await ChatsAsync(actor, id, cancel)
        );
    }

    private async Task<LedBy?> LedByAsync(ClassId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = await (
            from office in db.AppointmentsAt(now).AsNoTracking()
            where office.ClassId == id
            join person in db.People on office.PersonId equals person.Id
            select new { Office = office, Teacher = new ClassPerson(person.Id, person.Name, person.JoinedAt) }
        ).FirstOrDefaultAsync(cancel);
        return found is null ? null : new LedBy(found.Teacher, found.Office.Order, found.Office.StartsAt);
    }

    private async Task<List<ClassTeaching>> TeachersAsync(ClassId id, CancellationToken cancel) =>
        await (
            from membership in db.ClassMemberships
            where membership.ClassId == id && membership.Role == Role.Teacher && membership.EndedAt == null
            join person in db.People on membership.PersonId equals person.Id
            orderby membership.Subject, person.NameKey
            select new ClassTeaching(new ClassPerson(person.Id, person.Name, person.JoinedAt), membership.Subject)
        )
            .Take(Most)
            .ToListAsync(cancel);

    // «Учительская» is of the whole teaching staff, whoever was put there by hand or not (PPL-1).
    private async Task<List<ClassTeaching>> StaffAsync(CancellationToken cancel) =>
        [.. (await PeopleAsync(db.WithRole(Role.Teacher), cancel)).Select(person => new ClassTeaching(person, ""))];

    private static async Task<List<ClassPerson>> PeopleAsync(IQueryable<Person> people, CancellationToken cancel) =>
        await people.OrderBy(p => p.NameKey).Select(p => new ClassPerson(p.Id, p.Name, p.JoinedAt)).Take(Most).ToListAsync(cancel);

    private async Task<List<ExpectedChat>> ChatsAsync(Actor actor, ClassId id, CancellationToken cancel)
    {
        var there = await db
            .Chats.Where(c => c.ClassId == id && ClassChats.Expected.Contains(c.Kind))
            .Select(c => new
            {
                c.Kind,
                c.Id,
                IsMember = db.ChatMembers.Any(m => m.ChatId == c.Id && m.PersonId == actor.Person && m.EndedAt == null),
            })
            .ToDictionaryAsync(c => c.Kind, cancel);
        var regulation = actor.Edition.Regulation;
        return
        [
            .. ClassChats.Expected.Select(kind => new ExpectedChat(
                kind,
                there.GetValueOrDefault(kind)?.Id,
                there.GetValueOrDefault(kind)?.IsMember ?? false,
                actor.Edition.Cite(regulation.RightToCreate(Standing.ClassTeacher, kind)?.Clause),
                !ChatRule.RightToCreate(actor, kind, id).IsRefused
            )),
        ];
    }
}

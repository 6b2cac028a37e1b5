using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>The teachers whom a class may get, as its class teacher or with a subject: those who joined and those of the roster.</summary>
public sealed class ReadTeachers(SchoolCommsDb db)
{
    /// <summary>The most teachers that a form offers.</summary>
    public const int Most = 500;

    public async Task<Result<IReadOnlyList<ClassPerson>>> RunAsync(
        Actor actor,
        SchoolAction purpose,
        ClassId @class,
        CancellationToken cancel
    )
    {
        if (Permissions.Check(actor, purpose, Target.Of(@class)) is { IsRefused: true } refused)
            return refused.Error!;

        return await db.WithRole(Role.Teacher)
            .OrderBy(p => p.NameKey)
            .Select(p => new ClassPerson(p.Id, p.Name, p.JoinedAt))
            .Take(Most)
            .ToListAsync(cancel);
    }
}

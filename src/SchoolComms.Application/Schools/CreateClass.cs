using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Creates a class of this school year (S0 4.1, S1 2.1, S3 2.1); however its name is spelt, there is one of it.</summary>
public sealed class CreateClass(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<ClassId>> RunAsync(Actor actor, string? name, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (Permissions.Check(actor, SchoolAction.KeepClasses, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        var parsed = ClassName.Parse(name);
        if (parsed.IsRefused)
            return parsed.Error with { Field = nameof(SchoolClass.Name) };

        var @class = SchoolClass.Create(actor.School.Id, parsed.Value, await db.YearOfNewClassesAsync(actor.School, now, cancel), now);
        db.Add(@class);
        try
        {
            var details = new
            {
                Class = @class.Id.Value,
                Name = @class.Name.Value,
                @class.SchoolYear,
            };
            await db.SaveAndRecordAsync(actor, AuditKind.ClassCreated, details, actor.Edition.Cite(Rule.StructureKept), now, cancel);
        }
        catch (DbUpdateException problem) when (problem.TakenKey() is "ix_school_class_school_id_school_year_name")
        {
            return new ClassExists(@class.Name.Value) { Field = nameof(SchoolClass.Name) };
        }

        return @class.Id;
    }
}

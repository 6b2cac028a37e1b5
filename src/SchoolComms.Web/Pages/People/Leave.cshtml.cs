using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.People;

namespace SchoolComms.Web.Pages.People;

/// <summary>Somebody leaves: a student, a worker, a parent at their own request.</summary>
public sealed class LeaveModel(ReadPerson read, EnterMovement enter, IStringLocalizer<Texts> t) : MovementForm(read, enter, t)
{
    private readonly IStringLocalizer<Texts> t = t;

    /// <summary>The ways in which this person may leave.</summary>
    public IReadOnlyList<LeavingWay> Ways { get; private set; } = [];

    protected override Task<IActionResult?> PrepareAsync()
    {
        Ways = [.. Record.Roles.SelectMany(fact => WaysOf(fact.Role)).Distinct()];
        if (Ways is [var only])
            Input.Way = only;
        return Task.FromResult(Ways.Count == 0 ? Refused(new NotThereToMove()) : null);
    }

    protected override MovementOf? What()
    {
        if (Input.Way is { } way && Ways.Contains(way))
            return Of(way);

        ModelState.AddModelError("Input.Way", t["Отметьте, как этот человек выбывает."]);
        return null;
    }

    private MovementOf Of(LeavingWay way) =>
        way switch
        {
            LeavingWay.StudentLeaves => new(Record.Id, MovementKind.Leaving, Role.Student, ClassOf()),
            LeavingWay.StudentGraduates => new(Record.Id, MovementKind.Graduation, Role.Student, ClassOf()),
            LeavingWay.ParentLeaves => new(Record.Id, MovementKind.Leaving, Role.Parent),
            _ => new(Record.Id, MovementKind.Dismissal, Record.Roles.Any(fact => fact.Role == Role.Teacher) ? Role.Teacher : Role.Staff),
        };

    private Domain.Schools.ClassId? ClassOf() => Record.Classes.FirstOrDefault(fact => fact.Role == Role.Student)?.Id;

    private static LeavingWay[] WaysOf(Role role) =>
        role switch
        {
            Role.Student => [LeavingWay.StudentLeaves, LeavingWay.StudentGraduates],
            Role.Parent => [LeavingWay.ParentLeaves],
            _ => [LeavingWay.WorkerIsDismissed],
        };
}

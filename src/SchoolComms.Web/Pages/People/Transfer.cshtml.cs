using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Web.Pages.People;

/// <summary>A student goes over to another class.</summary>
public sealed class TransferModel(ReadPerson read, EnterMovement enter, ReadClassNames classNames, IStringLocalizer<Texts> t)
    : MovementForm(read, enter, t)
{
    private readonly IStringLocalizer<Texts> t = t;

    /// <summary>The class that the student is in.</summary>
    public ClassFact From { get; private set; } = null!;

    /// <summary>The classes that the student may go over to.</summary>
    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (Record.Classes.FirstOrDefault(fact => fact.Role == Role.Student) is not { } from)
            return Refused(new NotThereToMove());

        From = from;
        var there = Record.Classes.Where(fact => fact.Role == Role.Student).Select(fact => fact.Id).ToList();
        Classes =
        [
            .. (await classNames.RunAsync(Actor, Cancel)).Where(name => name.Name != ClassName.StaffRoom && !there.Contains(name.Id)),
        ];
        return null;
    }

    protected override MovementOf? What()
    {
        if (Classes.FirstOrDefault(name => name.Id.Value == Input.ToClass) is { } to)
            return new MovementOf(Record.Id, MovementKind.Transfer, Role.Student, From.Id, to.Id);

        ModelState.AddModelError("Input.ToClass", t["Выберите, куда."]);
        return null;
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Appoints a class teacher by the director's order.</summary>
public sealed class ClassTeacherModel(ReadClass read, ReadTeachers teachers, AppointClassTeacher appoint, IStringLocalizer<Texts> t)
    : SchoolPage
{
    [BindProperty]
    public ClassTeacherInput Input { get; set; } = new();

    public ClassView View { get; private set; } = null!;

    public IReadOnlyList<ClassPerson> Teachers { get; private set; } = [];

    public Clause? StructureClause => Actor.Edition.Cite(Rule.StructureKept);

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return Again();

        var appointed = await appoint.RunAsync(Actor, View.Class.Id, new PersonId(Input.Person!.Value), order!, Cancel);
        if (appointed.IsRefused)
            return Again(appointed.Error);

        TempData["Done"] = t["Назначение записано. Чаты [класса|группы] теперь ведёт этот человек."].Value;
        return Redirect($"/s/{Slug}/classes/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new ClassId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);
        if (found.Value.Class.IsStaffRoom)
            return Refused(new NotFound(nameof(SchoolClass)));

        var offered = await teachers.RunAsync(Actor, SchoolAction.AppointClassTeacher, new ClassId(id), Cancel);
        if (offered.IsRefused)
            return Refused(offered.Error);

        (View, Teachers) = (found.Value, offered.Value);
        return null;
    }

    public sealed record ClassTeacherInput
    {
        public Guid? Person { get; set; }
        public OrderInput Order { get; set; } = new();
    }

    public sealed class ClassTeacherValidator : AbstractValidator<ClassTeacherInput>
    {
        public ClassTeacherValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Person).NotNull().WithMessage(t["Выберите педагога."]);
    }
}

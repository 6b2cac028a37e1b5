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

/// <summary>Attaches a teacher to a class with a subject.</summary>
public sealed class NewTeacherModel(ReadClass read, ReadTeachers teachers, AttachTeacher attach, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public TeachingInput Input { get; set; } = new();

    public SchoolClass Class { get; private set; } = null!;

    public IReadOnlyList<ClassPerson> Teachers { get; private set; } = [];

    public Clause? StructureClause => Actor.Edition.Cite(Rule.StructureKept);

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Again();

        var attached = await attach.RunAsync(Actor, Class.Id, new PersonId(Input.Person!.Value), Input.Subject!, Cancel);
        if (attached.IsRefused)
            return Again(attached.Error);

        TempData["Done"] = t["Педагог добавлен."].Value;
        return Redirect($"/s/{Slug}/classes/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new ClassId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);
        if (found.Value.Class.IsStaffRoom)
            return Refused(new NotFound(nameof(SchoolClass)));

        var offered = await teachers.RunAsync(Actor, SchoolAction.KeepClasses, new ClassId(id), Cancel);
        if (offered.IsRefused)
            return Refused(offered.Error);

        (Class, Teachers) = (found.Value.Class, offered.Value);
        return null;
    }

    public sealed record TeachingInput
    {
        public Guid? Person { get; set; }
        public string? Subject { get; set; }
    }

    public sealed class TeachingInputValidator : AbstractValidator<TeachingInput>
    {
        public TeachingInputValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Person).NotNull().WithMessage(t["Выберите педагога."]);
            RuleFor(input => input.Subject).NotEmpty().WithMessage(t["Напишите предмет."]);
            RuleFor(input => input.Subject)
                .MaximumLength(ClassMembership.MaxSubject)
                .WithMessage(t["Предмет длиннее {0} знаков.", ClassMembership.MaxSubject]);
        }
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Schools;

namespace SchoolComms.Web.Pages.People;

/// <summary>One new person by hand: a student with class and parents, or a worker with a post.</summary>
public sealed class ArriveModel(EnterArrival arrive, ReadClassNames classNames, IStringLocalizer<Texts> t) : SchoolPage
{
    /// <summary>How many parents the form asks for; more are added on the student's page.</summary>
    public const int Parents = 2;

    [BindProperty]
    public ArrivalInput Input { get; set; } = new();

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.MovePeople));

    public async Task<IActionResult> OnGetAsync()
    {
        Input.EffectiveOn = Actor.School.DateAt(Now);
        return await OpenAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        var who = Read();
        if (Input.BirthDate is { } born)
            Take(BirthDates.Check(born, Actor.School.DateAt(Now)), nameof(Input.BirthDate));
        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return Again();

        var entered = await arrive.RunAsync(Actor, who!, order!, Input.EffectiveOn!.Value, Cancel);
        if (entered.IsRefused)
            return Again(entered.Error);

        TempData["Done"] = t["Прибытие записано. Теперь пригласите человека: выпустите ссылку."].Value;
        return Redirect($"/s/{Slug}/people/movements/{entered.Value.Value}");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        if (Permissions.Check(Actor, SchoolAction.MovePeople, Target.School) is { IsRefused: true } refused)
            return Refused(refused.Error!);

        Classes = [.. (await classNames.RunAsync(Actor, Cancel)).Where(name => name.Name != ClassName.StaffRoom)];
        Input.Parents = [.. Input.Parents.Concat(Enumerable.Range(0, Parents).Select(_ => new ParentInput())).Take(Parents)];
        return null;
    }

    private Arriving? Read()
    {
        var name = Take(FullName.Parse(Input.Name), nameof(Input.Name));
        if (name is null || Input.Role is not { } role)
            return null;
        if (role != Role.Student)
            return new Arriving(name, role, Post: Input.Post?.Trim(), Contact: ContactOf(Input.Phone, Input.Email, null));

        return new Arriving(
            name,
            Role.Student,
            Input.BirthDate,
            Input.Class is { } id ? new ClassId(id) : null,
            Parents: [.. Input.Parents.Select(ParentOf).OfType<ArrivingParent>()]
        );
    }

    private ArrivingParent? ParentOf(ParentInput parent, int index)
    {
        if (parent.IsEmpty)
            return null;

        var at = $"{nameof(Input.Parents)}[{index}]";
        var name = Take(FullName.Parse(parent.Name), $"{at}.{nameof(parent.Name)}");
        var contact = ContactOf(parent.Phone, parent.Email, at);
        return name is null ? null : new ArrivingParent(name, contact);
    }

    private Contact ContactOf(string? phone, string? email, string? at)
    {
        var prefix = at is null ? "" : $"{at}.";
        return new Contact(
            string.IsNullOrWhiteSpace(phone) ? null : Take(PhoneNumber.Parse(phone), $"{prefix}{nameof(Input.Phone)}"),
            string.IsNullOrWhiteSpace(email) ? null : Take(EmailAddress.Parse(email), $"{prefix}{nameof(Input.Email)}")
        );
    }

    public sealed record ArrivalInput
    {
        public Role? Role { get; set; }
        public string? Name { get; set; }
        public DateOnly? BirthDate { get; set; }
        public Guid? Class { get; set; }
        public string? Post { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public List<ParentInput> Parents { get; set; } = [];
        public DateOnly? EffectiveOn { get; set; }
        public OrderInput Order { get; set; } = new();
    }

    public sealed record ParentInput
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Email);
    }

    public sealed class ArrivalValidator : AbstractValidator<ArrivalInput>
    {
        public ArrivalValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Role).NotNull().WithMessage(t["Отметьте, кто прибыл."]).NotEqual(Domain.People.Role.Parent);
            RuleFor(input => input.Class)
                .NotNull()
                .When(input => input.Role == Domain.People.Role.Student)
                .WithMessage(t["Выберите, куда."]);
            RuleFor(input => input.BirthDate)
                .NotNull()
                .When(input => input.Role == Domain.People.Role.Student)
                .WithMessage(t["Укажите дату рождения: по ней различают тёзок."]);
            RuleFor(input => input.Post).MaximumLength(Person.MaxPost).WithMessage(t["Должность длиннее {0} знаков.", Person.MaxPost]);
            RuleFor(input => input.EffectiveOn).NotNull().WithMessage(t["Укажите, с какого дня."]);
        }
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Putting right what the school knows of somebody, with a reason.</summary>
public sealed class EditPersonModel(ReadPerson read, CorrectPerson correct, IStringLocalizer<Texts> t) : SchoolPage
{
    public PersonRecord Record { get; private set; } = null!;

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.KeepPeople));

    /// <summary>Whether the person works here: only workers have a post.</summary>
    public bool HasPost => Record.Post is not null || Record.Roles.Any(fact => fact.Role.IsOfWorker());

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        Input = new PersonInput
        {
            LastName = Record.Name.Last,
            FirstName = Record.Name.First,
            MiddleName = Record.Name.Middle,
            BirthDate = Record.Contacts?.BirthDate,
            Phone = Record.Contacts?.Phone?.Display,
            Email = Record.Contacts?.Email?.Value,
            Post = Record.Post,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var name = Take(FullName.Of(Input.LastName, Input.FirstName, Input.MiddleName), nameof(Input.LastName));
        var phone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Take(PhoneNumber.Parse(Input.Phone), nameof(Input.Phone));
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        if (Input.BirthDate is { } born)
            Take(BirthDates.Check(born, Actor.School.DateAt(Now)), nameof(Input.BirthDate));
        if (!ModelState.IsValid)
            return Again();

        var post = HasPost && !string.IsNullOrWhiteSpace(Input.Post) ? Input.Post.Trim() : null;
        var facts = new PersonFacts(name!, Input.BirthDate, phone, email, post);
        var corrected = await correct.RunAsync(Actor, new PersonId(id), facts, Input.Reason!, Cancel);
        if (corrected.Error is { Kind: ErrorKind.Conflict } conflict)
            return Again(conflict);
        if (corrected.IsRefused)
            return Refused(corrected.Error);

        TempData["Done"] = t["Сведения исправлены."].Value;
        return RedirectToPage("Person", new { slug = Slug, id });
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        if (Permissions.Check(Actor, SchoolAction.KeepPeople, Target.School) is { IsRefused: true, Error: var forbidden })
            return Refused(forbidden);

        var opened = await read.RunAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        return null;
    }

    public sealed record PersonInput
    {
        public string? LastName { get; set; }
        public string? FirstName { get; set; }
        public string? MiddleName { get; set; }
        public DateOnly? BirthDate { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public string? Post { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class PersonInputValidator : AbstractValidator<PersonInput>
    {
        public PersonInputValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Post).MaximumLength(Person.MaxPost).WithMessage(t["Текст длиннее {0} знаков.", Person.MaxPost]);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(t["Напишите, почему сведения меняются: это останется в журнале."]);
            RuleFor(input => input.Reason)
                .MaximumLength(CorrectPerson.MaxReason)
                .WithMessage(t["Причина длиннее {0} знаков.", CorrectPerson.MaxReason]);
        }
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Records a violation that no message shows: which rule, what happened, when.</summary>
public sealed class CircumstanceModel(OpenMember open, RecordCircumstance record) : SchoolPage
{
    public AddressedForm Form { get; private set; } = null!;

    [BindProperty]
    public CircumstanceInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid person)
    {
        if (await OpenAsync(chat, person) is { } refused)
            return refused;

        var local = TimeZoneInfo.ConvertTime(Now, Actor.School.Zone).DateTime;
        Input.CommittedAt = local.Date.AddHours(local.Hour).AddMinutes(local.Minute);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid person)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat, person) ?? Again();

        var told = new Circumstance(Input.Rule!.Value, Input.Circumstance, Input.CommittedAt!.Value);
        var recorded = await record.RunAsync(Actor, new ChatId(chat), new PersonId(person), told, Cancel);
        if (recorded.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(recorded.Error);
        if (recorded.IsRefused)
            return await OpenAsync(chat, person) ?? Again(recorded.Error);

        return Redirect($"/s/{Slug}/moderation/{chat}/members/{person}");
    }

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid person)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), new PersonId(person), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record CircumstanceInput
    {
        public Rule? Rule { get; set; }
        public string? Circumstance { get; set; }
        public DateTime? CommittedAt { get; set; }
    }

    public sealed class CircumstanceValidator : AbstractValidator<CircumstanceInput>
    {
        public CircumstanceValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Rule).NotNull().WithMessage(t["Выберите правило, которое нарушено."]);
            RuleFor(input => input.Circumstance).NotEmpty().WithMessage(t["Напишите, что произошло."]);
            RuleFor(input => input.CommittedAt).NotNull().WithMessage(t["Укажите, когда это произошло."]);
        }
    }
}

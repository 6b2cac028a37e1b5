using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Adds a day that the school works although the state does not.</summary>
public sealed class NewWorkingDayModel(ChangeCalendar change, IStringLocalizer<Texts> t) : CalendarChangePage(change, t)
{
    [BindProperty]
    public DayInput Input { get; set; } = new();

    public IActionResult OnGet() => Open();

    public async Task<IActionResult> OnPostAsync() =>
        ModelState.IsValid ? await ChangeAsync(new CalendarChange.AddWorkingDay(Input.Day!.Value), Input.Day.Value.Year) : Unfinished();

    public sealed record DayInput
    {
        public DateOnly? Day { get; set; }
    }

    public sealed class DayValidator : AbstractValidator<DayInput>
    {
        public DayValidator(IStringLocalizer<Texts> t) => RuleFor(input => input.Day).NotNull().WithMessage(t["Укажите день."]);
    }
}

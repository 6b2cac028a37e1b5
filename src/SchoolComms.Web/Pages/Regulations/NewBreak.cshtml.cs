using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Adds a break or a quarantine to the school's calendar.</summary>
public sealed class NewBreakModel(ChangeCalendar change, IStringLocalizer<Texts> t) : CalendarChangePage(change, t)
{
    [BindProperty]
    public BreakInput Input { get; set; } = new();

    public IActionResult OnGet() => Open();

    public async Task<IActionResult> OnPostAsync() =>
        ModelState.IsValid ? await ChangeAsync(Read(), Input.First!.Value.Year) : Unfinished();

    private Result<CalendarChange> Read()
    {
        var added = SchoolBreak.Create(Input.Name!, Input.First!.Value, Input.Last!.Value);
        return added.IsRefused ? added.Error : new CalendarChange.AddBreak(added.Value);
    }

    public sealed record BreakInput
    {
        public string? Name { get; set; }
        public DateOnly? First { get; set; }
        public DateOnly? Last { get; set; }
    }

    public sealed class BreakValidator : AbstractValidator<BreakInput>
    {
        public BreakValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Name).NotEmpty().WithMessage(t["Назовите перерыв: его увидят все."]);
            RuleFor(input => input.First).NotNull().WithMessage(t["Укажите первый день."]);
            RuleFor(input => input.Last).NotNull().WithMessage(t["Укажите последний день."]);
        }
    }
}

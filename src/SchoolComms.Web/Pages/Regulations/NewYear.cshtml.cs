using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Adds a year that the state has published.</summary>
public sealed class NewYearModel(ChangeCalendar change, IStringLocalizer<Texts> t) : CalendarChangePage(change, t)
{
    /// <summary>The longest list, in characters: every day of a year would fit twice.</summary>
    public const int MaxList = 5000;

    [BindProperty]
    public YearInput Input { get; set; } = new();

    public IActionResult OnGet(int? year)
    {
        Input.Year = year ?? Actor.School.DateAt(Now).Year + 1;
        return Open();
    }

    public async Task<IActionResult> OnPostAsync() => ModelState.IsValid ? await ChangeAsync(Read(), Input.Year) : Unfinished();

    private Result<CalendarChange> Read()
    {
        var year = CalendarYear.Create(Input.Year!.Value, Input.DaysOff ?? "", Input.WorkingDays ?? "", Input.ShortenedDays ?? "");
        return year.IsRefused ? year.Error : new CalendarChange.AddYear(year.Value);
    }

    public sealed record YearInput
    {
        public int? Year { get; set; }
        public string? DaysOff { get; set; }
        public string? WorkingDays { get; set; }
        public string? ShortenedDays { get; set; }
    }

    public sealed class YearValidator : AbstractValidator<YearInput>
    {
        public YearValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Year).NotNull().WithMessage(t["Укажите год."]);
            RuleFor(input => input.DaysOff).MaximumLength(MaxList).WithMessage(t["Список длиннее {0} знаков.", MaxList]);
            RuleFor(input => input.WorkingDays).MaximumLength(MaxList).WithMessage(t["Список длиннее {0} знаков.", MaxList]);
            RuleFor(input => input.ShortenedDays).MaximumLength(MaxList).WithMessage(t["Список длиннее {0} знаков.", MaxList]);
        }
    }
}

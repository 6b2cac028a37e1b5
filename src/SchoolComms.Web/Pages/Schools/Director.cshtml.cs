using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Enters the founder's order on a new director.</summary>
public sealed class DirectorModel(ReadDirector read, AppointDirector appoint, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public DirectorInput Input { get; set; } = new();

    public AppointmentLine? Current { get; private set; }

    public IReadOnlyList<DirectorCandidate> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return Again();

        var done = await appoint.RunAsync(Actor, new PersonId(Input.Person!.Value), order!, Cancel);
        if (done.IsRefused)
            return Again(done.Error);

        TempData["Done"] = t["Директор сменился. Прежнее назначение осталось в истории."].Value;
        return Redirect($"/s/{Slug}");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var found = await read.RunAsync(Actor, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        (Current, Candidates) = (found.Value.Current, found.Value.Candidates);
        return null;
    }

    public sealed record DirectorInput
    {
        public Guid? Person { get; set; }
        public OrderInput Order { get; set; } = new();
    }

    public sealed class DirectorValidator : AbstractValidator<DirectorInput>
    {
        public DirectorValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Person).NotNull().WithMessage(t["Выберите, кого назначить."]);
    }
}

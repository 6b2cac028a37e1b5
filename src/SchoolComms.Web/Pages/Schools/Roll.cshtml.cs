using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>The turn of the school year: what becomes of every class, what that brings with it, and only then the deed.</summary>
public sealed class RollModel(ReadYearRoll read, TurnYear turn, IStringLocalizer<Texts> t) : SchoolPage
{
    public const string Confirmed = "confirm";
    public const string Back = "back";

    [BindProperty]
    public RollInput Input { get; set; } = new();

    public YearToTurn Year { get; private set; } = null!;

    /// <summary>What the plan brings with it; null in the first step.</summary>
    public YearTurn? Preview { get; private set; }

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.MovePeople));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        Input = new RollInput { Lines = [.. Year.Classes.Select(Propose)] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? step)
    {
        if (await OpenAsync() is { } refused)
            return refused;
        if (step == Back)
        {
            ModelState.Clear();
            return Page();
        }

        if (Year.Refusal is { } notNow)
            return Again(notNow);

        var plan = Plan();
        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return Again();
        if (step != Confirmed)
            return await PreviewAsync(plan);

        var turned = await turn.RunAsync(Actor, plan, order!, Cancel);
        if (turned.IsRefused)
            return Again(turned.Error);

        TempData["Done"] = t["Учебный год переведён. Прежний год остался в списке и читается."].Value;
        return Redirect($"/s/{Slug}/classes");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var found = await read.RunAsync(Actor, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Year = found.Value;
        return null;
    }

    private async Task<IActionResult> PreviewAsync(YearPlan plan)
    {
        var preview = await read.PreviewAsync(Actor, plan, Cancel);
        if (preview.IsRefused)
            return Again(preview.Error);

        Preview = preview.Value;
        return Page();
    }

    private static LineInput Propose(ClassToTurn line) =>
        new()
        {
            Class = line.Id.Value,
            Name = line.Name.Next?.Value,
            Graduates = line.Name.IsLastYear,
        };

    private YearPlan Plan()
    {
        var turns = Input
            .Lines.Select(
                (line, i) =>
                    new ClassTurn(
                        new ClassId(line.Class),
                        line.Graduates ? null : Take(ClassName.Parse(line.Name), $"{nameof(Input.Lines)}[{i}].{nameof(line.Name)}")
                    )
            )
            .ToList();
        var beginning = (Input.Beginning ?? "")
            .Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Take(ClassName.Parse(name), nameof(Input.Beginning)))
            .OfType<ClassName>()
            .ToList();
        return new YearPlan(Input.Year ?? Year.SchoolYear, turns, beginning);
    }

    public sealed record RollInput
    {
        /// <summary>The year that the page showed: one that somebody has turned meanwhile is not turned again.</summary>
        public int? Year { get; set; }

        public List<LineInput> Lines { get; set; } = [];
        public string? Beginning { get; set; }
        public OrderInput Order { get; set; } = new();
    }

    public sealed record LineInput
    {
        public Guid Class { get; set; }
        public string? Name { get; set; }
        public bool Graduates { get; set; }
    }
}

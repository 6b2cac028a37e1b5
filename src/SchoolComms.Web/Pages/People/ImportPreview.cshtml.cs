using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Schools;

namespace SchoolComms.Web.Pages.People;

/// <summary>Importing a list, step 3: what is new, moved, told otherwise or gone, each with its tick; then it is done.</summary>
[RequestFormLimits(ValueCountLimit = MostTicks)]
public sealed class ImportPreviewModel(OpenUpload open, PreviewRoster preview, ApplyRoster apply, Words words) : SchoolPage
{
    /// <summary>Several entries for each line of the longest list.</summary>
    private const int MostTicks = 100_000;

    /// <summary>How many bad lines the page explains.</summary>
    public const int MostBadLines = 200;

    public OpenedUpload Opened { get; private set; } = null!;

    public RosterPlan Plan { get; private set; } = null!;

    [BindProperty]
    public ChoiceInput Input { get; set; } = new();

    public IReadOnlySet<string> Ticked { get; private set; } = new HashSet<string>();

    public IEnumerable<RosterSection> Sections => new RosterSections(words, Actor.School.Kind).Of(Plan.Entries);

    public bool MayNeedOrder => Plan.MovesPeople || Plan.ClassTeachingsToLink.Count > 0 || Plan.SameStudents.Any(pair => pair.Moves);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        TickTheUsual();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var choice = new RosterChoice(Input.Fingerprint ?? "", Input.Ticked.ToHashSet());
        Ticked = choice.Ticked;
        var chosen = Plan.Take(choice.Ticked);
        var order =
            chosen.MovesPeople || chosen.ClassTeachingsToLink.Count > 0
                ? Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order))
                : null;
        if (!ModelState.IsValid)
            return Again();

        var applied = await apply.RunAsync(Actor, Opened.Upload.Import, choice, order, Cancel);
        if (applied.Error is SchoolHasChanged)
            return await ShowAgainAsync(id, applied.Error);
        if (applied.Error is { Kind: ErrorKind.Conflict } conflict)
            return Again(conflict);
        if (applied.IsRefused)
            return Refused(applied.Error);

        TempData[ImportDoneModel.Key] = JsonSerializer.Serialize(RosterFigures.Of(applied.Value));
        return RedirectToPage("ImportDone", new { slug = Slug });
    }

    /// <summary>A line as it stands in the file, shortened.</summary>
    public string Written(int number)
    {
        const int Longest = 90;
        var values = Opened.Sheet.Table.Lines.FirstOrDefault(line => line.Number == number)?.Values ?? [];
        var text = string.Join("; ", values.Where(value => value.Length > 0));
        return text.Length > Longest ? $"{TextCut.First(text, Longest)}…" : text;
    }

    // The ticks were for another plan.
    private async Task<IActionResult> ShowAgainAsync(Guid id, Error error)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        TickTheUsual();
        return Again(error);
    }

    private void TickTheUsual() => Ticked = Plan.Entries.Where(entry => entry.IsTicked).Select(entry => entry.Key).ToHashSet();

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await open.RunAsync(Actor, id, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Opened = opened.Value;
        var plan = await preview.RunAsync(Actor, Opened.Upload.Import, Cancel);
        if (plan.Error is RosterColumnMissing)
            return RedirectToPage("ImportColumns", new { slug = Slug, id });
        if (plan.IsRefused)
            return Refused(plan.Error);

        Plan = plan.Value;
        return null;
    }

    public sealed record ChoiceInput
    {
        public string? Fingerprint { get; set; }

        public List<string> Ticked { get; set; } = [];

        public OrderInput Order { get; set; } = new();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Schools;

namespace SchoolComms.Web.Pages.People;

/// <summary>Importing a list, step 3: what will be created, linked and skipped; then it is done.</summary>
public sealed class ImportPreviewModel(OpenUpload open, PreviewRoster preview, ApplyRoster apply) : SchoolPage
{
    /// <summary>How many of each the page names; the figures count them all.</summary>
    public const int Samples = 10;

    /// <summary>How many bad lines the page explains.</summary>
    public const int MostBadLines = 200;

    public OpenedUpload Opened { get; private set; } = null!;

    public RosterPlan Plan { get; private set; } = null!;

    [BindProperty]
    public DistributionInput Input { get; set; } = new();

    public bool NeedsOrder => Plan.ClassTeachingsToLink.Count > 0;

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var order = NeedsOrder
            ? this.Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order))
            : null;
        if (!ModelState.IsValid)
            return this.Unaccepted();

        var applied = await apply.RunAsync(Actor, Opened.Upload.Import, order, Cancel);
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
        return text.Length > Longest ? $"{text[..Longest]}…" : text;
    }

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

    public sealed record DistributionInput
    {
        public OrderInput Order { get; set; } = new();
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Importing a list, step 2: what each column means.</summary>
public sealed class ImportColumnsModel(OpenUpload open, MapColumns map, IStringLocalizer<Texts> t) : SchoolPage
{
    private const int Examples = 3;

    public OpenedUpload Opened { get; private set; } = null!;

    /// <summary>From which list the meanings are known; null where they are recognised by the headings alone.</summary>
    public string? LastTime =>
        Opened.LastTime is { } known
            ? t[
                "Столбцы как в прошлый раз: так их разметили {0} в файле «{1}».",
                Moment.Day(known.SavedAt, Actor.School.Zone, Now, t),
                known.FileName
            ].Value
            : null;

    /// <summary>By column; null leaves it aside.</summary>
    [BindProperty]
    public List<RosterField?> Fields { get; set; } = [];

    public RosterTable Table => Opened.Sheet.Table;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        Fields = [.. Opened.Sheet.Columns.Fields];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var mapped = await map.RunAsync(Actor, id, Fields, Cancel);
        if (!mapped.IsRefused)
            return RedirectToPage("ImportPreview", new { slug = Slug, id });

        return mapped.Error.Kind == ErrorKind.Invalid ? await OpenAsync(id) ?? Again(mapped.Error) : Refused(mapped.Error);
    }

    /// <summary>The first values of a column, so that its meaning can be seen.</summary>
    public IEnumerable<string> ExamplesOf(int column) =>
        Table.Lines.Select(line => line.Values.ElementAtOrDefault(column) ?? "").Where(value => value.Length > 0).Distinct().Take(Examples);

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await open.RunAsync(Actor, id, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Opened = opened.Value;
        return null;
    }
}

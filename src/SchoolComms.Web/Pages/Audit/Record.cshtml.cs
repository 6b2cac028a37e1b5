using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Statistics;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>The school's record: who did what, when, on what ground. It is only ever read here.</summary>
public sealed class RecordModel(ReadRecord read, Words words) : SchoolPage
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public AuditKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "person")]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public RecordPage Entries { get; private set; } = null!;

    public RecordSentences Says => new(words, Actor.School);

    public PeriodKind PeriodKind => PeriodNames.Read(Period, PeriodKind.All);

    public async Task<IActionResult> OnGetAsync()
    {
        var person = string.IsNullOrWhiteSpace(Person) ? null : Person;
        var kind = Kind is { } asked && Enum.IsDefined(asked) ? Kind : null;
        var opened = await read.RunAsync(Actor, new RecordFilter(kind, person, PeriodKind, Before), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Entries = opened.Value;
        return Page();
    }
}

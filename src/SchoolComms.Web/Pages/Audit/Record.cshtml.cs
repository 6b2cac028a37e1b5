using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Audit;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>The school's record: who did what, when, from where, on what ground. It is only ever read here.</summary>
public sealed class RecordModel(ReadRecord read, Words words) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public RecordFilterInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public RecordFilter Filter { get; private set; } = new();

    public RecordPage Entries { get; private set; } = null!;

    public RecordSentences Says => new(words, Actor.School);

    public async Task<IActionResult> OnGetAsync()
    {
        Filter = Input.Filter;
        var opened = await read.RunAsync(Actor, Filter, Before, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Entries = opened.Value;
        return Page();
    }
}

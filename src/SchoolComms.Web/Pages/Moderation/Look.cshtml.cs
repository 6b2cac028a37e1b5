using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A chat opened by right: says what will happen and asks why; then shows it, to be read only.</summary>
public sealed class LookModel(ReadByRight read, LookIntoChat look) : SchoolPage
{
    public LookView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    [BindProperty]
    public LookInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var opened = await look.RunAsync(Actor, new ChatId(id), Input.Reason, Cancel);
        if (!opened.IsRefused)
            return Redirect($"/s/{Slug}/chats/{id}/look");
        if (opened.Error is not { Kind: ErrorKind.Invalid })
            return Refused(opened.Error);

        return await OpenAsync(id) ?? Again(opened.Error);
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new ChatId(id), Before is { } key ? new MessageId(key) : null, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    public sealed record LookInput
    {
        public string? Reason { get; set; }
    }
}

using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A member of the chat objects to an early unblocking; the petitioner does not learn who it was.</summary>
public sealed class ObjectModel(OpenObjection open, ObjectToUnblocking @object) : SchoolPage
{
    public ObjectionForm Form { get; private set; } = null!;

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid apology)
    {
        if (await OpenAsync(id, apology) is { } refused)
            return refused;

        return Form is { HasObjected: false, May.Error: { } hindrance } ? Again(hindrance) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid apology)
    {
        if (await OpenAsync(id, apology) is { } refused)
            return refused;

        var made = await @object.RunAsync(Actor, new ChatId(id), new ApologyId(apology), Input.Reason, Cancel);
        if (made.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (made.IsRefused)
            return Again(made.Error);

        return RedirectToPage(
            new
            {
                slug = Slug,
                id,
                apology,
            }
        );
    }

    private async Task<IActionResult?> OpenAsync(Guid id, Guid apology)
    {
        var opened = await open.RunAsync(Actor, new ChatId(id), new ApologyId(apology), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record ReasonInput
    {
        public string? Reason { get; set; }
    }
}

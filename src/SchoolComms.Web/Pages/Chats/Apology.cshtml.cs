using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A blocked member apologises to the chat: what will happen, and the text.</summary>
public sealed class ApologyModel(OpenApology open, Apologise apologise) : SchoolPage
{
    public ApologyForm Form { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.EarlyUnblocking);

    [BindProperty]
    public TextInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        return Form.May.Error is { } hindrance ? Again(hindrance) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var made = await apologise.RunAsync(Actor, new ChatId(id), Input.Text, Cancel);
        if (made.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (made.IsRefused)
            return Again(made.Error);

        return Redirect($"/s/{Slug}/chats/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await open.RunAsync(Actor, new ChatId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record TextInput
    {
        public string? Text { get; set; }
    }
}

using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Asks before an exception ends early, and ends it.</summary>
public sealed class EndExceptionModel(LiftableRules rules, EndException end) : SchoolPage
{
    public ExceptionLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid id) => await OpenAsync(chat, id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid id)
    {
        if (await OpenAsync(chat, id) is { } refused)
            return refused;

        var ended = await end.RunAsync(Actor, new ChatId(chat), new RuleExceptionId(id), Cancel);
        return ended.IsRefused ? Again(ended.Error) : Redirect($"/s/{Slug}/chats/{chat}");
    }

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid id)
    {
        var opened = await rules.RunAsync(Actor, new ChatId(chat), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Line = opened.Value.Exceptions.SingleOrDefault(line => line.Id.Value == id)!;
        return Line is null ? Refused(new ExceptionHasEnded()) : null;
    }
}

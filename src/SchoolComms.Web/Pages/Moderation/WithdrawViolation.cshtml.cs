using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Asks before a violation is taken back, says what that brings, and takes it back with a reason.</summary>
public sealed class WithdrawViolationModel(OpenWithdrawal open, WithdrawViolation withdraw, IStringLocalizer<Texts> t) : SchoolPage
{
    public WithdrawalForm Form { get; private set; } = null!;

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid id)
    {
        if (await OpenAsync(chat, id) is { } refused)
            return refused;

        return Form.May.Error is { } hindrance ? Again(hindrance) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid id)
    {
        if (await OpenAsync(chat, id) is { } refused)
            return refused;

        var withdrawn = await withdraw.RunAsync(Actor, new ChatId(chat), new ViolationId(id), Input.Reason, Cancel);
        if (withdrawn.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (withdrawn.IsRefused)
            return Again(withdrawn.Error);

        TempData["Done"] = t["Нарушение снято."].Value;
        return Redirect($"/s/{Slug}/moderation/{chat}/members/{Form.Sanction.Person.Value}");
    }

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid id)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), new ViolationId(id), Cancel);
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

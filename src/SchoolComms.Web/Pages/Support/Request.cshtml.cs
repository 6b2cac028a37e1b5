using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Support;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Support;

/// <summary>One request for help: what was said, and the next word about it.</summary>
[EnableRateLimiting(RateLimits.Post)]
public sealed class RequestModel(
    ReadSupport read,
    WriteToSupport write,
    PassOnSupport passOn,
    SolveSupport solve,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    public SupportView View { get; private set; } = null!;

    [BindProperty]
    public SupportInput Input { get; set; } = new();

    public bool IsAsker => View.Request.PersonId == Actor.Person;

    public bool Helps => May(SchoolAction.GiveSupport);

    public Clause? Clause => Actor.Edition.Cite(Rule.SupportGiven);

    public string IconOf(SupportLineKind kind) =>
        kind switch
        {
            SupportLineKind.Question => "question-circle",
            SupportLineKind.Answer => "chat-dots",
            SupportLineKind.PassedOn => "send",
            _ => "check-circle",
        };

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id) =>
        await AnswerAsync(id, await write.RunAsync(Actor, new SupportRequestId(id), Input.Text, Cancel), t["Отправлено."]);

    public async Task<IActionResult> OnPostPassOnAsync(Guid id) =>
        await AnswerAsync(
            id,
            await passOn.RunAsync(Actor, new SupportRequestId(id), Input.Told, Input.Number, Cancel),
            t["Отмечено: вопрос передан в поддержку платформы."]
        );

    public async Task<IActionResult> OnPostSolveAsync(Guid id) =>
        await AnswerAsync(id, await solve.RunAsync(Actor, new SupportRequestId(id), Cancel), t["Вопрос закрыт."]);

    private async Task<IActionResult> AnswerAsync(Guid id, Result done, string success)
    {
        if (done.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (done.IsRefused)
            return await OpenAsync(id) ?? Again(done.Error);

        TempData["Done"] = success;
        return Redirect($"/s/{Slug}/support/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new SupportRequestId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    public sealed record SupportInput
    {
        public string? Text { get; set; }

        /// <summary>What the platform's support was told.</summary>
        public string? Told { get; set; }

        /// <summary>What the platform's support calls it.</summary>
        public string? Number { get; set; }
    }
}

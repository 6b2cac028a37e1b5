using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>What has become of an applicant's request; they answer questions here, and find their personal link.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Apply)]
[ResponseCache(NoStore = true)]
public sealed class ApplicationStateModel(
    OpenRequest open,
    AnswerQuestion answer,
    ApplicationCookie cookie,
    SchoolTexts texts,
    TimeProvider time
) : FormPage
{
    private string code = "";

    [FromRoute(Name = "school")]
    public string Slug { get; set; } = "";

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public OpenedRequest View { get; private set; } = null!;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The address that only the applicant has.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}/apply/{Slug}/{code}";

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        code = cookie.Read(HttpContext) ?? "";
        var opened = code.Length == 0 ? new ApplicationNotOpened() : await open.RunAsync(Slug, code, Cancel);
        if (opened.IsRefused)
        {
            context.Result = new RefusalResult(opened.Error);
            return;
        }

        View = opened.Value;
        texts.Enter(View.School);
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var answered = await answer.RunAsync(Slug, code, Input.Answer, Cancel);
        return answered.IsRefused ? Again(answered.Error) : Redirect($"/apply/{Slug}/state");
    }

    public sealed record AnswerInput
    {
        public string? Answer { get; set; }
    }
}

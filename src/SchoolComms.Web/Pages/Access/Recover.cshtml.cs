using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Access;

/// <summary>Sets a new password by the link that was opened.</summary>
[AllowAnonymous]
[HashesPassword]
[EnableRateLimiting(RateLimits.Recover)]
[ResponseCache(NoStore = true)]
public sealed class RecoverModel(UseRecovery use, RecoveryCookie cookie, AccountSignIn signIn, IStringLocalizer<Texts> t) : FormPage
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public OpenedRecovery Opened { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var opened = cookie.Read(HttpContext) is { } code ? await use.OpenAsync(code, Cancel) : new RecoveryClosed();
        if (opened.IsRefused)
        {
            context.Result = new RefusalResult(opened.Error);
            return;
        }

        Opened = opened.Value;
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again();

        var used = await use.RunAsync(cookie.Read(HttpContext)!, Input.Password!, Cancel);
        if (used.Error is { Kind: ErrorKind.Gone } closed)
            return new RefusalResult(closed);
        if (used.IsRefused)
            return Again(used.Error);

        cookie.Forget(HttpContext);
        await signIn.SignOutAsync();
        TempData["Done"] = t["Пароль сохранён. Войдите с ним."].Value;
        return Redirect("/sign-in");
    }

    public sealed record PasswordInput
    {
        public string? Password { get; set; }
    }

    public sealed class PasswordValidator : AbstractValidator<PasswordInput>
    {
        public PasswordValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Password).NotEmpty().WithMessage(t["Напишите новый пароль."]);
    }
}

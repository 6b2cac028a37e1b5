using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Access;

/// <summary>After the password: a code of the authenticator application, or a spare one.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class SecondStepModel(AccountSignIn signIn, PassSecondStep pass, FailedAttempts attempts) : FormPage
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Restart() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return Restart();
        if (!ModelState.IsValid)
            return Again();

        // The owner's own browser has tries of its own, as with passwords.
        var key = signIn.IsKnownTo(account) ? $"known:second:{account.Id}" : $"second:{account.Id}";
        using var attempt = await attempts.BeginAsync(key, HttpContext.RequestAborted);
        if (attempt.MustWait is { } after)
            return this.TooOften(after);

        var passed = await pass.RunAsync(account, Input.Code!, HttpContext.RequestAborted);
        if (passed.IsRefused)
        {
            attempt.Fail();
            await signIn.NoteWrongCodeAsync(account);
            return Again(passed.Error);
        }

        await signIn.SignInStronglyAsync(account);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
    }

    // Between the steps there are five minutes.
    private RedirectResult Restart() => Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(ReturnUrl ?? "")}");

    public sealed record CodeInput
    {
        public string? Code { get; set; }
    }

    public sealed class CodeValidator : AbstractValidator<CodeInput>
    {
        public CodeValidator(IStringLocalizer<Texts> t) => RuleFor(input => input.Code).NotEmpty().WithMessage(t["Введите код."]);
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>Signs in by e-mail or phone number and password; a passkey has a page of its own.</summary>
[AllowAnonymous]
[HashesPassword]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(FindAccount find, AccountSignIn signIn, FailedAttempts attempts, IStringLocalizer<Texts> t) : FormPage
{
    [BindProperty]
    public Credentials Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? Lead() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again();

        var account = await find.RunAsync(Input.Login, HttpContext.RequestAborted);
        using var attempt = await attempts.BeginAsync(KeyOf(account), HttpContext.RequestAborted);
        if (attempt.MustWait is { } after)
            return this.TooOften(after);

        var result = await signIn.TryAsync(account, Input.Password);
        if (result.Succeeded)
            return Lead();
        if (result.RequiresTwoFactor)
            return Redirect($"/sign-in/second?returnUrl={Uri.EscapeDataString(ReturnUrl ?? "")}");

        attempt.Fail();
        Problem = t[
            "Почта, телефон или пароль не подходят. Проверьте их и попробуйте ещё раз. После пяти неудач подряд вход закрывается на 10 минут."
        ];
        return Again();
    }

    // The owner's own browser has tries of its own: a stranger cannot use them up.
    private string KeyOf(Account? account)
    {
        var login = account?.Id.ToString() ?? FindAccount.Canonical(Input.Login);
        return account is not null && signIn.IsKnownTo(account) ? $"known:{login}" : login;
    }

    private LocalRedirectResult Lead() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");

    public sealed record Credentials
    {
        public string Login { get; set; } = "";
        public string Password { get; set; } = "";
    }

    public sealed class CredentialsValidator : AbstractValidator<Credentials>
    {
        public CredentialsValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Login)
                .NotEmpty()
                .WithMessage(t["Напишите почту или телефон."])
                .MaximumLength(EmailAddress.MaxLength)
                .WithMessage(t["Проверьте почту или телефон: здесь слишком много знаков."]);
            RuleFor(input => input.Password).NotEmpty().WithMessage(t["Напишите пароль."]);
        }
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>Signs in by e-mail or phone number and password.</summary>
[AllowAnonymous]
[ChecksPassword]
public sealed class SignInModel(FindAccount find, SignInManager<Account> signIn, IStringLocalizer<Texts> t) : PageModel
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
            return this.Unaccepted();

        var account = await find.RunAsync(Input.Login, HttpContext.RequestAborted);
        var result = account is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, Input.Password, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded)
            return Lead();

        Problem = result.IsLockedOut
            ? t["Слишком много попыток. Подождите 10 минут и попробуйте снова."]
            : t["Почта, телефон или пароль не подходят. Проверьте их и попробуйте ещё раз."];
        return this.Unaccepted();
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
            RuleFor(input => input.Login).NotEmpty().WithMessage(t["Напишите почту или телефон."]);
            RuleFor(input => input.Password).NotEmpty().WithMessage(t["Напишите пароль."]);
        }
    }
}

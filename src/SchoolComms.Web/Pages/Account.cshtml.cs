using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>One's own sign-in: schools, password, sessions.</summary>
public sealed class AccountModel(
    MyAccount mine,
    MySchools schools,
    ChangePassword change,
    SignOutEverywhere everywhere,
    SignInManager<Account> signIn,
    IStringLocalizer<Texts> t
) : PageModel
{
    [BindProperty]
    public NewPassword Input { get; set; } = new();

    public AccountCard Card { get; private set; } = null!;

    public IReadOnlyList<MySchool> Schools { get; private set; } = [];

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await mine.RunAsync(User.Account(), Cancel) is not { } card)
        {
            context.Result = NotFound();
            return;
        }

        Card = card;
        Schools = await schools.RunAsync(User.Account(), Cancel);
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return this.Unaccepted();

        var changed = await change.RunAsync(User.Account(), Input.Current!, Input.Changed!, Cancel);
        if (changed.IsRefused)
        {
            this.AddError(changed.Error);
            return this.Unaccepted(changed.Error);
        }

        await signIn.RefreshSignInAsync(changed.Value);
        TempData["Done"] = t["Пароль изменён. На других устройствах понадобится войти заново."].Value;
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await everywhere.RunAsync(User.Account());
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    public sealed record NewPassword
    {
        public string? Current { get; set; }
        public string? Changed { get; set; }
    }

    public sealed class NewPasswordValidator : AbstractValidator<NewPassword>
    {
        public NewPasswordValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Current).NotEmpty().WithMessage(t["Напишите нынешний пароль."]);
            RuleFor(input => input.Changed).NotEmpty().WithMessage(t["Напишите новый пароль."]);
        }
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>One's own sign-in: schools, password, what protects it, sessions.</summary>
[ResponseCache(NoStore = true)]
public sealed class AccountModel(
    MyAccount mine,
    MySchools schools,
    MySessions sessions,
    MyRecoveries recoveries,
    ChangePassword change,
    EndSession end,
    SignOutEverywhere everywhere,
    AccountSignIn signIn,
    TimeProvider time,
    IStringLocalizer<Texts> t
) : FormPage
{
    [BindProperty]
    public NewPassword Input { get; set; } = new();

    public AccountCard Card { get; private set; } = null!;

    public IReadOnlyList<MySchool> Schools { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<MyRecovery> Recoveries { get; private set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The clock of the first school; of Moscow for somebody of none.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Schools is [var first, ..] ? first.TimeZone : "Europe/Moscow");

    public bool AreApart => Session.AreApart(Sessions, Now);

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
        Sessions = await sessions.RunAsync(User.Account(), Cancel);
        Recoveries = await recoveries.RunAsync(User.Account(), Schools, Cancel);
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again();

        using var attempt = await signIn.BeginConfirmingAsync();
        if (attempt.MustWait is { } after)
            return this.TooOften(after);

        var changed = await change.RunAsync(User.Account(), User.Session(), Input.Current!, Input.Changed!, Cancel);
        if (changed.IsRefused)
        {
            if (changed.Error is AccountRefused { Code: AccountRefused.PasswordMismatch })
                attempt.Fail();
            return Again(changed.Error);
        }

        await signIn.GoOnAsync(changed.Value);
        TempData["Done"] = t["Пароль изменён. На других устройствах понадобится войти заново."].Value;
        return Redirect("/account");
    }

    /// <summary>Ends one session from afar.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        var ended = await end.RunAsync(User.Account(), SessionId.From(id), Cancel);
        if (ended.IsRefused)
            return new RefusalResult(ended.Error);

        TempData["Done"] = t["Вход завершён. На том устройстве понадобится войти заново."].Value;
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        var left = await everywhere.RunAsync(User.Account(), User.Session(), Cancel);
        if (left.IsRefused)
            return new RefusalResult(left.Error);

        await signIn.GoOnAsync(left.Value);
        TempData["Done"] = t["На других устройствах понадобится войти заново."].Value;
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await everywhere.RunAsync(User.Account(), null, Cancel);
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

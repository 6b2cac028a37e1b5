using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Access;

/// <summary>One's own passkeys: adds one of this device, removes one.</summary>
[ResponseCache(NoStore = true)]
public sealed class PasskeysModel(AccountSignIn signIn, RemovePasskey remove, IStringLocalizer<Texts> t) : FormPage
{
    private const string OldPassword = $"{nameof(Input)}.{nameof(Input.Password)}";

    private Account account = null!;

    [BindProperty]
    public AddInput Input { get; set; } = new();

    [BindProperty]
    public RemoveInput Removed { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        account = found;
        ReturnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
        Passkeys = [.. await signIn.UserManager.GetPasskeysAsync(account)];
        if (SecondFactorRule.LetsChange(account.TwoFactorEnabled || Passkeys.Count > 0, User.HasSecondFactor()))
            await next();
        else
            context.Result = Redirect(SignInPolicy.SecondFactorPage(ReturnUrl ?? "/account/passkeys"));
    }

    public void OnGet() { }

    /// <summary>What the browser makes a key for; without the password nothing.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await ConfirmAsync(signIn, Input.Password, OldPassword) is { } unconfirmed)
            return unconfirmed;

        var owner = new PasskeyUserEntity
        {
            Id = account.Id.ToString(),
            Name = account.UserName!,
            DisplayName = account.DisplayName,
        };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(owner), "application/json");
    }

    public async Task<IActionResult> OnPostAsync(string? credential)
    {
        var attested = await signIn.AttestAsync(credential);
        if (attested is not { Succeeded: true })
            return await UnmadeAsync();

        attested.Passkey.Name = BrowserName.Of(Request.Headers.UserAgent) is { Length: > 0 } browser ? browser : t["Ключ доступа"].Value;
        await signIn.UserManager.AddOrUpdatePasskeyAsync(account, attested.Passkey);
        await signIn.GoOnAsync(account, proved: true);
        TempData["Done"] = t["Ключ доступа добавлен."].Value;
        return Redirect(ReturnUrl ?? "/account/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await ConfirmAsync(signIn, Removed.Password, $"{nameof(Removed)}.{nameof(Removed.Password)}") is { } unconfirmed)
            return unconfirmed;

        var chosen = Passkeys.FirstOrDefault(one => NameOf(one) == Removed.Id)?.CredentialId ?? [];
        var removed = await remove.RunAsync(User.Account(), User.Session(), chosen, HttpContext.RequestAborted);
        if (removed.IsRefused)
            return new RefusalResult(removed.Error);

        await signIn.GoOnAsync(removed.Value);
        TempData["Done"] = t["Ключ доступа удалён. На других устройствах понадобится войти заново."].Value;
        return Redirect("/account/passkeys");
    }

    /// <summary>A key as a form names it.</summary>
    public static string NameOf(UserPasskeyInfo passkey) => Convert.ToHexString(passkey.CredentialId);

    // The script has asked with the password, and has got no key: who was wrong too often learns that instead.
    private async Task<IActionResult> UnmadeAsync()
    {
        using var attempt = await signIn.BeginConfirmingAsync();
        if (attempt.MustWait is { } after)
            return this.TooOften(after);

        ModelState.AddModelError(
            OldPassword,
            t["Ключ не добавлен: пароль не подходит, или устройство его не создало. Попробуйте ещё раз."]
        );
        return Again();
    }

    public sealed record AddInput
    {
        public string? Password { get; set; }
    }

    public sealed record RemoveInput
    {
        public string? Id { get; set; }
        public string? Password { get; set; }
    }
}

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
public sealed class PasskeysModel(AccountSignIn signIn, RemovePasskey remove, IStringLocalizer<Texts> t) : PageModel
{
    private Account account = null!;

    [BindProperty]
    public AddInput Input { get; set; } = new();

    [BindProperty]
    public RemoveInput Removed { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public string? Problem { get; private set; }

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
        if (!await signIn.ConfirmsAsync(Input.Password))
            return new StatusCodeResult(StatusCodes.Status422UnprocessableEntity);

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
        {
            Problem = t["Ключ не добавлен: пароль не подходит, или устройство его не создало. Попробуйте ещё раз."];
            return this.Unaccepted();
        }

        attested.Passkey.Name = BrowserName.Of(Request.Headers.UserAgent) is { Length: > 0 } browser ? browser : t["Ключ доступа"].Value;
        await signIn.UserManager.AddOrUpdatePasskeyAsync(account, attested.Passkey);
        await signIn.GoOnAsync(account, proved: true);
        TempData["Done"] = t["Ключ доступа добавлен."].Value;
        return Redirect(ReturnUrl ?? "/account/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var passkey = Passkeys.FirstOrDefault(one => Convert.ToHexString(one.CredentialId) == Removed.Id);
        if (passkey is null)
            return NotFound();
        if (!await signIn.ConfirmsAsync(Removed.Password))
        {
            Problem = t["Нынешний пароль не подходит."];
            return this.Unaccepted();
        }

        var removed = await remove.RunAsync(User.Account(), User.Session(), passkey.CredentialId, HttpContext.RequestAborted);
        if (removed.IsRefused)
            return new RefusalResult(removed.Error);

        await signIn.GoOnAsync(removed.Value);
        TempData["Done"] = t["Ключ доступа удалён. На других устройствах понадобится войти заново."].Value;
        return Redirect("/account/passkeys");
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

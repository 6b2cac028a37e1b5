using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Access;

/// <summary>Signs in by a passkey of the device: nothing is typed, and nothing can be guessed.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class PasskeySignInModel(AccountSignIn signIn) : FormPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool HasFailed { get; private set; }

    public void OnGet() { }

    /// <summary>What the browser asks its keys for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential)
    {
        var asserted = await signIn.AssertAsync(credential);
        if (asserted is not { Succeeded: true })
        {
            HasFailed = true;
            return Again();
        }

        await signIn.UserManager.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        await signIn.SignInStronglyAsync(asserted.User);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
    }
}

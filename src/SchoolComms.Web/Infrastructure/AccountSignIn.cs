using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Signs in and out: every sign-in is a session of its own that can be seen and ended, and answers to whoever guesses take the
/// same time whether the login exists or not.
/// </summary>
public sealed class AccountSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    StartSession start,
    CheckSession check,
    EndSession end,
    KnownBrowsers browsers,
    FailedAttempts attempts
) : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
{
    private static string? nobodysHash;

    private CancellationToken Cancel => Context.RequestAborted;

    /// <summary>Signs in by a password, or leads to the second step; a wrong one and an unknown login look the same.</summary>
    public async Task<SignInResult> TryAsync(Account? account, string password)
    {
        if (account is not null && !await IsLockedOut(account))
            return await PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: !IsKnownTo(account));

        nobodysHash ??= UserManager.PasswordHasher.HashPassword(new Account(), Guid.Empty.ToString());
        UserManager.PasswordHasher.VerifyHashedPassword(new Account(), nobodysHash, password);
        return SignInResult.Failed;
    }

    /// <summary>Signs in whoever has proved more than a password.</summary>
    public async Task SignInStronglyAsync(Account account)
    {
        await ResetLockout(account);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        var properties = new AuthenticationProperties { IsPersistent = true };
        await SignInWithClaimsAsync(account, properties, [new Claim(SignedIn.MethodClaim, SignedIn.Several)]);
    }

    /// <summary>The same session goes on, with the sign-in's new stamp.</summary>
    /// <param name="account">The sign-in as it is now.</param>
    /// <param name="proved">A second factor has just been proved in it.</param>
    public Task GoOnAsync(Account account, bool proved = false)
    {
        var kept = Context.User.ToKeep().Where(claim => !proved || claim.Type != SignedIn.MethodClaim);
        IEnumerable<Claim> strength = proved ? [new Claim(SignedIn.MethodClaim, SignedIn.Several)] : [];
        return base.SignInWithClaimsAsync(account, new AuthenticationProperties { IsPersistent = true }, kept.Concat(strength));
    }

    /// <summary>Begins an attempt to say the password of the sign-in that is open here.</summary>
    public Task<FailedAttempts.Attempt> BeginConfirmingAsync() => attempts.BeginAsync($"confirm:{Context.User.Account().Value}", Cancel);

    /// <summary>Whether the person at this browser knows the password of the sign-in that is open here.</summary>
    public async Task<bool> KnowsAsync(string? password) =>
        await UserManager.GetUserAsync(Context.User) is { } account && await UserManager.CheckPasswordAsync(account, password ?? "");

    /// <summary>A new key, as the browser made it; null where there is none, or the options that the password opened are gone.</summary>
    public Task<PasskeyAttestationResult?> AttestAsync(string? credential) => UnderWayAsync(credential, PerformPasskeyAttestationAsync);

    /// <summary>Whose key has signed in; null where there is none, or nobody asked for one.</summary>
    public Task<PasskeyAssertionResult<Account>?> AssertAsync(string? credential) =>
        UnderWayAsync(credential, PerformPasskeyAssertionAsync);

    /// <summary>Counts a wrong code of the second step; the owner's own browser is never locked out.</summary>
    public Task NoteWrongCodeAsync(Account account) => IsKnownTo(account) ? Task.CompletedTask : UserManager.AccessFailedAsync(account);

    /// <summary>Whether the owner has signed in at this browser before.</summary>
    public bool IsKnownTo(Account account) => browsers.Knows(Context, account.AccountId);

    public override async Task SignInWithClaimsAsync(
        Account user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        await EndHereAsync();
        var session = await start.RunAsync(user.AccountId, Context.Request.Headers.UserAgent, Cancel);
        browsers.Remember(Context, user.AccountId);
        IEnumerable<Claim> carried = [.. additionalClaims, new Claim(SignedIn.SessionClaim, session.Value.ToString())];
        await base.SignInWithClaimsAsync(user, authenticationProperties, carried);
    }

    public override async Task SignOutAsync()
    {
        await EndHereAsync();
        await base.SignOutAsync();
    }

    /// <summary>Looks at the session together with the stamp: an ended one is out within the same minute.</summary>
    public override async Task<Account?> ValidateSecurityStampAsync(ClaimsPrincipal? principal)
    {
        var account = await base.ValidateSecurityStampAsync(principal);
        return account is not null && principal!.HasSession() && await check.RunAsync(account.AccountId, principal!.Session(), Cancel)
            ? account
            : null;
    }

    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Task.FromResult(user.TwoFactorEnabled);

    protected override async Task<bool> IsLockedOut(Account user) => !IsKnownTo(user) && await base.IsLockedOut(user);

    // The framework fails where the cookie of what it asked the browser for is gone.
    private static async Task<T?> UnderWayAsync<T>(string? credential, Func<string, Task<T>> performAsync)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await performAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task EndHereAsync()
    {
        if (Context.User.HasSession())
            await end.RunAsync(Context.User.Account(), Context.User.Session(), Cancel);
    }
}

using Microsoft.AspNetCore.Identity;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>The sign-in after its second step was turned on, and the spare codes that are shown this once.</summary>
public sealed record SecondFactorOn(Account Account, IReadOnlyList<string> SpareCodes);

/// <summary>
/// Turns on the second step of a sign-in, or moves it to another phone, once the application shows the right code. Every other
/// session ends, and there are new spare codes.
/// </summary>
public sealed class TurnOnSecondFactor(SchoolCommsDb db, UserManager<Account> accounts, TimeProvider time)
{
    public async Task<Result<SecondFactorOn>> RunAsync(AccountId id, SessionId here, string key, string code, CancellationToken cancel)
    {
        // The phone's clock is a real one, whatever the demonstration's clock says.
        var step = Totp.StepOf(key, code, TimeProvider.System.GetUtcNow());
        if (step is null)
            return new CodeNotOfNow { Field = "Code" };

        // One press after another: only the codes that are kept are shown.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.LockAccountAsync(id, cancel) is not { } account)
            return new NotFound(nameof(Account));

        var codes = SpareCodes.New();
        (account.AuthenticatorKey, account.AuthenticatorStep) = (key, step);
        account.SpareCodes = [.. codes.Select(SpareCodes.HashOf)];
        var turnedOn = await accounts.SetTwoFactorEnabledAsync(account, true);
        if (!turnedOn.Succeeded)
            return AccountRefused.From(turnedOn);

        await db.EndSessionsAsync(id, here, time.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        return new SecondFactorOn(account, codes);
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Access;

/// <summary>
/// Takes the code of the second step: of the authenticator application, or a spare one. Each passes once; of two who come with the
/// same code at once, the conditional update lets one through.
/// </summary>
public sealed class PassSecondStep(SchoolCommsDb db)
{
    public async Task<Result> RunAsync(Account account, string code, CancellationToken cancel)
    {
        var passed = Totp.StepOf(account.AuthenticatorKey ?? "", code, TimeProvider.System.GetUtcNow()) is { } step
            ? await TakeStepAsync(account, step, cancel)
            : await TakeSpareAsync(account, SpareCodes.HashOf(code), cancel);
        if (!passed)
            return new CodeNotOfNow { Field = "Code" };

        await db.Entry(account).ReloadAsync(cancel);
        return Result.Done;
    }

    // With a new stamp nobody who has read the sign-in before writes the taken code back.
    private async Task<bool> TakeStepAsync(Account account, long step, CancellationToken cancel) =>
        await db
            .Users.Where(user => user.Id == account.Id && user.TwoFactorEnabled)
            .Where(user => user.AuthenticatorStep == null || user.AuthenticatorStep < step)
            .ExecuteUpdateAsync(
                update => update.SetProperty(user => user.AuthenticatorStep, step).SetProperty(user => user.ConcurrencyStamp, NewStamp()),
                cancel
            ) == 1;

    private async Task<bool> TakeSpareAsync(Account account, byte[] hash, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            update account set spare_codes = array_remove(spare_codes, {hash}), concurrency_stamp = {NewStamp()}
            where id = {account.Id} and two_factor_enabled and {hash} = any(spare_codes)
            """,
            cancel
        ) == 1;

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32);
}

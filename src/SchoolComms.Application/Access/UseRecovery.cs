using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Access;

/// <summary>A link that restores access, as whoever opens it sees it: <see cref="FullName.Discreet"/> only.</summary>
public sealed record OpenedRecovery(Recovery Recovery, FullName Name, School School);

/// <summary>
/// Sets a new password by the link that the administrator made. One use: the conditional update lets one of two through. Every
/// session of the sign-in ends; the second step stays unless the administrator chose otherwise.
/// </summary>
public sealed class UseRecovery(
    SchoolCommsDb db,
    InviteCodes codes,
    UserManager<Account> accounts,
    CheckNewPassword check,
    TimeProvider time
)
{
    /// <summary>Opens a link by its code, and sets the scope to its school. Opening never uses it up.</summary>
    public async Task<Result<OpenedRecovery>> OpenAsync(string code, CancellationToken cancel)
    {
        if (!InviteCodes.IsWellFormed(code))
            return new RecoveryClosed();

        var hash = InviteCodes.HashOf(code);
        var school = (await db.Database.SqlQuery<Guid?>($"select school_of_recovery({hash}) as \"Value\"").ToListAsync(cancel))[0];
        if (school is null)
            return new RecoveryClosed();

        db.Scope.Enter(SchoolId.From(school.Value));
        var found = await (
            from recovery in db.Recoveries.AsNoTracking()
            where recovery.CodeHash == hash
            join person in db.People on recovery.PersonId equals person.Id
            select new
            {
                Recovery = recovery,
                person.Name,
                School = db.Schools.Single(s => s.Id == db.School),
            }
        ).SingleOrDefaultAsync(cancel);
        return found?.Recovery.IsOpen(time.GetUtcNow()) == true && codes.IsCodeOf(code, found.Recovery.Id)
            ? new OpenedRecovery(found.Recovery, found.Name, found.School)
            : new RecoveryClosed();
    }

    public async Task<Result> RunAsync(string code, string password, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var opened = await OpenAsync(code, cancel);
        if (opened.IsRefused)
            return opened.Error;

        var recovery = opened.Value.Recovery;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(recovery.PersonId, cancel);
        var account = await AccountAsync(recovery.PersonId, cancel);
        if (account is null)
            return new RecoveryClosed();

        if (recovery.DropsSecondFactor)
            await DropSecondFactorAsync(account);
        var allowed = await check.RunAsync(account, password, cancel);
        if (allowed.IsRefused)
            return allowed;
        if (!await ClaimAsync(recovery.Id, now, cancel))
            return new RecoveryClosed();

        var set = await SetPasswordAsync(account, password);
        if (set.IsRefused)
            return set;

        await db.EndSessionsAsync(account.AccountId, null, now, cancel);
        var details = new { Person = opened.Value.Name.Full, SecondFactor = recovery.DropsSecondFactor ? "dropped" : null };
        await db.SaveAndRecordAsync(recovery.PersonId, AuditKind.AccessRecovered, details, null, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    // Somebody who has joined another school since is no longer this school's to restore.
    private async Task<Account?> AccountAsync(PersonId person, CancellationToken cancel)
    {
        var id = await db.People.Where(p => p.Id == person && p.LeftAt == null).Select(p => p.Account).SingleOrDefaultAsync(cancel);
        return id is { } known && await db.OpensOneSchoolAsync(known, cancel) ? await db.LockAccountAsync(known, cancel) : null;
    }

    private async Task<bool> ClaimAsync(RecoveryId id, DateTimeOffset now, CancellationToken cancel) =>
        await db
            .Recoveries.Where(r => r.Id == id)
            .Where(Recovery.OpenAt(now))
            .ExecuteUpdateAsync(update => update.SetProperty(r => r.UsedAt, now), cancel) == 1;

    private async Task DropSecondFactorAsync(Account account)
    {
        account.DropSecondFactor();
        foreach (var passkey in await accounts.GetPasskeysAsync(account))
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
    }

    // Both give the sign-in a new stamp: no cookie of before is let in.
    private async Task<Result> SetPasswordAsync(Account account, string password)
    {
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        var set = await accounts.RemovePasswordAsync(account);
        if (set.Succeeded)
            set = await accounts.AddPasswordAsync(account, password);
        return set.Succeeded ? Result.Done : AccountRefused.From(set);
    }
}

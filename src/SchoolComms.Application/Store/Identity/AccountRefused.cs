using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Store.Identity;

/// <summary>Why a sign-in could not be made or changed: one word of <see cref="IdentityErrorDescriber"/>'s codes.</summary>
public sealed record AccountRefused(string Code) : Error(ErrorKind.Invalid)
{
    public const string DuplicateEmail = nameof(IdentityErrorDescriber.DuplicateEmail);
    public const string PasswordMismatch = nameof(IdentityErrorDescriber.PasswordMismatch);
    public const string DuplicatePhone = nameof(DuplicatePhone);

    public static AccountRefused From(IdentityResult result)
    {
        var code = result.Errors.First().Code;
        return new AccountRefused(code)
        {
            Field = code.StartsWith("Password", StringComparison.Ordinal) ? "Password" : nameof(Account.Email),
        };
    }
}

internal static class AccountCreation
{
    /// <summary>Makes a sign-in; who was faster with the same e-mail or phone number keeps it.</summary>
    public static async Task<Result> TryCreateAsync(this UserManager<Account> accounts, Account account, string password)
    {
        try
        {
            var created = await accounts.CreateAsync(account, password);
            return created.Succeeded ? Result.Done : AccountRefused.From(created);
        }
        catch (DbUpdateException taken) when (taken.TakenKey() is "UserNameIndex")
        {
            return new AccountRefused(AccountRefused.DuplicateEmail) { Field = nameof(account.Email) };
        }
        catch (DbUpdateException taken) when (taken.TakenKey() is "ix_account_phone_number")
        {
            return new AccountRefused(AccountRefused.DuplicatePhone) { Field = "Phone" };
        }
    }
}

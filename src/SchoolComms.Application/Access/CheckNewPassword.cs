using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>What a new password of a sign-in must be, by the offices that it opens, its second step, its names and its schools.</summary>
public sealed class CheckNewPassword(HeldOffices offices, MySchools mine)
{
    public async Task<Result> RunAsync(Account account, string password, CancellationToken cancel)
    {
        var held = await offices.RunAsync(account.AccountId, cancel);
        var isSole = PasswordRule.IsSoleFactorOfOfficial(held, account.TwoFactorEnabled);
        var name = FullName.Parse(account.DisplayName);
        var schools = await mine.RunAsync(account.AccountId, cancel);
        var about = schools
            .SelectMany(school => PasswordRule.About(null, null, null, school.Slug, school.Name))
            .Concat(PasswordRule.About(account.Email, account.PhoneNumber, name.IsRefused ? null : name.Value, null, null));
        return PasswordRule.Check(password, isSole, about);
    }
}

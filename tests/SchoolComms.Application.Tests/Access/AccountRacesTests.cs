using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Access;

/// <summary>Two requests that change one sign-in at once: another press, another tab, a sign-in with a code.</summary>
public sealed class AccountRacesTests : IAsyncLifetime
{
    private const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00:00+03:00");
    private ServiceProvider services = null!;
    private TestSchool school = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AccountId Id => school.Parent.Account!.Value;

    public async ValueTask InitializeAsync()
    {
        services = await TestServices.CreateAsync(clock);
        school = await TestSchool.CreateAsync(services);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task The_spare_codes_that_are_shown_are_the_ones_that_are_kept()
    {
        var on = await WhileItChangesAsync(TurnOnAsync);

        (await AccountAsync()).SpareCodes.ShouldBe(on.Value.SpareCodes.Select(SpareCodes.HashOf));
    }

    [Fact]
    public async Task A_second_step_that_is_said_to_be_off_is_off()
    {
        await TurnOnAsync();

        var off = await WhileItChangesAsync(() => school.RunAsync((TurnOffSecondFactor turn) => turn.RunAsync(Id, default, Stop)));

        off.IsRefused.ShouldBeFalse();
        (await AccountAsync()).TwoFactorEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_passkey_that_is_said_to_be_removed_takes_the_sessions_along()
    {
        byte[] credential = [1, 2, 3];
        await WithAccountsAsync(async accounts =>
        {
            var account = await accounts.FindByIdAsync(Id.Value.ToString());
            var passkey = new UserPasskeyInfo(credential, [4, 5, 6], clock.Now, 0, [], true, false, false, [], []);
            return await accounts.AddOrUpdatePasskeyAsync(account!, passkey);
        });
        var before = await AccountAsync();

        var removed = await WhileItChangesAsync(() =>
            school.RunAsync((RemovePasskey remove) => remove.RunAsync(Id, default, credential, Stop))
        );

        removed.IsRefused.ShouldBeFalse();
        (await AccountAsync()).SecurityStamp.ShouldNotBe(before.SecurityStamp);
    }

    [Fact]
    public async Task Who_has_signed_out_everywhere_is_signed_out_everywhere()
    {
        var before = await AccountAsync();

        var left = await WhileItChangesAsync(() => school.RunAsync((SignOutEverywhere leave) => leave.RunAsync(Id, null, Stop)));

        left.IsRefused.ShouldBeFalse();
        (await AccountAsync()).SecurityStamp.ShouldNotBe(before.SecurityStamp);
    }

    [Fact]
    public async Task A_link_that_is_said_to_have_set_the_password_has_set_it()
    {
        var code = await RecoveryAsync(new RecoveryOptions());

        var used = await WhileItChangesAsync(() =>
            school.RunAsync((UseRecovery use) => use.RunAsync(code, "четыре новых слова подряд", Stop))
        );

        used.IsRefused.ShouldBeFalse();
        (
            await WithAccountsAsync(async accounts =>
                await accounts.CheckPasswordAsync((await accounts.FindByIdAsync(Id.Value.ToString()))!, "четыре новых слова подряд")
            )
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_was_signing_in_when_the_sessions_ended_does_not_bring_them_back()
    {
        await WithAccountsAsync(async accounts =>
        {
            var read = (await accounts.FindByIdAsync(Id.Value.ToString()))!;
            var before = read.SecurityStamp;
            await RecoveryAsync(new RecoveryOptions(EndsSessions: true));

            (await accounts.AccessFailedAsync(read)).Succeeded.ShouldBeFalse();

            (await AccountAsync()).SecurityStamp.ShouldNotBe(before);
            return true;
        });
    }

    // Somebody else has changed the sign-in, and commits when the use case waits for it.
    private async Task<T> WhileItChangesAsync<T>(Func<Task<T>> work)
    {
        await using var other = await OtherTransaction.BeginAsync(
            $"update account set concurrency_stamp = 'another', access_failed_count = 1 where id = '{Id.Value}'"
        );
        var answer = work();
        await other.WaitForAsync(1, answer);
        await other.CommitAsync();
        return await answer;
    }

    private Task<Result<SecondFactorOn>> TurnOnAsync() =>
        school.RunAsync(
            (TurnOnSecondFactor turn) => turn.RunAsync(Id, default, Key, Totp.CodeAt(Key, TimeProvider.System.GetUtcNow()), Stop)
        );

    private async Task<string> RecoveryAsync(RecoveryOptions options)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        return (await school.RunAsync((MakeRecovery make) => make.RunAsync(administrator, school.Parent.Id, options, Stop))).Value.Code;
    }

    private async Task<Account> AccountAsync()
    {
        Account account = null!;
        await school.InScopeAsync(async db => account = await db.Users.AsNoTracking().SingleAsync(user => user.Id == Id.Value, Stop));
        return account;
    }

    private async Task<T> WithAccountsAsync<T>(Func<UserManager<Account>, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }
}

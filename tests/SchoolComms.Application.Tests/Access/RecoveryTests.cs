using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Access;

public sealed class RecoveryTests : IAsyncLifetime
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00:00+03:00");
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync() => services = await TestServices.CreateAsync(clock);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Five_people_race_with_one_link_and_one_sets_the_password()
    {
        var school = await TestSchool.CreateAsync(services);
        var administrator = await school.ActorAsync(school.Administrator);
        var made = await school.RunAsync(
            (MakeRecovery make) =>
                make.RunAsync(administrator, school.Parent.Id, new RecoveryOptions(DropsSecondFactor: true), CancellationToken.None)
        );

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(number => UseAsync(made.Value.Code, $"четыре слова подряд {number}"))
        );

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Error is RecoveryClosed);
    }

    [Fact]
    public async Task Two_who_make_a_link_at_once_leave_one_open()
    {
        var school = await TestSchool.CreateAsync(services);
        var administrator = await school.ActorAsync(school.Administrator);

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    school.RunAsync(
                        (MakeRecovery make) => make.RunAsync(administrator, school.Parent.Id, new RecoveryOptions(), CancellationToken.None)
                    )
                )
        );

        await school.InScopeAsync(async db => (await db.Recoveries.CountAsync(Recovery.OpenAt(clock.Now))).ShouldBe(1));
    }

    private async Task<Result> UseAsync(string code, string password)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UseRecovery>().RunAsync(code, password, CancellationToken.None);
    }
}

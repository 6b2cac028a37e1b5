using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Store;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

public sealed class KeptContextsTests
{
    private const int MoreThanAreKept = 50;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_context_that_is_used_again_is_in_no_school_until_it_is_brought_into_one()
    {
        await using var services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00:00+03:00"));
        var school = await TestSchool.CreateAsync(services);
        var used = await UseAsync(services, school);

        var contexts = services.GetRequiredService<IDbContextFactory<SchoolCommsDb>>();
        var taken = Enumerable.Range(0, MoreThanAreKept).Select(_ => contexts.CreateDbContext()).ToList();

        taken.ShouldContain(used);
        taken.ShouldAllBe(db => db.School.Value == Guid.Empty);
        (await used.People.AnyAsync(Cancel)).ShouldBeFalse();
        foreach (var db in taken)
            await db.DisposeAsync();
    }

    private static async Task<SchoolCommsDb> UseAsync(IServiceProvider services, TestSchool school)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(school.School.Id);
        (await db.People.AnyAsync(Cancel)).ShouldBeTrue();
        return db;
    }
}

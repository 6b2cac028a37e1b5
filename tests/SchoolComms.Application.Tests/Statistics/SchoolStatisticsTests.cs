using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Statistics;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Statistics;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Statistics;

public sealed class SchoolStatisticsTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parent_who_was_unlinked_counts_in_no_class()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));
        (await ClassesAsync(school)).ShouldHaveSingleItem().Parents.ShouldBe(new Share(1, 1));

        await school.InScopeAsync(async db => (await db.Guardianships.SingleAsync(Cancel)).End("Решение суда", clock.Now));

        (await ClassesAsync(school)).ShouldHaveSingleItem().Parents.ShouldBe(Share.None);
    }

    [Fact]
    public async Task In_summer_the_classes_of_the_year_that_has_not_been_turned_are_counted()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));

        clock.Now = TestClock.At("2026-07-01T00:00+03:00").Now;

        (await ClassesAsync(school)).ShouldHaveSingleItem().Name.ShouldBe(ClassName.Parse("5А").Value);
    }

    private static async Task<IReadOnlyList<JoinedClass>> ClassesAsync(TestSchool school)
    {
        var director = await school.ActorAsync(school.Director);
        return (await school.RunAsync((SchoolStatistics statistics) => statistics.RunAsync(director, PeriodKind.Month, Cancel)))
            .Value
            .Classes;
    }
}

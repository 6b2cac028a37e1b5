using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Support;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Support;

public sealed class AskForSupportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_twelve_questions_at_once_ten_are_asked()
    {
        var services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00+03:00"));
        var school = await TestSchool.CreateAsync(services);
        var parent = await school.ActorAsync(school.Parent);

        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, SupportRequest.MostOpen + 2)
                .Select(_ =>
                    school.RunAsync<AskForSupport, Result<SupportRequestId>>(ask =>
                        ask.RunAsync(parent, "Не открывается файл", "Ничего не происходит", Stop)
                    )
                )
        );

        asked.Count(one => one.Error is TooManySupportRequests).ShouldBe(2);
        await school.InScopeAsync(async db => (await db.SupportRequests.CountAsync(Stop)).ShouldBe(SupportRequest.MostOpen));
    }

    [Fact]
    public async Task Of_those_who_write_at_once_everybodys_line_stands_once()
    {
        const int Times = 8;
        var services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00+03:00"));
        var school = await TestSchool.CreateAsync(services);
        var (parent, administrator) = (await school.ActorAsync(school.Parent), await school.ActorAsync(school.Administrator));
        var id = (
            await school.RunAsync<AskForSupport, Result<SupportRequestId>>(ask => ask.RunAsync(parent, "Не открывается файл", "Вот", Stop))
        ).Value;

        await Task.WhenAll(
            Enumerable
                .Range(0, Times)
                .SelectMany(number =>
                    new[] { parent, administrator }.Select(writer =>
                        school.RunAsync<WriteToSupport, Result>(write => write.RunAsync(writer, id, $"Строка {number}", Stop))
                    )
                )
        );

        await school.InScopeAsync(async db =>
            (await db.SupportLines.OrderBy(line => line.Number).Select(line => line.Number).ToListAsync(Stop)).ShouldBe(
                Enumerable.Range(1, 2 * Times + 1)
            )
        );
    }
}

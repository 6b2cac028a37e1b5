using System.Text.Json;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Domain.Tests.Regulations.Calendar;

/// <summary>Compares every shipped day with the published calendar files where they lie beside the repository.</summary>
public class StateCalendarOracleTests
{
    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_day_of_a_shipped_year_is_as_published(int year)
    {
        var file = FindOracle($"ru-{year}.json");
        Assert.SkipWhen(file is null, "The published calendar is not at hand.");
        using var published = JsonDocument.Parse(File.ReadAllText(file));
        var marks = published
            .RootElement.GetProperty("months")
            .EnumerateArray()
            .SelectMany(month => Marks(year, month.GetProperty("month").GetInt32(), month.GetProperty("days").GetString()!))
            .ToDictionary();

        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var kind = WorkingCalendar.State.KindOf(day);
            var expected = marks.GetValueOrDefault(day) switch
            {
                null => kind == DayKind.Working,
                "*" => kind == DayKind.Shortened,
                "+" => kind == DayKind.DayOff,
                _ => kind is DayKind.DayOff or DayKind.Holiday,
            };
            expected.ShouldBeTrue($"{day:O} is {kind}, published as '{marks.GetValueOrDefault(day)}'");
        }
    }

    [Theory]
    [InlineData(2025, 247)]
    [InlineData(2026, 247)]
    public void A_shipped_year_has_the_published_number_of_working_days(int year, int expected) =>
        Enumerable.Range(0, 365).Count(day => WorkingCalendar.State.IsWorking(new DateOnly(year, 1, 1).AddDays(day))).ShouldBe(expected);

    private static IEnumerable<KeyValuePair<DateOnly, string>> Marks(int year, int month, string days) =>
        days.Split(',')
            .Select(entry =>
                KeyValuePair.Create(new DateOnly(year, month, int.Parse(entry.TrimEnd('*', '+'))), entry.TrimStart([.. "0123456789"]))
            );

    private static string? FindOracle(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "calendar", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}

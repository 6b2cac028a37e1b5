using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Store.Mappings;

/// <summary>A school's calendar as a document in the store: the lists as the administrator entered them, checked again when read.</summary>
internal static class CalendarDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(SchoolCalendar calendar) =>
        JsonSerializer.Serialize(
            new Document(
                calendar.Days.SixDayWeek,
                [.. calendar.Years.Select(year => new Year(year.Year, year.DaysOff, year.WorkingDays, year.ShortenedDays))],
                [.. calendar.Days.Breaks.Select(period => new Break(period.Name, period.First, period.Last))],
                [.. calendar.Days.WorkingDays]
            ),
            Options
        );

    public static SchoolCalendar Read(string json)
    {
        var document = JsonSerializer.Deserialize<Document>(json, Options)!;
        return new SchoolCalendar(
            [.. document.Years.Select(year => CalendarYear.Create(year.Number, year.DaysOff, year.WorkingDays, year.ShortenedDays).Value)],
            new SchoolDays(
                document.SixDayWeek,
                [.. document.Breaks.Select(period => SchoolBreak.Create(period.Name, period.First, period.Last).Value)],
                document.WorkingDays
            )
        );
    }

    private sealed record Document(
        bool SixDayWeek,
        IReadOnlyList<Year> Years,
        IReadOnlyList<Break> Breaks,
        IReadOnlyList<DateOnly> WorkingDays
    );

    private sealed record Year(int Number, string DaysOff, string WorkingDays, string ShortenedDays);

    private sealed record Break(string Name, DateOnly First, DateOnly Last);
}

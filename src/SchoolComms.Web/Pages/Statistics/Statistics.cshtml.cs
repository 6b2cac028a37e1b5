using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Statistics;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Statistics;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Audit;

namespace SchoolComms.Web.Pages.Statistics;

/// <summary>The school's use of the portal on one page: for a week, a month, or all the time.</summary>
public sealed class StatisticsModel(
    SchoolStatistics statistics,
    ModeratorStatistics moderators,
    ExportStatistics export,
    ReadAnchor readAnchor,
    Words words,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    public Report Report { get; private set; } = null!;

    /// <summary>What each moderator watched and decided; for the director and deputies.</summary>
    public IReadOnlyList<ModeratorLoad> Moderators { get; private set; } = [];

    /// <summary>Where the record stands now, for the foot; null while it is empty.</summary>
    public RecordAnchor? Anchor { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? period, string? format)
    {
        var kind = PeriodNames.Read(period, PeriodKind.Week);
        if (format == "xlsx")
            return await ExportAsync(kind);

        var counted = await statistics.RunAsync(Actor, kind, Cancel);
        if (counted.IsRefused)
            return Refused(counted.Error);

        Report = counted.Value;
        Moderators = await moderators.RunAsync(Actor, kind, Cancel);
        Anchor = await readAnchor.RunAsync(Cancel);
        return Page();
    }

    private async Task<IActionResult> ExportAsync(PeriodKind kind)
    {
        var counted = await export.RunAsync(Actor, kind, Cancel);
        if (counted.IsRefused)
            return Refused(counted.Error);

        var foot = AnchorText.Foot(await readAnchor.RunAsync(Cancel), t);
        var rows = new StatisticsFile(words, t).Rows(counted.Value, Actor.School.Kind);
        return XlsxFile.Of($"{Slug}-{t["статистика"]}.xlsx", t["Статистика"], [.. rows, .. foot]);
    }

    /// <summary>"5–11 марта 2026", as far as the ends have it in common.</summary>
    public static string Days(Period period) =>
        period switch
        {
            { First: var first, Last: var last } when first == last => Say(last, "d MMMM yyyy"),
            { First: var first, Last: var last } when (first.Year, first.Month) == (last.Year, last.Month) =>
                $"{Say(first, "%d")}–{Say(last, "d MMMM yyyy")}",
            { First: var first, Last: var last } when first.Year == last.Year => $"{Say(first, "d MMMM")} – {Say(last, "d MMMM yyyy")}",
            _ => $"{Say(period.First, "d MMMM yyyy")} – {Say(period.Last, "d MMMM yyyy")}",
        };

    /// <summary>A column of the chart: "11 марта", or "март 2026" where months are counted.</summary>
    public string Step(MessageCount count) => Say(count.Day, Report.Period.IsByMonth ? "MMMM yyyy" : "d MMMM");

    /// <summary>"12 из 30", and a dash where there is nobody.</summary>
    public string Of(Share share) => share.Of == 0 ? "—" : t["{0} из {1}", Number(share.Done), Number(share.Of)];

    public string Percent(Share share) => share.Percent is { } percent ? t["{0} %", percent] : "—";

    /// <summary>As after "за": "минуту", "12 минут", "3 часа", "5 дней".</summary>
    public string Span(TimeSpan span) =>
        span switch
        {
            { TotalMinutes: < 1 } => t["минуту"],
            { TotalHours: < 1 } => t.Count((long)span.TotalMinutes, "минуту|минуты|минут"),
            { TotalDays: < 2 } => t.Count((long)span.TotalHours, "час|часа|часов"),
            _ => t.Count((long)span.TotalDays, "день|дня|дней"),
        };

    /// <summary>How a moderator's sanctions compare with the others'; empty where there is nothing to say.</summary>
    public string Compare(ModeratorLoad moderator) =>
        ModeratorBalance.Of(moderator, Moderators) switch
        {
            Balance.More => t["заметно чаще других"],
            Balance.Less => t["заметно реже других"],
            _ => "",
        };

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Say(DateOnly day, string format) => day.ToString(format, CultureInfo.CurrentCulture);
}

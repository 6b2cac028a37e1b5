using System.Diagnostics;
using System.Text;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>A measurement that wants the process for itself.</summary>
[CollectionDefinition(nameof(Measured), DisableParallelization = true)]
public sealed class Measured;

/// <summary>Texts that are made to be slow: the time may grow with the length, not with its square.</summary>
[Collection(nameof(Measured))]
public class HostileTextTests
{
    private const int Small = 10_000;
    private const int Large = 100_000;

    // Ten times the text; a quadratic rule would need a hundred times the time.
    private const double MostGrowth = 40;
    private const double Tick = 0.005;
    private const int Attempts = 12;

    public static TheoryData<string> Seeds =>
        [
            "х",
            "ху",
            "*",
            "п*",
            "п***** ",
            "х ",
            "х.",
            "1",
            "8 9",
            "+7 ",
            "4111 ",
            "а@",
            "a@a.",
            "и\u0306\u0301\u0327",
            "\u200b",
            "\u202e\u200f",
            "ebyebyeb",
            "}{><",
            "пароль ",
            "код смс ",
            "ул. ",
            "в телеграм ",
            "убью ",
            "спасибо за ",
            "нахнахнахуе",
            "👨‍👩‍👧‍👦",
            "\ud800",
        ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_hostile_text_is_examined_in_time_that_grows_with_its_length(string seed) =>
        GrowsWithLength(Repeat(seed, Small), Repeat(seed, Large));

    [Fact]
    public void A_megabyte_is_examined_in_time_that_grows_with_its_length()
    {
        var all = string.Join(' ', Seeds.Select(seed => Repeat(seed.Data, Small / 10)));

        GrowsWithLength(Repeat(all, Large), Repeat(all, 10 * Large));
    }

    [Fact]
    public void All_rules_together_examine_a_megabyte_in_time_that_grows_with_its_length()
    {
        var all = string.Join(' ', Seeds.Select(seed => Repeat(seed.Data, Small / 10)));

        GrowsWithLength("all rules", text => Findings(text), Repeat(all, Large), Repeat(all, 10 * Large));
    }

    [Theory]
    [InlineData("ну и хуйня эти правила")]
    [InlineData("ты козёл")]
    [InlineData("убью тебя")]
    [InlineData("звоните 8 916 123-45-67")]
    [InlineData("пишите в телеграм")]
    [InlineData("переведите на карту 500")]
    [InlineData("пароль: Qwerty123")]
    [InlineData("спасибо")]
    public void Zero_width_characters_and_direction_marks_hide_nothing(string text)
    {
        const string Unseen = "\u200b\u200e\u202e\u2066\u00ad\u0301";
        var strewn = string.Concat(text.Select((letter, i) => $"{letter}{Unseen[i % Unseen.Length]}"));

        Findings(strewn).ShouldBe(Findings(text));
        Findings(text).ShouldNotBeEmpty();
    }

    private static IEnumerable<(Rule, Mode)> Findings(string text)
    {
        var everything = Enum.GetValues<Rule>().Select(rule => new ContentRule(rule, Audience.Parent, Mode.Refuse, "6"));
        var regulation = RegulationPreset.Find("posting-hours")!.Regulation with { Content = [.. everything], PostingHours = null };
        var draft = new Draft(text, Audience.Parent, DateTimeOffset.UnixEpoch);
        var circumstances = new Circumstances(TimeZoneInfo.Utc, WorkingCalendar.State, new HashSet<Rule>());
        return Examine
            .Message(regulation, new DateOnly(2026, 2, 11), draft, circumstances)
            .Findings.Select(finding => (finding.Rule, finding.Mode));
    }

    // A busy machine slows measurements down, never up: the quickest of several tells what the rule itself takes.
    private static void GrowsWithLength(string small, string large)
    {
        foreach (var (name, find) in TextRules.All)
        {
            GrowsWithLength(name, find, small, large);
        }
    }

    private static void GrowsWithLength<T>(string name, Func<string, IEnumerable<T>> find, string small, string large)
    {
        var (quickSmall, quickLarge) = (double.MaxValue, double.MaxValue);
        for (var attempt = 0; attempt < Attempts && !(quickLarge / Math.Max(quickSmall, Tick) < MostGrowth); attempt++)
        {
            quickSmall = Math.Min(quickSmall, Seconds(find, small));
            quickLarge = Math.Min(quickLarge, Seconds(find, large));
        }

        (quickLarge / Math.Max(quickSmall, Tick)).ShouldBeLessThan(MostGrowth, name);
    }

    private static double Seconds<T>(Func<string, IEnumerable<T>> find, string text)
    {
        var start = Stopwatch.GetTimestamp();
        _ = find(text).Count();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Repeat(string seed, int length) =>
        new StringBuilder(length + seed.Length).Insert(0, seed, (length / seed.Length) + 1).ToString(0, length);
}

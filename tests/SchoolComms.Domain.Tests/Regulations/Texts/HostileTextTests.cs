using System.Diagnostics;
using System.Text;
using SchoolComms.Domain.Regulations.Texts;

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

    // A busy machine slows measurements down, never up: the quickest of several tells what the rule itself takes.
    private static void GrowsWithLength(string small, string large)
    {
        foreach (var (name, find) in TextRules.All)
        {
            var (quickSmall, quickLarge) = (double.MaxValue, double.MaxValue);
            for (var attempt = 0; attempt < Attempts && !(quickLarge / Math.Max(quickSmall, Tick) < MostGrowth); attempt++)
            {
                quickSmall = Math.Min(quickSmall, Seconds(find, small));
                quickLarge = Math.Min(quickLarge, Seconds(find, large));
            }

            (quickLarge / Math.Max(quickSmall, Tick)).ShouldBeLessThan(MostGrowth, name);
        }
    }

    private static double Seconds(Func<string, IEnumerable<Fragment>> find, string text)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var fragment in find(text))
        {
            fragment.Length.ShouldBePositive();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Repeat(string seed, int length) =>
        new StringBuilder(length + seed.Length).Insert(0, seed, (length / seed.Length) + 1).ToString(0, length);
}

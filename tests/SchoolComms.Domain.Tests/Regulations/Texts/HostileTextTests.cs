using System.Diagnostics;
using System.Text;
using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>Texts that are made to be slow: the time may grow with the length, not with its square.</summary>
public class HostileTextTests
{
    private const int Small = 10_000;
    private const int Large = 100_000;

    // Ten times the text; a quadratic rule would need a hundred times the time.
    private const double MostGrowth = 40;
    private const double Tick = 0.005;
    private const int Attempts = 3;

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

    private static void GrowsWithLength(string small, string large)
    {
        foreach (var (name, find) in TextRules.All)
        {
            // A busy machine can slow one measurement down, a quadratic rule slows down each.
            Enumerable
                .Range(0, Attempts)
                .Any(_ => Seconds(find, large) / Math.Max(Seconds(find, small), Tick) < MostGrowth)
                .ShouldBeTrue(name);
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

using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>Recall on distorted obscenities and false alarms on ordinary school talk. The aims hold on the parts nothing was tuned on.</summary>
public class MeasuredQualityTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.95;
    private const double LeastPrecision = 0.95;
    private const double MostFalseAlarms = 0.005;
    private const int Repetitions = 10;

    [Fact]
    public void Distorted_obscenities_are_found_among_ordinary_words()
    {
        Recall(Sample.ForTuning("obscene-words"), seed: 1, "tuning");
        Recall(Sample.HeldOut("obscene-words"), seed: 2026, "held out").ShouldBeGreaterThanOrEqualTo(LeastRecall);
    }

    [Fact]
    public void Ordinary_school_talk_raises_hardly_a_false_alarm()
    {
        Sample.All("school-talk").Count.ShouldBeGreaterThanOrEqualTo(600);
        FalseAlarms(Sample.ForTuning("school-talk"), "tuning");
        FalseAlarms(Sample.HeldOut("school-talk"), "held out").ShouldBeLessThan(MostFalseAlarms);
    }

    [Fact]
    public void What_is_found_among_distorted_and_ordinary_messages_is_almost_always_right()
    {
        var random = new Random(62);
        var bad = Sample.HeldOut("obscene-words").Select(word => Pick(Distortion.Ways, random).Apply(word, random)).ToList();
        var good = Sample.HeldOut("school-talk");

        var rightly = bad.Count(text => ObsceneLanguage.Find(text).Any());
        var wrongly = good.Count(text => ObsceneLanguage.Find(text).Any());
        var precision = (double)rightly / (rightly + wrongly);

        output.WriteLine(
            $"precision, held out: {precision:P1} ({rightly} right, {wrongly} wrong of {bad.Count} bad and {good.Count} ordinary)"
        );
        precision.ShouldBeGreaterThanOrEqualTo(LeastPrecision);
    }

    [Fact]
    public void Every_rule_keeps_its_precision_and_recall_on_whole_messages()
    {
        var talk = Sample.All("ordinary-messages");
        var bad = Sample.All("bad-messages").Select(line => line.Split('|', 2)).ToLookup(parts => parts[0], parts => parts[1]);
        talk.Count.ShouldBeGreaterThanOrEqualTo(300);
        bad.Sum(messages => messages.Count()).ShouldBeGreaterThanOrEqualTo(100);

        FalseAlarms(talk, "messages of a school").ShouldBeLessThan(MostFalseAlarms);
        foreach (var (rule, find) in TextRules.All)
        {
            var missed = bad[rule].Where(text => !find(text).Any()).ToList();
            var found = bad[rule].Count() - missed.Count;
            var wrongly = talk.Count(text => find(text).Any());
            var (recall, precision) = ((double)found / bad[rule].Count(), (double)found / Math.Max(1, found + wrongly));

            output.WriteLine(
                $"{rule}: recall {recall:P1} of {bad[rule].Count()}, precision {precision:P1}; missed: {string.Join(" / ", missed)}"
            );
            recall.ShouldBeGreaterThanOrEqualTo(LeastRecall, rule);
            precision.ShouldBeGreaterThanOrEqualTo(LeastPrecision, rule);
        }
    }

    private double Recall(IReadOnlyList<string> words, int seed, string part)
    {
        var random = new Random(seed);
        var talk = Sample.ForTuning("school-talk");
        var (found, total) = (0, 0);
        foreach (var (name, apply) in Distortion.Ways)
        {
            var missed = new List<string>();
            for (var i = 0; i < words.Count * Repetitions; i++)
            {
                var word = apply(words[i % words.Count], random);
                if (!ObsceneLanguage.Find($"{Pick(talk, random)} {word} {Pick(talk, random)}").Any())
                {
                    missed.Add(word);
                }
            }

            total += words.Count * Repetitions;
            found += (words.Count * Repetitions) - missed.Count;
            output.WriteLine(
                $"recall, {part}, {name}: {1 - ((double)missed.Count / (words.Count * Repetitions)):P1}  missed: {string.Join(" ", missed.Distinct().Take(12))}"
            );
        }

        output.WriteLine($"recall, {part}, all: {(double)found / total:P1} of {total}");
        return (double)found / total;
    }

    private double FalseAlarms(IReadOnlyList<string> talk, string part)
    {
        var alarms = talk.Select(text => (Text: text, Found: string.Join(", ", TextRules.FindAll(text))))
            .Where(pair => pair.Found.Length > 0)
            .ToList();
        foreach (var (text, found) in alarms)
        {
            output.WriteLine($"false alarm, {part}: {text} -> {found}");
        }

        output.WriteLine($"false alarms, {part}: {(double)alarms.Count / talk.Count:P2} of {talk.Count}");
        return (double)alarms.Count / talk.Count;
    }

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];
}

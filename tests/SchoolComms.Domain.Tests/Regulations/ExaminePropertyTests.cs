using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Presets;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Regulations;

/// <summary>What holds for every message, author, moment and regulation.</summary>
public sealed class ExaminePropertyTests
{
    private static readonly DateTimeOffset From = At("2026-03-11T00:00+03:00");

    private static readonly Gen<string> Texts = Gen.ListOf(
            Gen.Elements(
                "завтра",
                "урок",
                "в 9:30",
                "👍",
                "спасибо",
                "хуй",
                "с у к а",
                "ты козёл",
                "убью тебя",
                "89121234567",
                "ivan@mail.example",
                "пишите в телеграм",
                "переведите на карту 500",
                "пароль: Qwerty123"
            )
        )
        .Select(pieces => string.Join(", ", pieces));

    private static readonly Gen<Draft> Drafts =
        from text in Texts
        from author in Gen.Elements(Enum.GetValues<Audience>())
        from minutes in Gen.Choose(0, 14 * 24 * 60)
        select new Draft(text, author, From.AddMinutes(minutes));

    private static readonly Gen<Regulation> Regulations = Gen.Elements(RegulationPreset.All.Select(preset => preset.Regulation));

    private static readonly IReadOnlyList<(Regulation Regulation, ContentRule Rule)> ExaminedRules =
    [
        .. from preset in RegulationPreset.All
        from rule in preset.Regulation.Content
        where rule.Mode != Mode.Off
        select (preset.Regulation, rule),
    ];

    [Fact]
    public void Examining_twice_says_the_same() =>
        Holds((regulation, draft) => Findings(regulation, draft).SequenceEqual(Findings(regulation, draft)));

    [Fact]
    public void An_innocent_word_hides_no_finding_of_a_part()
    {
        var innocent = Gen.Elements("завтра", "тетрадь", "страховать", "в кабинете", "Маша");
        Prop.ForAll(
                (
                    from regulation in Regulations
                    from draft in Drafts
                    from word in innocent
                    from before in Gen.Elements(true, false)
                    select (regulation, draft, with: draft with { Text = before ? $"{word}, {draft.Text}" : $"{draft.Text}, {word}" })
                ).ToArbitrary(),
                // To say something more is what makes an uninformative message informative.
                given =>
                    Rules(given.regulation, given.draft).Except([Rule.Uninformative]).All(Rules(given.regulation, given.with).Contains)
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_exception_lifts_exactly_its_rule() =>
        Prop.ForAll(
                (
                    from regulation in Regulations
                    from draft in Drafts
                    from rule in Gen.Elements(Enum.GetValues<Rule>())
                    select (regulation, draft, rule)
                ).ToArbitrary(),
                given =>
                    Findings(given.regulation, given.draft, given.rule)
                        .SequenceEqual(Findings(given.regulation, given.draft).Where(finding => finding.Rule != given.rule))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_exception_holds_from_its_first_moment_up_to_its_last()
    {
        var edition = Edition("posting-hours");
        var (start, end) = (From.AddHours(18), From.AddHours(20));
        var exception = RuleException.Allow(Chat(), Rule.PostingHours, start, end, "Поездка", Somebody(), edition, [], From).Value;

        Prop.ForAll(
                Gen.Choose(17 * 60, 23 * 60).ToArbitrary(),
                minutes =>
                {
                    var at = From.AddMinutes(minutes);
                    var draft = new Draft("Когда вернёмся?", Audience.Parent, at);
                    var lifted = exception.IsInForce(at) ? new[] { exception.Rule } : [];
                    return Findings(edition.Regulation, draft, lifted).Any() == (at < start || end <= at);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Another_mode_changes_the_mode_of_its_findings_and_at_most_whether_a_permission_helps() =>
        Prop.ForAll(
                (
                    from examined in Gen.Elements(ExaminedRules.AsEnumerable())
                    from draft in Drafts
                    from mode in Gen.Elements(Mode.Observe, Mode.Warn, Mode.Hold, Mode.Refuse)
                    select (examined.Regulation, draft, changed: examined.Rule, mode)
                ).ToArbitrary(),
                given =>
                {
                    var other = given.Regulation with
                    {
                        Content = given.Regulation.Content.Replace(given.changed, given.changed with { Mode = given.mode }),
                    };
                    var expected = Findings(given.Regulation, given.draft)
                        .Select(finding =>
                            finding.Rule == given.changed.Rule && given.draft.Author == given.changed.Audience
                                ? finding with
                                {
                                    Mode = given.mode,
                                }
                                : finding
                        );
                    return Findings(other, given.draft).Select(Whatever).SequenceEqual(expected.Select(Whatever));
                }
            )
            .QuickCheckThrowOnFailure();

    private static Finding Whatever(Finding finding) => finding with { Advice = finding.Advice & ~Advice.ObtainPermission };

    private static void Holds(Func<Regulation, Draft, bool> property) =>
        Prop.ForAll(Regulations.ToArbitrary(), Drafts.ToArbitrary(), property).QuickCheckThrowOnFailure();

    private static ImmutableHashSet<Rule> Rules(Regulation regulation, Draft draft) =>
        [.. Findings(regulation, draft).Select(finding => finding.Rule)];

    private static IReadOnlyList<Finding> Findings(Regulation regulation, Draft draft, params Rule[] lifted) =>
        Examine
            .Message(regulation, new DateOnly(2026, 2, 11), draft, new Circumstances(Moscow, WorkingCalendar.State, lifted.ToHashSet()))
            .Findings;
}

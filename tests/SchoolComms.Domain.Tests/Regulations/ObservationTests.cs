using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class ObservationTests
{
    private static readonly DateTimeOffset Day = At("2026-03-11T10:00+03:00");
    private static readonly Chat Parents = Chat();

    [Fact]
    public void A_message_counts_once_for_each_rule_that_it_meets()
    {
        var seen = Observe("interaction", Written("звоните 8 916 123-45-67 или 8 916 765-43-21"), Written("пароль: Kluch-77 и ты козёл"));

        (seen.Examined, seen.Met).ShouldBe((2, 2));
        Count(seen, Rule.PersonalData).ShouldBe(1);
        Count(seen, Rule.Credentials).ShouldBe(1);
        Count(seen, Rule.Insult).ShouldBe(1);
    }

    [Fact]
    public void The_rules_that_only_observe_stand_first_and_those_that_are_off_nowhere()
    {
        var seen = Observe("interaction", Written("ты козёл"));

        seen.Rules.TakeWhile(rule => rule.Rule.Mode == Mode.Observe)
            .Count()
            .ShouldBe(seen.Rules.Count(rule => rule.Rule.Mode == Mode.Observe));
        seen.Rules[0].Rule.Mode.ShouldBe(Mode.Observe);
        seen.Rules.ShouldNotContain(rule => rule.Rule.Mode == Mode.Off || rule.Rule.Rule == Rule.PhotoOfPeople);
    }

    [Fact]
    public void Only_what_the_viewer_may_read_is_quoted()
    {
        var seen = Observe("interaction", Written("ты козёл") with { MayBeQuoted = false }, Written("ты баран"));

        var insults = seen.Rules.Single(rule => rule.Rule is { Rule: Rule.Insult, Audience: Audience.Parent });
        insults.Messages.ShouldBe(2);
        insults.Quotations.ShouldHaveSingleItem().Fragment.ShouldBe("ты баран");
    }

    [Fact]
    public void Three_messages_at_most_are_quoted_the_newest_first()
    {
        var texts = new[] { "ты козёл", "ты баран", "ты козёл", "ты баран" };

        var seen = Observe("interaction", [.. texts.Select(Written)]);

        var insults = seen.Rules.Single(rule => rule.Rule is { Rule: Rule.Insult, Audience: Audience.Parent });
        insults.Messages.ShouldBe(4);
        insults.Quotations.Select(quotation => quotation.Fragment).ShouldBe(texts[..3]);
    }

    [Fact]
    public void Chats_stand_by_how_much_met_a_rule_there_and_days_in_their_order()
    {
        var busier = Chat().Id;
        var (quiet, loud) = (Written("ты козёл"), Written("ты козёл") with { Chat = busier });

        var seen = Observe("interaction", quiet, loud, loud with { SentAt = Day.AddDays(-1) });

        seen.Chats.ShouldBe([new(busier, 2), new(Parents.Id, 1)]);
        seen.Days.ShouldBe([new(new DateOnly(2026, 3, 10), 1), new(new DateOnly(2026, 3, 11), 2)]);
    }

    [Fact]
    public void Of_the_rules_of_one_mode_those_that_met_most_stand_first()
    {
        var rules = Observe("interaction", Written("звоните 8 916 123-45-67"), Written("ты козёл, звоните 8 916 123-45-67")).Rules;

        rules
            .Select(rule => (rule.Rule.Mode, -rule.Messages, rule.Rule.Rule))
            .ShouldBe(rules.Select(rule => (rule.Rule.Mode, -rule.Messages, rule.Rule.Rule)).Order());
    }

    [Fact]
    public void An_exception_counts_for_its_chat_and_time()
    {
        var (evening, other) = (Day.AddHours(9), Chat());
        var exception = RuleException
            .Allow(
                Parents,
                Rule.PostingHours,
                evening.AddHours(-1),
                evening.AddHours(1),
                "Поездка",
                Somebody(),
                Edition("posting-hours"),
                [],
                Day
            )
            .Value;
        WrittenMessage[] messages =
        [
            Written("Когда вернёмся?") with
            {
                SentAt = evening,
            },
            Written("Когда вернёмся?") with
            {
                SentAt = evening.AddHours(1),
            },
            Written("Когда вернёмся?") with
            {
                SentAt = evening,
                Chat = other.Id,
            },
        ];

        var seen = Observe("posting-hours", [exception], messages);

        Count(seen, Rule.PostingHours).ShouldBe(2);
        seen.Chats.ShouldBe([new(Parents.Id, 1), new(other.Id, 1)], ignoreOrder: true);
    }

    [Fact]
    public void A_bare_picture_is_met_and_one_with_a_word_is_not()
    {
        var picture = Written("") with { Files = [FileKind.Jpeg] };

        Count(Observe("posting-hours", picture, Written("") with { Files = [FileKind.Pdf] }), Rule.Uninformative).ShouldBe(1);
        Count(Observe("posting-hours", picture with { Text = "Расписание на завтра" }), Rule.Uninformative).ShouldBe(0);
    }

    [Fact]
    public void An_author_s_own_phone_is_not_met()
    {
        var own = Written("звоните мне: 8 916 123-45-67") with { Phone = PhoneNumber.Parse("+7 916 123-45-67").Value };

        Count(Observe("posting-hours", own, own with { Phone = null }), Rule.PersonalData).ShouldBe(1);
    }

    [Fact]
    public void Days_are_those_of_the_schools_clock()
    {
        var night = At("2026-03-11T22:30Z");

        Observe("interaction", Written("ты козёл") with { SentAt = night }).Days.ShouldBe([new(new DateOnly(2026, 3, 12), 1)]);
    }

    private static WrittenMessage Written(string text) => new(Parents.Id, Audience.Parent, text, Day, MayBeQuoted: true);

    private static int Count(Observation seen, Rule rule) =>
        seen.Rules.Single(observed => observed.Rule.Rule == rule && observed.Rule.Audience == Audience.Parent).Messages;

    private static Observation Observe(string preset, params WrittenMessage[] messages) => Observe(preset, [], messages);

    private static Observation Observe(string preset, RuleException[] exceptions, WrittenMessage[] messages)
    {
        var edition = Edition(preset);
        var usual = new Circumstances(Moscow, WorkingCalendar.State, new HashSet<Rule>());
        return Observation.Of(edition.Regulation, edition.Order.Date, messages, exceptions, usual);
    }
}

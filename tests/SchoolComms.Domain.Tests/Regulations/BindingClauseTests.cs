using System.Collections.Immutable;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class BindingClauseTests
{
    private static readonly Edition Before = Given.Edition("posting-hours");

    [Fact]
    public void Who_confirms_for_the_first_time_sees_nothing_marked() =>
        Changes(Before, null).ShouldAllBe(change => change.Value == ClauseChange.None);

    [Fact]
    public void The_same_rules_again_are_not_marked() =>
        Changes(Given.Edition("posting-hours", 2), Before).ShouldAllBe(change => change.Value == ClauseChange.None);

    [Fact]
    public void Other_hours_change_the_clause_they_stand_on()
    {
        var hours = PostingHours.Create(new TimeOnly(8, 0), new TimeOnly(17, 0)).Value;

        var changes = Changes(Given.Edition("posting-hours", 2, r => r with { PostingHours = hours }), Before);

        changes["6"].ShouldBe(ClauseChange.Changed);
        changes["2"].ShouldBe(ClauseChange.None);
    }

    [Fact]
    public void Other_words_and_a_stricter_mode_change_a_clause()
    {
        var words = Given.Edition("posting-hours", 2, r => r with { Clauses = r.Clauses.SetItem("2", "Иначе") });
        var milder = Given.Edition(
            "posting-hours",
            2,
            r => r with { Content = [.. r.Content.Select(rule => rule.Clause == "2" ? rule with { Mode = Mode.Warn } : rule)] }
        );

        Changes(words, Before)["2"].ShouldBe(ClauseChange.Changed);
        Changes(milder, Before)["2"].ShouldBe(ClauseChange.Changed);
    }

    [Fact]
    public void What_did_not_bind_before_is_new_and_what_no_longer_binds_is_named()
    {
        var after = Given.Edition(
            "posting-hours",
            2,
            r => r with { Content = [.. r.Content.Where(rule => rule.Clause != "2"), Added()], Clauses = r.Clauses.Add("10", "Новое") }
        );

        Changes(after, Before)["10"].ShouldBe(ClauseChange.New);
        BindingClause.GoneFrom(after, Audience.Parent, Before).Select(clause => clause.Number).ShouldBe(["2"]);
    }

    private static ContentRule Added() => new(Rule.OffTopic, Audience.Parent, Mode.Off, "10");

    private static ImmutableDictionary<string, ClauseChange> Changes(Edition edition, Edition? confirmed) =>
        BindingClause.Of(edition, Audience.Parent, confirmed).ToImmutableDictionary(rule => rule.Clause.Number, rule => rule.Change);
}

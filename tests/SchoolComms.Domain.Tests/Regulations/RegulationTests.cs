using SchoolComms.Domain.Access;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class RegulationTests
{
    private static readonly Regulation Hours = RegulationPreset.Find("posting-hours")!.Regulation;

    [Fact]
    public void A_rule_about_what_is_written_stands_on_the_clause_of_its_audience()
    {
        var regulation = Hours with
        {
            Content =
            [
                new ContentRule(Rule.Obscene, Audience.Parent, Mode.Refuse, "5"),
                new ContentRule(Rule.Obscene, Audience.Student, Mode.Refuse, "6"),
            ],
        };

        regulation.ClauseOf(Rule.Obscene, Audience.Student).ShouldBe("6");
        regulation.ClauseOf(Rule.Obscene, Audience.Teacher).ShouldBeNull();
        regulation.ClauseOf(Rule.Obscene).ShouldBe("5");
    }

    [Fact]
    public void A_clause_is_named_with_the_edition_that_it_stands_in()
    {
        var cited = Edition("group-chats", number: 3).Cite(Rule.LadderBlock).ShouldNotBeNull();

        cited.EditionNumber.ShouldBe(3);
        cited.Summary.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_Rules_of_communication_come_in_the_order_of_the_document()
    {
        var numbers = Edition("group-chats").RulesOfCommunication(Enum.GetValues<Audience>()).Select(clause => clause.Number).ToList();

        numbers.Count.ShouldBeGreaterThan(1);
        numbers.ShouldBe(numbers.Order(ClauseOrder.Instance));
    }

    [Fact]
    public void Each_rule_is_about_what_is_written_or_about_who_organises()
    {
        Rules.AboutContent.ShouldContain(Rule.Obscene);
        Rules.AboutOrganisation.ShouldContain(Rule.LadderBlock);
        Rules.AboutContent.Concat(Rules.AboutOrganisation).ShouldBe(Enum.GetValues<Rule>(), ignoreOrder: true);
    }
}

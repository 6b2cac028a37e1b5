using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class ContradictionsTests
{
    private static readonly Regulation Ladder = Preset("group-chats");
    private static readonly Regulation Hours = Preset("posting-hours");

    public static TheoryData<string> Keys => [.. RegulationPreset.All.Select(preset => preset.Key)];

    public static TheoryData<string, string, Regulation> Mutations =>
        new()
        {
            { "Title", nameof(RegulationTitleMissing), Hours with { Title = " " } },
            { "Title", nameof(RegulationTitleTooLong), Hours with { Title = new string('т', Contradictions.MaxTitle + 1) } },
            { "Clauses", nameof(RegulationEmpty), Hours with { Clauses = Hours.Clauses.Clear() } },
            { "Clauses[4,5]", nameof(ClauseNumberOdd), Hours with { Clauses = Hours.Clauses.Add("4,5", "Сказано.") } },
            { "Clauses[5]", nameof(ClauseSummaryMissing), Hours with { Clauses = Hours.Clauses.SetItem("5", "") } },
            {
                "Clauses[5]",
                nameof(ClauseSummaryTooLong),
                Hours with
                {
                    Clauses = Hours.Clauses.SetItem("5", new string('т', Clause.MaxSummary + 1)),
                }
            },
            {
                "Citations[LadderBlock]",
                nameof(ClauseNotThere),
                Ladder with
                {
                    Citations = Ladder.Citations.SetItem(Rule.LadderBlock, "9.9"),
                }
            },
            { "Citations[LadderBlock]", nameof(ClauseMissing), Ladder with { Citations = Ladder.Citations.SetItem(Rule.LadderBlock, "") } },
            { "Citations[Obscene]", nameof(RuleStandsElsewhere), Hours with { Citations = Hours.Citations.Add(Rule.Obscene, "6") } },
            {
                "Content[LadderBlock/Parent]",
                nameof(RuleStandsElsewhere),
                Hours with
                {
                    Content = Hours.Content.Add(new ContentRule(Rule.LadderBlock, Audience.Parent, Mode.Off, "6")),
                }
            },
            {
                "Content[Obscene/Teacher]",
                nameof(ClauseNotThere),
                Hours with
                {
                    Content = Hours.Content.Add(new ContentRule(Rule.Obscene, Audience.Teacher, Mode.Hold, "6.1")),
                }
            },
            {
                "Content[Obscene/Parent]",
                nameof(RuleStandsTwice),
                Hours with
                {
                    Content = Hours.Content.Add(new ContentRule(Rule.Obscene, Audience.Parent, Mode.Warn, "6")),
                }
            },
            { "Liftable[Credentials]", nameof(NothingToLift), Hours with { Liftable = [Rule.Credentials] } },
            { "DirectRights", nameof(RuleWithoutParameter), Hours with { DirectRights = [] } },
            { "DirectRights", nameof(ParameterWithoutRule), Hours with { Citations = Hours.Citations.Remove(Rule.DirectMessages) } },
            {
                "DirectRights[Teacher/Parent]",
                nameof(DirectRightStandsTwice),
                Hours with
                {
                    DirectRights = Hours.DirectRights.Add(new DirectRight(Role.Teacher, Role.Parent)),
                }
            },
            { "PostingHours", nameof(RuleWithoutParameter), Hours with { PostingHours = null } },
            { "PostingHours", nameof(ParameterWithoutRule), Ladder with { PostingHours = Hours.PostingHours } },
            { "Ladder", nameof(RuleWithoutParameter), Ladder with { Ladder = null } },
            { "Ladder", nameof(ParameterWithoutRule), Hours with { Ladder = Ladder.Ladder } },
            { "Ladder.MoreThan", nameof(OutOfLimits), Ladder with { Ladder = new SanctionLadder(0, 1, true) } },
            { "Ladder.MoreThan", nameof(OutOfLimits), Ladder with { Ladder = new SanctionLadder(21, 1, true) } },
            { "Ladder.MaxMonths", nameof(OutOfLimits), Ladder with { Ladder = new SanctionLadder(3, 0, true) } },
            { "Ladder.MaxMonths", nameof(OutOfLimits), Ladder with { Ladder = new SanctionLadder(3, 13, true) } },
            { "EarlyUnblocking", nameof(RuleWithoutParameter), Ladder with { EarlyUnblocking = null } },
            { "EarlyUnblocking.ObjectionDays", nameof(OutOfLimits), Ladder with { EarlyUnblocking = new EarlyUnblocking(0) } },
            { "EarlyUnblocking.ObjectionDays", nameof(OutOfLimits), Ladder with { EarlyUnblocking = new EarlyUnblocking(11) } },
            {
                "EarlyUnblocking",
                nameof(ParameterWithoutRule),
                Ladder with
                {
                    Ladder = null,
                    Citations = Ladder.Citations.Remove(Rule.LadderBlock),
                }
            },
            { "InviteTermDays", nameof(OutOfLimits), Hours with { InviteTermDays = 0 } },
            { "InviteTermDays", nameof(OutOfLimits), Hours with { InviteTermDays = 91 } },
            { "ReportTermDays", nameof(OutOfLimits), Hours with { ReportTermDays = 0 } },
            { "ReportTermDays", nameof(OutOfLimits), Hours with { ReportTermDays = 31 } },
            { "ContestTermDays", nameof(OutOfLimits), Hours with { ContestTermDays = 0 } },
            { "ContestTermDays", nameof(OutOfLimits), Hours with { ContestTermDays = 31 } },
            { "Recording", nameof(RecordingHasNoGround), Preset("interaction") with { Recording = new Recording(false, false) } },
            { "Recording", nameof(ParameterWithoutRule), Hours with { Recording = new Recording(true, false) } },
            { "StatusVerification", nameof(NobodyVerified), Ladder with { StatusVerification = new StatusVerification([], []) } },
            { "StatusVerification", nameof(RuleWithoutParameter), Ladder with { StatusVerification = null } },
            { "Councils", nameof(RuleWithoutParameter), Hours with { Councils = [] } },
            { "Councils", nameof(ParameterWithoutRule), Ladder with { Councils = [Council.Parents] } },
            { "AdministratorConsent", nameof(ParameterWithoutRule), Hours with { AdministratorConsent = [Office.Director] } },
            {
                "InviteRights[Parent/Staff]",
                nameof(ClauseNotThere),
                Hours with
                {
                    InviteRights = Hours.InviteRights.Replace(
                        new InviteRight(Standing.Staff, Role.Parent, "4"),
                        new InviteRight(Standing.Staff, Role.Parent, "44")
                    ),
                }
            },
            {
                "ChatRights[Task/Staff]",
                nameof(ClauseMissing),
                Hours with
                {
                    ChatRights = Hours.ChatRights.Replace(
                        new ChatRight(Standing.Staff, ChatKind.Task, "3"),
                        new ChatRight(Standing.Staff, ChatKind.Task, "")
                    ),
                }
            },
            { "InviteRights", nameof(NobodyInvites), Hours with { InviteRights = [] } },
            {
                "InviteRights",
                nameof(NobodyInvites),
                Hours with
                {
                    InviteRights = [.. Hours.InviteRights.Where(right => right.Invited != Role.Teacher)],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_preset_contradicts_itself(string key) => Contradictions.Of(Preset(key)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Mutations), DisableDiscoveryEnumeration = true)]
    public void A_contradiction_is_found_at_its_field(string field, string error, Regulation regulation) =>
        Contradictions.Of(regulation).Select(found => (found.Field, found.GetType().Name)).ShouldContain((field, error));

    [Theory]
    [InlineData(1, 12, 1, 1, 1, 10)]
    [InlineData(20, 1, 90, 30, 30, 1)]
    public void Terms_at_their_limits_stand(int moreThan, int months, int invite, int report, int contest, int objection) =>
        Contradictions
            .Of(
                Ladder with
                {
                    Ladder = new SanctionLadder(moreThan, months, false),
                    InviteTermDays = invite,
                    ReportTermDays = report,
                    ContestTermDays = contest,
                    EarlyUnblocking = new EarlyUnblocking(objection),
                }
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_title_has_300_characters_a_clause_1000_and_a_regulation_300_clauses_at_most()
    {
        var longest = Hours with
        {
            Title = new string('т', 300),
            Clauses = Hours.Clauses.AddRange(More(300 - Hours.Clauses.Count)).SetItem("5", new string('т', 1000)),
        };

        Contradictions.Of(longest).ShouldBeEmpty();
        Contradictions
            .Of(longest with { Clauses = longest.Clauses.Add("200", "Сказано.") })
            .ShouldBe([new TooManyClauses(300) { Field = "Clauses" }]);
        Contradictions.Of(longest with { Title = new string('т', 301) }).ShouldBe([new RegulationTitleTooLong(300) { Field = "Title" }]);
        Contradictions
            .Of(longest with { Clauses = longest.Clauses.SetItem("5", new string('т', 1001)) })
            .ShouldBe([new ClauseSummaryTooLong(1000) { Field = "Clauses[5]" }]);

        static IEnumerable<KeyValuePair<string, string>> More(int clauses) =>
            Enumerable.Range(1, clauses).Select(number => KeyValuePair.Create($"100.{number}", "Сказано."));
    }

    [Theory]
    [InlineData("Title", RegulationPart.Text)]
    [InlineData("Clauses[4.5]", RegulationPart.Text)]
    [InlineData("Citations[LadderBlock]", RegulationPart.Rules)]
    [InlineData("Content[Obscene/Parent]", RegulationPart.Content)]
    [InlineData("Liftable[Credentials]", RegulationPart.Content)]
    [InlineData("InviteRights", RegulationPart.Rights)]
    [InlineData("ChatRights[Task/Staff]", RegulationPart.Rights)]
    [InlineData("DirectRights[Teacher/Parent]", RegulationPart.Rights)]
    [InlineData("Ladder.MoreThan", RegulationPart.Terms)]
    [InlineData(null, RegulationPart.Terms)]
    public void A_contradiction_belongs_to_the_part_whose_form_has_its_field(string? field, RegulationPart part)
    {
        var error = new ClauseMissing { Field = field };

        error.PartOf().ShouldBe(part);
        Enum.GetValues<RegulationPart>().Where(each => error.IsWithin(each)).ShouldBe([part]);
        new RuleWithoutParameter(Rule.LadderBlock) { Field = field }
            .IsWithin(part)
            .ShouldBeFalse();
        new ParameterWithoutRule(Rule.LadderBlock) { Field = field }
            .IsWithin(part)
            .ShouldBeFalse();
    }

    [Fact]
    public void Clauses_stand_in_the_order_of_the_document() =>
        new[] { "10", "2.10", "гриф", "2.9", "2", "2.9.1", "2.9" }
            .Order(ClauseOrder.Instance)
            .ShouldBe(["гриф", "2", "2.9", "2.9", "2.9.1", "2.10", "10"]);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Whatever_clause_is_taken_out_what_stood_on_it_is_named(string key)
    {
        var regulation = Preset(key);

        foreach (var clause in regulation.Clauses.Keys)
        {
            var standing =
                regulation.Citations.Count(cited => cited.Value == clause)
                + regulation.Content.Count(rule => rule.Clause == clause)
                + regulation.InviteRights.Count(right => right.Clause == clause)
                + regulation.ChatRights.Count(right => right.Clause == clause);

            Contradictions.Of(regulation with { Clauses = regulation.Clauses.Remove(clause) }).Count.ShouldBe(standing);
        }
    }

    [Theory]
    [InlineData("4", true)]
    [InlineData("4.5", true)]
    [InlineData("10.12.3", true)]
    [InlineData("гриф", true)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("4.", false)]
    [InlineData("4,5", false)]
    [InlineData("п. 4", false)]
    [InlineData("4.5 ", false)]
    [InlineData("4.5\n", false)]
    [InlineData("1.2.3.4.5", false)]
    public void A_clause_is_numbered_as_documents_number(string number, bool stands) =>
        ClauseText.Check(number, "Сказано.").IsRefused.ShouldBe(!stands);

    private static Regulation Preset(string key) => RegulationPreset.Find(key)!.Regulation;
}

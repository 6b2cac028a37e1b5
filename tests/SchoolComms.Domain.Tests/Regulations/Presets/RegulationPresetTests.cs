using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Regulations.Presets;

public sealed class RegulationPresetTests
{
    public static TheoryData<string> Keys => [.. RegulationPreset.All.Select(preset => preset.Key)];

    [Fact]
    public void There_is_one_for_each_of_the_five_sources() =>
        RegulationPreset.All.Select(preset => preset.Key).ShouldBe(["interaction", "group-chats", "posting-hours", "model", "college"]);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Whatever_is_cited_is_a_clause_of_the_regulation(string key)
    {
        var regulation = Regulation(key);
        var cited = regulation
            .Citations.Values.Concat(regulation.Content.Select(rule => rule.Clause))
            .Concat(regulation.InviteRights.Select(right => right.Clause))
            .Concat(regulation.ChatRights.Select(right => right.Clause));

        cited.Except(regulation.Clauses.Keys).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Clauses_stand_in_the_order_of_the_document_and_say_something(string key)
    {
        var clauses = Regulation(key).Clauses;

        clauses.Keys.ShouldBe(clauses.Keys.Order(ClauseOrder.Instance));
        clauses.Values.ShouldAllBe(summary => summary.Length > 10 && summary.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_rule_stands_once_for_an_audience(string key) =>
        Regulation(key).Content.GroupBy(rule => (rule.Rule, rule.Audience)).Where(same => same.Count() > 1).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_right_stands_once_for_a_standing(string key)
    {
        Regulation(key).InviteRights.GroupBy(right => (right.Inviter, right.Invited)).Where(same => same.Count() > 1).ShouldBeEmpty();
        Regulation(key).ChatRights.GroupBy(right => (right.Creator, right.Kind)).Where(same => same.Count() > 1).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Whom_the_regulation_lets_invite_the_permission_table_lets_too(string key)
    {
        var permitted = Permissions.Table.Where(row => row.Action == SchoolAction.IssueInvite).Select(row => row.Standing);

        // Teachers and staff invite as moderators, into their chats.
        Regulation(key)
            .InviteRights.Select(right => right.Inviter)
            .Except([Standing.Teacher, Standing.Staff])
            .Distinct()
            .ShouldBeSubsetOf(permitted);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_parameter_stands_exactly_where_its_rule_does(string key)
    {
        var regulation = Regulation(key);

        (regulation.PostingHours is not null).ShouldBe(regulation.Contains(Rule.PostingHours));
        (regulation.Ladder is not null).ShouldBe(regulation.Contains(Rule.LadderBlock));
        (regulation.EarlyUnblocking is not null).ShouldBe(regulation.Contains(Rule.EarlyUnblocking));
        (regulation.Recording is not null).ShouldBe(regulation.Contains(Rule.RecordingAgreed));
        (regulation.StatusVerification is not null).ShouldBe(regulation.Contains(Rule.StatusVerified));
        regulation.Councils.IsEmpty.ShouldBe(!regulation.Contains(Rule.OpinionsHeard));
        regulation.DirectRights.IsEmpty.ShouldBe(!regulation.Contains(Rule.DirectMessages));
    }

    [Theory]
    [InlineData(Rule.PostingHours, "posting-hours")]
    [InlineData(Rule.Uninformative, "posting-hours")]
    [InlineData(Rule.ForeignMessenger, "posting-hours")]
    [InlineData(Rule.Payment, "posting-hours")]
    [InlineData(Rule.MembersLeaveFreely, "posting-hours")]
    [InlineData(Rule.LadderBlock, "group-chats")]
    [InlineData(Rule.EarlyUnblocking, "group-chats")]
    [InlineData(Rule.NoArbitrariness, "group-chats")]
    [InlineData(Rule.Credentials, "interaction")]
    [InlineData(Rule.RecordingAgreed, "interaction")]
    [InlineData(Rule.RulesAcknowledged, "group-chats", "posting-hours")]
    [InlineData(Rule.Obscene, "interaction", "posting-hours")]
    [InlineData(Rule.PortalRestricted, "interaction", "college")]
    [InlineData(Rule.OpinionsHeard, "posting-hours", "model", "college")]
    [InlineData(Rule.StatusVerified, "group-chats", "model", "college")]
    public void A_rule_is_on_only_where_its_source_has_it(Rule rule, params string[] keys) =>
        RegulationPreset
            .All.Where(preset => preset.Regulation.Contains(rule))
            .Select(preset => preset.Key)
            .ShouldBe(keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_rule_that_the_source_does_not_contain_is_off(string key)
    {
        var regulation = Regulation(key);
        var school = new SchoolId(Guid.Empty);
        var edition = Edition.Approve(school, 1, regulation, new Order("1", new DateOnly(2026, 1, 12)), DateTimeOffset.UnixEpoch);

        foreach (var rule in Enum.GetValues<Rule>().Where(rule => !regulation.Contains(rule)))
            edition.Cite(rule).ShouldBeNull();
    }

    [Fact]
    public void Hours_bind_parents_and_students_and_nobody_else() =>
        Regulation("posting-hours")
            .Content.Where(rule => rule.Rule == Rule.PostingHours)
            .Select(rule => (rule.Audience, rule.Clause))
            .ShouldBe([(Audience.Parent, "6"), (Audience.Student, "8")], ignoreOrder: true);

    [Theory]
    [InlineData("posting-hours", Council.Pedagogical, Council.Parents, Council.Students)]
    [InlineData("model", Council.Workers, Council.Parents, Council.Students)]
    [InlineData("college", Council.GeneralMeeting)]
    [InlineData("interaction")]
    [InlineData("group-chats")]
    public void The_councils_are_those_that_the_source_names(string key, params Council[] councils) =>
        Regulation(key).Councils.ShouldBe(councils);

    [Fact]
    public void Only_the_model_regulation_asks_for_consent_to_an_administrator() =>
        RegulationPreset
            .All.Where(preset => !preset.Regulation.AdministratorConsent.IsEmpty)
            .Select(preset => preset.Key)
            .ShouldBe(["model"]);

    [Fact]
    public void In_the_college_an_unverified_member_of_staff_waits_and_in_a_school_nobody_does()
    {
        Regulation("college").StatusVerification!.Holds(Role.Staff, SchoolAction.CreateColleagueChat).ShouldBeTrue();
        Regulation("college").StatusVerification!.Holds(Role.Parent, SchoolAction.CreateColleagueChat).ShouldBeFalse();
        Regulation("group-chats").StatusVerification!.Holds(Role.Teacher, SchoolAction.CreateChat).ShouldBeFalse();
    }

    private static Regulation Regulation(string key) => RegulationPreset.Find(key)!.Regulation;
}

using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class RegulationDifferenceTests
{
    private static readonly Regulation Hours = RegulationPreset.Find("posting-hours")!.Regulation;

    public static TheoryData<string, string> Pairs =>
        new(from left in RegulationPreset.All from right in RegulationPreset.All where left.Key != right.Key select (left.Key, right.Key));

    [Fact]
    public void A_regulation_does_not_differ_from_itself() => new RegulationDifference(Hours, Hours with { }).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Lists_in_another_order_are_no_difference() =>
        new RegulationDifference(
            Hours,
            Hours with
            {
                Councils = [.. Hours.Councils.Reverse()],
                Content = [.. Hours.Content.Reverse()],
            }
        ).IsEmpty.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_five_sources_differ_visibly(string left, string right)
    {
        var difference = Between(RegulationPreset.Find(left)!.Regulation, RegulationPreset.Find(right)!.Regulation);

        difference.Clauses.ShouldNotBeEmpty();
        difference.Rules.ShouldNotBeEmpty();
        difference.Parameters.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_added_one_way_is_removed_the_other(string left, string right)
    {
        var (a, b) = (RegulationPreset.Find(left)!.Regulation, RegulationPreset.Find(right)!.Regulation);

        Between(a, b)
            .Rules.Where(rule => rule.IsAdded)
            .Select(rule => rule.Key)
            .ShouldBe(Between(b, a).Rules.Where(rule => rule.IsRemoved).Select(rule => rule.Key));
        Between(a, b).Content.Count.ShouldBe(Between(b, a).Content.Count);
    }

    [Fact]
    public void What_is_held_for_a_moderator_is_stopped_as_what_is_refused()
    {
        var rule = Hours.Content.First(content => content is { Rule: Rule.PersonalData, Audience: Audience.Teacher });
        var (warned, held) = (With(Mode.Warn), With(Mode.Hold));

        Between(warned, held).StartToStop.Select(one => one.Key).ShouldBe([(rule.Rule, rule.Audience)]);
        Between(held, warned).CeaseToStop.Select(one => one.Key).ShouldBe([(rule.Rule, rule.Audience)]);
        Between(held, With(Mode.Refuse)).StartToStop.ShouldBeEmpty();

        Regulation With(Mode mode) => Hours with { Content = Hours.Content.Replace(rule, rule with { Mode = mode }) };
    }

    [Fact]
    public void A_stricter_mode_for_one_audience_is_one_difference()
    {
        var rule = Hours.Content.First(content => content is { Rule: Rule.PersonalData, Audience: Audience.Teacher });

        var changed = Between(Hours, Hours with { Content = Hours.Content.Replace(rule, rule with { Mode = Mode.Refuse }) });

        var difference = changed.Content.ShouldHaveSingleItem();
        (difference.Key, difference.Before!.Mode, difference.After!.Mode).ShouldBe(
            ((Rule.PersonalData, Audience.Teacher), Mode.Warn, Mode.Refuse)
        );
        changed.Clauses.ShouldBeEmpty();
    }

    [Fact]
    public void Clauses_differ_by_wording_in_the_order_of_the_document()
    {
        var clauses = Hours.Clauses.SetItem("9", "Иначе.").Remove("3").Add("10", "Новое.");

        var changed = Between(Hours, Hours with { Clauses = clauses }).Clauses;

        changed
            .Select(clause => (clause.Key, clause.IsRemoved, clause.IsAdded))
            .ShouldBe([("3", true, false), ("9", false, false), ("10", false, true)]);
    }

    [Fact]
    public void A_right_that_moves_to_another_clause_differs()
    {
        var right = Hours.InviteRights.First(r => r is { Inviter: Standing.Teacher, Invited: Role.Student });

        Between(Hours, Hours with { InviteRights = Hours.InviteRights.Replace(right, right with { Clause = "4" }) })
            .InviteRights.ShouldHaveSingleItem()
            .After.ShouldBe("4");
    }

    [Fact]
    public void Each_parameter_differs_by_itself()
    {
        Between(Hours, Hours with { PostingHours = PostingHours.Create(new TimeOnly(8, 0), new TimeOnly(17, 0)).Value })
            .Parameters.ShouldBe([Parameter.PostingHours]);
        Between(Hours, Hours with { Liftable = [Rule.PostingHours] }).Parameters.ShouldBe([Parameter.Liftable]);
        Between(Hours, Hours with { InviteTermDays = 15 }).Parameters.ShouldBe([Parameter.InviteTerm]);
        Between(Hours, Hours with { Ladder = new SanctionLadder(3, 1, true) }).Parameters.ShouldBe([Parameter.Ladder]);
        Between(Hours, Hours with { AdministratorConsent = [Office.Director] }).Parameters.ShouldBe([Parameter.AdministratorConsent]);
        Between(Hours, Hours with { Title = "Другое" }).Parameters.ShouldBe([Parameter.Title]);
        Between(Hours, Hours with { EarlyUnblocking = new EarlyUnblocking(3) }).Parameters.ShouldBe([Parameter.EarlyUnblocking]);
        Between(Hours, Hours with { ReportTermDays = 3 }).Parameters.ShouldBe([Parameter.ReportTerm]);
        Between(Hours, Hours with { ContestTermDays = 6 }).Parameters.ShouldBe([Parameter.ContestTerm]);
        Between(Hours, Hours with { Councils = [Council.Parents] }).Parameters.ShouldBe([Parameter.Councils]);
        Between(Hours, Hours with { Recording = new Recording(true, false) }).Parameters.ShouldBe([Parameter.Recording]);
        var rights = Between(Hours, Hours with { DirectRights = Hours.DirectRights.RemoveAt(0) });
        rights.Parameters.ShouldBe([Parameter.DirectRights]);
        rights.Parts.ShouldBe([RegulationPart.Rights]);
        Between(Hours, Hours with { DirectRights = [.. Hours.DirectRights.Reverse()] }).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Whose_status_is_verified_and_what_waits_for_it_are_one_parameter_in_whatever_order()
    {
        var verified = Hours with
        {
            StatusVerification = new([Role.Teacher, Role.Staff], [SchoolAction.CreateChat, SchoolAction.IssueInvite]),
        };

        IsOther(new([Role.Staff, Role.Teacher], [SchoolAction.IssueInvite, SchoolAction.CreateChat])).ShouldBeFalse();
        IsOther(new([Role.Teacher], [SchoolAction.CreateChat, SchoolAction.IssueInvite])).ShouldBeTrue();
        IsOther(new([Role.Teacher, Role.Staff], [SchoolAction.CreateChat])).ShouldBeTrue();
        IsOther(null).ShouldBeTrue();

        bool IsOther(StatusVerification? other) =>
            Between(verified, verified with { StatusVerification = other }).Parameters.Contains(Parameter.StatusVerification);
    }

    [Fact]
    public void Each_difference_is_of_its_part()
    {
        PartsOf(Hours with { Title = "Другое" }).ShouldBe([RegulationPart.Text]);
        PartsOf(Hours with { Clauses = Hours.Clauses.Add("10", "Новое.") }).ShouldBe([RegulationPart.Text]);
        PartsOf(Hours with { Citations = Hours.Citations.SetItem(Rule.ChatsCreated, "4") }).ShouldBe([RegulationPart.Rules]);
        PartsOf(Hours with { Content = Hours.Content.RemoveAt(0) }).ShouldBe([RegulationPart.Content]);
        PartsOf(Hours with { Liftable = [] }).ShouldBe([RegulationPart.Content]);
        PartsOf(Hours with { InviteRights = Hours.InviteRights.RemoveAt(0) }).ShouldBe([RegulationPart.Rights]);
        PartsOf(Hours with { ChatRights = Hours.ChatRights.RemoveAt(0) }).ShouldBe([RegulationPart.Rights]);
        PartsOf(Hours with { InviteTermDays = 15 }).ShouldBe([RegulationPart.Terms]);

        static IEnumerable<RegulationPart> PartsOf(Regulation after) => Between(Hours, after).Parts;
    }

    private static RegulationDifference Between(Regulation before, Regulation after) => new(before, after);
}

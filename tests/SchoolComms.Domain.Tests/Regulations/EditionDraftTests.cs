using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class EditionDraftTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-11T10:00:00+03:00");
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly PersonId Director = NewId.Of<PersonId>(Now);

    [Fact]
    public void A_draft_starts_as_the_newest_edition()
    {
        var draft = Draft("posting-hours");

        (draft.State, draft.Version, draft.BasedOnEdition, draft.BasedOnPreset).ShouldBe((DraftState.Open, 1, 1, null));
        draft.Missing(InForce("posting-hours"), InForce("posting-hours")).ShouldContain(missing => missing is NothingChanged);
    }

    [Fact]
    public void A_draft_of_a_preset_is_that_preset() =>
        EditionDraft
            .Start(InForce("model"), RegulationPreset.Find("posting-hours"), Director, Now)
            .Regulation.PostingHours.ShouldNotBeNull();

    [Fact]
    public void A_change_counts_the_version_and_the_second_of_two_is_told()
    {
        var draft = Draft("posting-hours");
        var changed = draft.Regulation with { InviteTermDays = 7 };

        draft.Change(1, RegulationPart.Terms, changed).ShouldBe(Result.Done);
        draft.Version.ShouldBe(2);
        draft.Change(1, RegulationPart.Terms, changed with { InviteTermDays = 30 }).Error.ShouldBeOfType<DraftChanged>();
        draft.Regulation.InviteTermDays.ShouldBe(7);
    }

    [Fact]
    public void What_a_part_contradicts_is_refused_at_its_field()
    {
        var draft = Draft("group-chats");

        var refused = draft.Change(1, RegulationPart.Terms, draft.Regulation with { Ladder = new SanctionLadder(0, 1, true) });

        refused.Error.ShouldBeOfType<RegulationContradicts>().At.ShouldHaveSingleItem().Field.ShouldBe("Ladder.MoreThan");
        draft.Version.ShouldBe(1);
    }

    [Fact]
    public void A_rule_may_wait_for_its_parameter_until_the_approval()
    {
        var draft = Draft("group-chats");
        var hours = draft.Regulation with
        {
            Content = draft.Regulation.Content.Add(new ContentRule(Rule.PostingHours, Audience.Parent, Mode.Refuse, "4.4")),
        };

        draft.Change(1, RegulationPart.Content, hours).ShouldBe(Result.Done);
        Approve(draft, "group-chats").Error.ShouldBeOfType<RegulationContradicts>().At[0].Field.ShouldBe("PostingHours");
    }

    [Fact]
    public void Councils_that_the_regulation_names_are_heard_first()
    {
        var draft = Changed("posting-hours");
        Hear(draft, Council.Pedagogical);
        Hear(draft, Council.Parents);

        var refused = Approve(draft, "posting-hours").Error.ShouldBeOfType<OpinionsMissing>();
        refused.Councils.ShouldBe([Council.Students]);
        refused.Clause!.Number.ShouldBe(Clause.Heading);

        Hear(draft, Council.Students);
        Approve(draft, "posting-hours").Value.Opinions.Length.ShouldBe(3);
        draft.State.ShouldBe(DraftState.Approved);
    }

    [Fact]
    public void The_procedure_is_that_of_the_edition_in_force()
    {
        var draft = Changed("posting-hours");
        var without = draft.Regulation with { Councils = [], Citations = draft.Regulation.Citations.Remove(Rule.OpinionsHeard) };
        draft.Change(draft.Version, RegulationPart.Terms, without).ShouldBe(Result.Done);

        Approve(draft, "posting-hours").Error.ShouldBeOfType<OpinionsMissing>();
    }

    [Theory]
    [InlineData("2026-03-11", "2026-03-11", null)]
    [InlineData("2026-03-11", "2026-03-12", null)]
    [InlineData("2026-03-01", "2026-03-10", nameof(InForceInPast))]
    [InlineData("2026-03-11", "2026-03-10", nameof(InForceBeforeOrder))]
    public void An_edition_is_in_force_neither_before_its_order_nor_in_the_past(string order, string from, string? refusal)
    {
        var error = Approve(Changed("group-chats"), "group-chats", from, order).Error;

        (error?.GetType().Name, error?.Field).ShouldBe((refusal, refusal is null ? null : "InForceFrom"));
    }

    [Fact]
    public void An_edition_of_today_rules_from_the_moment_of_its_approval_and_of_a_later_day_from_midnight()
    {
        Approve(Changed("group-chats"), "group-chats", "2026-03-11").Value.InForceFrom.ShouldBe(Now);
        Approve(Changed("group-chats"), "group-chats", "2026-03-12")
            .Value.InForceFrom.ShouldBe(DateTimeOffset.Parse("2026-03-12T00:00:00+03:00"));
    }

    [Theory]
    [InlineData("2026-03-19", true)]
    [InlineData("2026-03-20", true)]
    [InlineData("2026-03-21", false)]
    public void A_new_edition_begins_after_the_one_that_is_to_come(string from, bool refused)
    {
        var toCome = InForce("model", number: 2, at: "2026-03-20T00:00:00+03:00");

        var approved = Changed("group-chats").Approve(Approval(from, version: 2), InForce("group-chats"), toCome, 3, Moscow, Now);

        approved.IsRefused.ShouldBe(refused);
        if (refused)
            approved.Error.ShouldBeOfType<NotAfterNewestEdition>().Field.ShouldBe("InForceFrom");
    }

    [Fact]
    public void What_the_director_has_not_read_is_not_approved() =>
        Changed("group-chats")
            .Approve(Approval("2026-03-11", version: 1), InForce("group-chats"), InForce("group-chats"), 2, Moscow, Now)
            .Error.ShouldBeOfType<DraftChanged>();

    [Fact]
    public void A_dropped_draft_is_neither_changed_nor_approved()
    {
        var draft = Changed("group-chats");
        draft.Drop(2, Director, Now).ShouldBe(Result.Done);

        draft.Change(2, RegulationPart.Text, draft.Regulation).Error.ShouldBeOfType<DraftClosed>();
        Approve(draft, "group-chats").Error.ShouldBeOfType<DraftClosed>();
        draft.Drop(2, Director, Now).Error.ShouldBeOfType<DraftClosed>();
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void An_edition_is_withdrawn_until_the_instant_it_begins(int secondsPast, bool refused)
    {
        var begins = DateTimeOffset.Parse("2026-03-20T00:00:00+03:00");
        var toCome = InForce("model", number: 2, at: "2026-03-20T00:00:00+03:00");

        EditionWithdrawal
            .Of(toCome, InForce("model"), Director, "Ошибка в приказе", begins.AddSeconds(secondsPast))
            .IsRefused.ShouldBe(refused);
    }

    [Fact]
    public void A_withdrawal_says_why_in_500_characters_at_most()
    {
        Withdrawn(" ").Error.ShouldBe(new WithdrawalReasonMissing(500) { Field = "Reason" });
        Withdrawn(null).Error.ShouldBe(new WithdrawalReasonMissing(500) { Field = "Reason" });
        Withdrawn(new string('а', 501)).Error.ShouldBe(new WithdrawalReasonMissing(500) { Field = "Reason" });
        Withdrawn($" {new string('а', 500)} ").Value.Reason.ShouldBe(new string('а', 500));

        static Result<EditionWithdrawal> Withdrawn(string? reason) =>
            EditionWithdrawal.Of(InForce("model", number: 2, at: "2026-03-20T00:00:00+03:00"), InForce("model"), Director, reason, Now);
    }

    [Fact]
    public void What_has_begun_is_not_withdrawn_by_the_clause_of_the_edition_in_force() =>
        EditionWithdrawal
            .Of(InForce("college"), InForce("model"), Director, "Ошибка в приказе", Now)
            .Error.ShouldBe(new EditionHasBegun(InForce("model").Cite(Rule.EditionsAdopted)));

    [Fact]
    public void A_council_decides_by_a_dated_protocol_of_60_characters_at_most()
    {
        Decided(" ").Error.ShouldBe(new ProtocolMissing { Field = "Protocol" });
        Decided(null).Error.ShouldBe(new ProtocolMissing { Field = "Protocol" });
        Decided(new string('6', 61)).Error.ShouldBe(new ProtocolTooLong(60) { Field = "Protocol" });
        Decided($" {new string('6', 60)} ").Value.Protocol.ShouldBe(new string('6', 60));
        CouncilOpinion.Create(Council.Parents, "6", null, null, 1, Today).Error.ShouldBe(new ProtocolDateMissing { Field = "Date" });

        static Result<CouncilOpinion> Decided(string? protocol) => CouncilOpinion.Create(Council.Parents, protocol, Today, null, 1, Today);
    }

    [Fact]
    public void A_council_has_not_met_tomorrow() =>
        CouncilOpinion
            .Create(Council.Parents, "6", Today.AddDays(1), null, 1, Today)
            .Error.ShouldBe(new ProtocolInFuture { Field = "Date" });

    [Fact]
    public void A_council_may_remark_in_1000_characters_at_most()
    {
        Remarked(new string('а', 1001)).Error.ShouldBe(new RemarkTooLong(1000) { Field = "Remark" });
        Remarked($" {new string('а', 1000)} ").Value.Remark.ShouldBe(new string('а', 1000));
        Remarked(" ").Value.Remark.ShouldBeNull();
        Remarked(null).Value.Remark.ShouldBeNull();

        static Result<CouncilOpinion> Remarked(string? remark) => CouncilOpinion.Create(Council.Parents, "6", Today, remark, 1, Today);
    }

    [Fact]
    public void What_stood_on_a_renumbered_clause_stands_on_it_still()
    {
        var before = RegulationPreset.Find("group-chats")!.Regulation;
        var lines = before.Clauses.Select(clause => new ClauseLine(
            clause.Key,
            clause.Key switch
            {
                "4.5" => "4.6",
                "4.6" => "4.5",
                _ => clause.Key,
            },
            clause.Value
        ));

        var after = ClauseLines.Apply(before, before.Title, [.. lines]).Value;

        after.ClauseOf(Rule.LadderBlock).ShouldBe("4.6");
        after.ClauseOf(Rule.EarlyUnblocking).ShouldBe("4.5");
        Contradictions.Of(after).ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_was_no_clause_becomes_one_beside_the_others()
    {
        var before = RegulationPreset.Find("posting-hours")!.Regulation;
        var lines = before.Clauses.Select(clause => new ClauseLine(clause.Key, clause.Key, clause.Value));

        var after = ClauseLines.Apply(before, before.Title, [.. lines, new ClauseLine("", "99", "Сказано.")]).Value;

        after.Clauses.ShouldBe(before.Clauses.Add("99", "Сказано."), ignoreOrder: true);
        after.Citations.ShouldBe(before.Citations, ignoreOrder: true);
    }

    [Fact]
    public void Whatever_stood_on_a_renumbered_clause_is_renumbered_with_it_and_nothing_else_is()
    {
        var before = RegulationPreset.Find("posting-hours")!.Regulation;
        var lines = before.Clauses.Select(clause => new ClauseLine(clause.Key, clause.Key == "3" ? " 3.1 " : clause.Key, clause.Value));

        var after = ClauseLines.Apply(before, " Порядок ", [.. lines, new ClauseLine("", " ", " ")]).Value;

        after.Title.ShouldBe("Порядок");
        after.Clauses.Keys.ShouldBe(before.Clauses.Keys.Select(Now), ignoreOrder: true);
        after.Citations.Values.ShouldBe(before.Citations.Values.Select(Now));
        after.Content.Select(rule => rule.Clause).ShouldBe(before.Content.Select(rule => Now(rule.Clause)));
        after.InviteRights.Select(right => right.Clause).ShouldBe(before.InviteRights.Select(right => Now(right.Clause)));
        after.ChatRights.Select(right => right.Clause).ShouldBe(before.ChatRights.Select(right => Now(right.Clause)));

        static string Now(string clause) => clause == "3" ? "3.1" : clause;
    }

    [Theory]
    [InlineData("4,5", "Сказано.", nameof(ClauseNumberOdd), "Clauses[1].Number")]
    [InlineData("", "Сказано.", nameof(ClauseNumberOdd), "Clauses[1].Number")]
    [InlineData("5", "", nameof(ClauseSummaryMissing), "Clauses[1].Summary")]
    public void A_clause_that_cannot_stand_is_refused_at_its_line(string number, string summary, string error, string field)
    {
        var before = RegulationPreset.Find("model")!.Regulation;

        var refused = ClauseLines.Apply(before, "Положение", [new(null, "4", "Раз."), new(null, number, summary)]);

        var at = refused.Error.ShouldBeOfType<RegulationContradicts>().At.ShouldHaveSingleItem();
        (at.GetType().Name, at.Field).ShouldBe((error, field));
    }

    [Fact]
    public void A_clause_that_stands_twice_is_refused_at_the_second()
    {
        var before = RegulationPreset.Find("model")!.Regulation;

        var refused = ClauseLines.Apply(before, "Положение", [new(null, "1", "Раз."), new(null, "", ""), new(null, "1", "Два.")]);

        refused.Error.ShouldBeOfType<RegulationContradicts>().At.ShouldHaveSingleItem().Field.ShouldBe("Clauses[2].Number");
    }

    [Fact]
    public void Every_pair_of_presets_differs_and_none_from_itself()
    {
        foreach (var before in RegulationPreset.All)
        {
            foreach (var after in RegulationPreset.All)
                new RegulationDifference(before.Regulation, after.Regulation).IsEmpty.ShouldBe(before == after);
        }
    }

    [Fact]
    public void Changes_say_what_starts_to_be_refused_for_whom()
    {
        var changes = new RegulationDifference(
            RegulationPreset.Find("group-chats")!.Regulation,
            RegulationPreset.Find("posting-hours")!.Regulation
        );

        changes.StartToStop.Select(change => change.Key).ShouldContain((Rule.PostingHours, Audience.Parent));
        changes.StartToStop.Select(change => change.Key).ShouldNotContain((Rule.PersonalData, Audience.Teacher));
        var back = new RegulationDifference(changes.After, changes.Before);
        back.CeaseToStop.Select(change => change.Key).ShouldBe(changes.StartToStop.Select(change => change.Key));
        back.StartToStop.Select(change => change.Key).ShouldBe(changes.CeaseToStop.Select(change => change.Key));
        changes.Clauses.Where(clause => clause.IsAdded).ShouldContain(clause => clause.Key == "6");
        changes.Clauses.Where(clause => clause.IsRemoved).ShouldContain(clause => clause.Key == "4.5");
    }

    private static EditionDraft Draft(string preset) => EditionDraft.Start(InForce(preset), null, Director, Now);

    private static EditionDraft Changed(string preset)
    {
        var draft = Draft(preset);
        draft.Change(1, RegulationPart.Terms, draft.Regulation with { InviteTermDays = 7 }).ShouldBe(Result.Done);
        return draft;
    }

    private static void Hear(EditionDraft draft, Council council) =>
        draft.Hear(CouncilOpinion.Create(council, "6", Today, null, draft.Version, Today).Value).ShouldBe(Result.Done);

    private static Result<Edition> Approve(EditionDraft draft, string preset, string from = "2026-03-11", string order = "2026-03-11") =>
        draft.Approve(Approval(from, draft.Version, order), InForce(preset), InForce(preset), 2, Moscow, Now);

    private static Approval Approval(string from, int version, string order = "2026-03-11") =>
        new(version, new Order("34", DateOnly.Parse(order)), DateOnly.Parse(from), Director);

    private static Edition InForce(string preset, int number = 1, string at = "2026-02-11T00:00:00+03:00") =>
        Edition.Approve(
            new SchoolId(Guid.Empty),
            number,
            RegulationPreset.Find(preset)!.Regulation,
            new Order("21", new DateOnly(2026, 2, 11)),
            DateTimeOffset.Parse(at)
        );
}

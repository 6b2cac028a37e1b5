using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class MessageReportTests
{
    // A Thursday before the 23rd of February, a holiday on a Monday.
    private static readonly DateTimeOffset Thursday = At("2026-02-19T18:00+03:00");
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly School School = Actor(Edition, Role.Parent).School;

    [Fact]
    public void The_moderators_have_two_working_days_over_a_weekend_and_a_holiday_and_then_the_director_has_it_too()
    {
        var report = Make(Message()).Value;

        report.DirectorFrom.ShouldBe(At("2026-02-25T00:00+03:00"));
        report.DueIn(School, Edition).ShouldBe(report.DirectorFrom!.Value);
        report.DueIn(School, Edition("group-chats", change: r => r with { ReportTermDays = 9 })).ShouldBe(report.DirectorFrom.Value);
        Reaches(report, At("2026-02-24T23:59:59+03:00")).ShouldBeFalse();
        Reaches(report, At("2026-02-25T00:00+03:00")).ShouldBeTrue();
    }

    [Fact]
    public void Where_nobody_else_moderates_the_director_has_it_from_the_start()
    {
        var report = Make(Message(), hasOtherModerator: false).Value;

        report.DirectorFrom.ShouldBeNull();
        report.DueIn(School, Edition).ShouldBe(At("2026-02-25T00:00+03:00"));
        Reaches(report, Thursday).ShouldBeTrue();
    }

    [Fact]
    public void A_settled_report_reaches_nobody_any_more_but_stays_with_the_director_who_had_it()
    {
        var (early, late) = (Make(Message()).Value, Make(Message()).Value);
        early.Settle(ReportOutcome.Unfounded, Somebody(), early.DirectorFrom!.Value.AddSeconds(-1));
        late.Settle(ReportOutcome.ActedOn, Somebody(), late.DirectorFrom!.Value);
        var after = late.DirectorFrom!.Value.AddDays(1);

        Reaches(early, after).ShouldBeFalse();
        Reaches(late, after).ShouldBeFalse();
        MessageReport.HasReachedDirectorAt(after).Compile()(early).ShouldBeFalse();
        MessageReport.HasReachedDirectorAt(after).Compile()(late).ShouldBeTrue();
    }

    [Fact]
    public void A_report_is_settled_once()
    {
        var (report, first) = (Make(Message()).Value, Somebody());

        report.Settle(ReportOutcome.Unfounded, first, Thursday.AddHours(1));
        report.Settle(ReportOutcome.ActedOn, Somebody(), Thursday.AddHours(2));

        (report.Outcome, report.DecidedBy, report.DecidedAt).ShouldBe((ReportOutcome.Unfounded, first, Thursday.AddHours(1)));
    }

    [Fact]
    public void Own_and_removed_messages_are_not_reported_and_no_message_twice()
    {
        var (reporter, removed) = (Somebody(), Message());
        removed.Remove(Moderator(), Rule.BusinessEthics, Edition, Thursday);

        Make(Message(author: reporter), reporter).Error.ShouldBeOfType<OwnMessage>();
        Make(removed).Error.ShouldBeOfType<MessageAlreadyRemoved>();
        var message = Message();
        var first = Make(message, reporter).Value;
        Make(message, reporter, past: [first]).Error.ShouldBeOfType<ReportedAlready>();
        first.Settle(ReportOutcome.Unfounded, Somebody(), Thursday);
        Make(message, reporter, past: [first]).Error.ShouldBeOfType<ReportedAlready>();
    }

    [Fact]
    public void A_rule_that_the_regulation_does_not_set_for_the_author_and_a_note_that_is_too_long_are_refused()
    {
        Make(Message(), rule: Rule.Uninformative).Error.ShouldBeOfType<RuleNotInRegulation>().Field.ShouldBe("Rule");
        Make(Message(), note: new string('а', MessageReport.MaxNote)).IsRefused.ShouldBeFalse();
        Make(Message(), note: new string('а', MessageReport.MaxNote + 1)).Error.ShouldBe(new TextMissingOrTooLong(500) { Field = "Note" });
        Make(Message(), note: "  ").Value.Note.ShouldBeNull();
    }

    [Fact]
    public void Ten_undecided_reports_are_the_most_and_a_decided_one_makes_room()
    {
        var reporter = Somebody();
        var past = Enumerable.Range(0, MessageReport.MaxOpen).Select(_ => Make(Message(), reporter).Value).ToList();

        Make(Message(), reporter, past: past[1..]).IsRefused.ShouldBeFalse();
        Make(Message(), reporter, past: past).Error.ShouldBeOfType<TooManyReports>();
        past[0].Settle(ReportOutcome.Unfounded, Somebody(), Thursday);
        Make(Message(), reporter, past: past).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Who_is_blocked_reports_once_until_a_report_proves_right()
    {
        var (reporter, block) = (Somebody(), Blocked());
        var past = Make(Message(), reporter, own: block).Value;

        Make(Message(), reporter, past: [past], own: block).Error.ShouldBeOfType<ReportsOnceWhileBlocked>().Until.ShouldBe(block.Until);
        past.Settle(ReportOutcome.ActedOn, Somebody(), Thursday);
        Make(Message(), reporter, past: [past], own: block).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void What_was_reported_in_the_first_instant_of_a_block_counts_and_what_was_before_it_does_not()
    {
        var reporter = Somebody();
        var past = Make(Message(), reporter).Value;

        Make(Message(), reporter, past: [past], own: BlockedFrom(Thursday)).Error.ShouldBeOfType<ReportsOnceWhileBlocked>();
        Make(Message(), reporter, past: [past], own: BlockedFrom(Thursday.AddTicks(1))).IsRefused.ShouldBeFalse();

        static Block BlockedFrom(DateTimeOffset from) =>
            BlockingRule.Block(Case(4), Edition, Moderator(), from.AddDays(7), from, Moscow).Value;
    }

    [Fact]
    public void Nobody_settles_what_is_said_about_themselves_or_their_family_and_a_moderator_not_what_they_reported()
    {
        var (message, reporter) = (Message(), Somebody());
        var report = Make(message, reporter).Value;
        var author = new Offender(message.AuthorId, Audience.Parent, GovernsSchool: false);
        var child = Somebody();

        report.MayBeSettledBy(Moderator(), author).ShouldBeTrue();
        report.MayBeSettledBy(Moderator(message.AuthorId), author).ShouldBeFalse();
        report.MayBeSettledBy(Moderator(child), author with { Family = [child] }).ShouldBeFalse();
        report.MayBeSettledBy(Director(message.AuthorId), author).ShouldBeFalse();
        report.MayBeSettledBy(Moderator(reporter), author).ShouldBeFalse();
        report.MayBeSettledBy(Director(reporter), author).ShouldBeTrue();
    }

    private static bool Reaches(MessageReport report, DateTimeOffset now)
    {
        MessageReport.ReachesDirectorAt(now).Compile()(report).ShouldBe(report.ReachesDirector(now));
        return report.ReachesDirector(now);
    }

    // A ladder's block in force on the Thursday.
    private static Block Blocked() =>
        BlockingRule.Block(Case(4), Edition, Moderator(), Thursday.AddDays(7), Thursday.AddDays(-1), Moscow).Value;

    private static Result<MessageReport> Make(
        Message message,
        PersonId? reporter = null,
        Rule rule = Rule.BusinessEthics,
        string? note = null,
        IReadOnlyCollection<MessageReport>? past = null,
        Block? own = null,
        bool hasOtherModerator = true
    ) => MessageReport.Make(message, reporter ?? Somebody(), rule, note, past ?? [], own, hasOtherModerator, Edition, School, Thursday);
}

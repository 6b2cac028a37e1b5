using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class ViolationTests
{
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly DateTimeOffset Now = Start.AddDays(3);

    [Fact]
    public void A_violation_keeps_when_it_was_committed_its_clause_and_edition()
    {
        var message = Message();

        var violation = Violation.Record(message, Author(message), Rule.BusinessEthics, Edition, Edition, Moderator(), Now).Value;

        violation.CommittedAt.ShouldBe(message.SentAt);
        violation.RecordedAt.ShouldBe(Now);
        violation.Clause.ShouldBe("4.4");
        violation.EditionId.ShouldBe(Edition.Id);
    }

    [Fact]
    public void Nobody_records_a_violation_against_themselves()
    {
        var message = Message();

        Violation
            .Record(message, Author(message), Rule.BusinessEthics, Edition, Edition, Moderator(message.AuthorId), Now)
            .Error.ShouldBeOfType<OwnCase>();
    }

    [Theory]
    [InlineData(Audience.Student, false, true)]
    [InlineData(Audience.Parent, false, true)]
    [InlineData(Audience.Parent, true, false)]
    [InlineData(Audience.Teacher, false, false)]
    [InlineData(Audience.Staff, false, false)]
    [InlineData(Audience.Administration, false, false)]
    public void A_moderator_sanctions_families_and_no_equal_or_higher_office(Audience audience, bool governs, bool may)
    {
        var message = Message(audience);
        var author = new Offender(message.AuthorId, audience, governs);

        var recorded = Violation.Record(message, author, Rule.BusinessEthics, Edition, Edition, Moderator(), Now);

        recorded.IsRefused.ShouldBe(!may);
        if (!may)
            recorded.Error.ShouldBeOfType<EqualOrHigherOffice>();
    }

    [Fact]
    public void A_rule_that_the_regulation_does_not_set_for_the_author_is_not_broken()
    {
        var message = Message();

        Violation
            .Record(message, Author(message), Rule.Uninformative, Edition, Edition, Moderator(), Now)
            .Error.ShouldBeOfType<RuleNotInRegulation>()
            .Field.ShouldBe("Rule");
        NamedRule.Check(Edition("posting-hours"), Rule.PostingHours, Audience.Parent).Value.Number.ShouldBe("6");
        NamedRule.Check(Edition("posting-hours"), Rule.PostingHours, Audience.Student).Value.Number.ShouldBe("8");
        NamedRule.Check(Edition("posting-hours"), Rule.PostingHours, Audience.Teacher).Error.ShouldBeOfType<RuleNotInRegulation>();
    }

    [Fact]
    public void What_no_message_shows_is_told_and_has_happened()
    {
        Circumstance(Now).Value.CommittedAt.ShouldBe(Now);
        Circumstance(Now).Value.Circumstance.ShouldBe("Бранился на собрании");
        Circumstance(Now.AddDays(-1)).IsRefused.ShouldBeFalse();
        Circumstance(Now.AddTicks(1)).Error.ShouldBeOfType<NotHappenedYet>().Field.ShouldBe("CommittedAt");
        Circumstance(Now, " ").Error.ShouldBe(new TextMissingOrTooLong(500) { Field = "Circumstance" });

        static Result<Violation> Circumstance(DateTimeOffset at, string text = " Бранился на собрании ") =>
            Violation.RecordCircumstance(
                Chat().Id,
                Parent(),
                Start,
                Rule.NegativeOrExcessive,
                text,
                at,
                Edition,
                Edition,
                Moderator(),
                Now
            );
    }

    [Fact]
    public void Nobody_broke_the_Rules_of_a_chat_before_they_were_in_it()
    {
        At(Start).IsRefused.ShouldBeFalse();
        At(Start.AddMinutes(-1)).Error.ShouldBe(new NotAMemberThen(Start) { Field = "CommittedAt" });

        static Result<Violation> At(DateTimeOffset at) =>
            Violation.RecordCircumstance(
                Chat().Id,
                Parent(),
                Start,
                Rule.NegativeOrExcessive,
                "Бранился",
                at,
                Edition,
                Edition,
                Moderator(),
                Now
            );
    }

    [Fact]
    public void A_violation_stands_on_the_edition_of_the_day_on_which_it_was_committed()
    {
        var message = Message();
        var next = Edition("posting-hours", number: 2);

        var violation = Violation.Record(message, Author(message), Rule.BusinessEthics, Edition, next, Moderator(), Now).Value;

        (violation.Clause, violation.EditionId).ShouldBe(("4.4", Edition.Id));
        Recorded(Rule.Uninformative, Edition).Error.ShouldBe(new RuleNotInForceThen(next.Cite(Rule.NoArbitrariness)) { Field = "Rule" });
        Recorded(Rule.Uninformative, null).Error.ShouldBeOfType<RuleNotInForceThen>();
        Recorded(Rule.Uninformative, next).Value.Clause.ShouldBe("6");

        Result<Violation> Recorded(Rule rule, Edition? then) =>
            Violation.Record(message, Author(message), rule, then, next, Moderator(), Now);
    }

    [Fact]
    public void A_moderator_mends_what_moderators_recorded_and_only_while_it_stands()
    {
        var (message, reason) = (Message(), "Ошибка");
        var offender = Author(message);
        var byModerator = Violation.Record(message, offender, Rule.BusinessEthics, Edition, Edition, Moderator(), Now).Value;
        var byOfficial = Violation.Record(message, offender, Rule.BusinessEthics, Edition, Edition, Official(), Now).Value;

        byOfficial.MayWithdraw(Moderator(), offender, Edition).Error.ShouldBeOfType<DecidedByDirectorOnly>().Clause!.Number.ShouldBe("4.5");
        byOfficial.MayWithdraw(Official(), offender, Edition).IsRefused.ShouldBeFalse();
        byOfficial.MayWithdraw(Director(), offender, Edition).IsRefused.ShouldBeFalse();
        byModerator.Withdraw(Moderator(), offender, reason, Edition, Now).IsRefused.ShouldBeFalse();
        byModerator.MayWithdraw(Moderator(), offender, Edition).Error.ShouldBeOfType<ViolationWithdrawnAlready>();
    }

    [Fact]
    public void A_violation_taken_back_while_its_appeal_waits_stays_taken_back_when_the_director_finds_it_right()
    {
        var offender = Parent();
        var violation = ViolationOf(Chat().Id, offender, Edition, Now);
        var sanction = new Contested(Violation: violation);
        var appeal = Appeal.Make(sanction, offender.Person, false, "Это не я", Edition, MoscowSchool(), Now).Value;
        violation.Withdraw(Moderator(), offender, "Ошибка", Edition, Now).IsRefused.ShouldBeFalse();

        appeal.Decide(sanction, Director(), AppealOutcome.Stands, "Всё верно", Now).IsRefused.ShouldBeFalse();

        violation.State.ShouldBe(ViolationState.Withdrawn);
    }

    [Fact]
    public void A_message_is_removed_once_under_a_rule_with_its_edition()
    {
        var (message, moderator) = (Message(), Moderator());

        message.Remove(moderator, Rule.Uninformative, Edition, Now).Error.ShouldBeOfType<RuleNotInRegulation>();
        message.IsRemoved.ShouldBeFalse();
        message.Remove(moderator, Rule.NegativeOrExcessive, Edition, Now).Value.Number.ShouldBe("4.2");
        message.Removal.ShouldBe(new Removal(Now, moderator.Person, Capacity.Moderator, Rule.NegativeOrExcessive, "4.2", Edition.Id));
        message.Text.ShouldBe("Какая скука");
        message.Remove(Moderator(), Rule.NegativeOrExcessive, Edition, Now).Error.ShouldBeOfType<MessageAlreadyRemoved>();
    }

    [Fact]
    public void A_reminder_quotes_a_rule_of_a_regulation_that_knows_reminders()
    {
        Remind(Edition, Rule.BusinessEthics).Value.EditionId.ShouldBe(Edition.Id);
        Remind(Edition, Rule.Uninformative).Error.ShouldBe(new RuleNotInRegulation(null) { Field = "Rule" });
        Remind(Edition("college"), Rule.OffTopic).Error.ShouldBe(new RemindingNotProvided(Edition("college").Cite("2.5")));
    }

    [Fact]
    public void Who_is_in_a_chat_as_a_parent_answers_as_a_parent()
    {
        var member = ChatMember.Enter(Chat(), Somebody(), Role.Parent, moderator: false, Start);

        Offender.Of(member, governsSchool: false).Audience.ShouldBe(Audience.Parent);
    }

    [Fact]
    public void A_reminder_is_no_longer_than_a_message()
    {
        Remind(Edition, Rule.BusinessEthics, new string('я', 4000) + "\n").Value.Text.ShouldBe(new string('я', 4000));
        Remind(Edition, Rule.BusinessEthics, new string('я', 4001)).Error.ShouldBe(new MessageTooLong(4000) { Field = "Text" });
    }

    private static Result<Message> Remind(Edition edition, Rule rule, string text = "Прошу соблюдать Правила") =>
        Domain.Chats.Message.Remind(Chat(), Somebody(), Audience.Teacher, rule, text, edition, Now);

    private static Offender Author(Message message) => new(message.AuthorId, message.Author, false);
}

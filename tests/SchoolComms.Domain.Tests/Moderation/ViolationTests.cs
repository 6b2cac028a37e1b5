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

        var violation = Violation.Record(message, Author(message), Rule.BusinessEthics, Edition, Moderator(), Now).Value;

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
            .Record(message, Author(message), Rule.BusinessEthics, Edition, Moderator(message.AuthorId), Now)
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

        var recorded = Violation.Record(message, author, Rule.BusinessEthics, Edition, Moderator(), Now);

        recorded.IsRefused.ShouldBe(!may);
        if (!may)
            recorded.Error.ShouldBeOfType<EqualOrHigherOffice>();
    }

    [Fact]
    public void A_rule_that_the_regulation_does_not_set_for_the_author_is_not_broken()
    {
        var message = Message();

        Violation
            .Record(message, Author(message), Rule.Uninformative, Edition, Moderator(), Now)
            .Error.ShouldBeOfType<RuleNotInRegulation>();
        NamedRule.Check(Edition("posting-hours"), Rule.PostingHours, Audience.Parent).Value.Number.ShouldBe("6");
        NamedRule.Check(Edition("posting-hours"), Rule.PostingHours, Audience.Student).Value.Number.ShouldBe("8");
        NamedRule.Check(Edition("posting-hours"), Rule.PostingHours, Audience.Teacher).Error.ShouldBeOfType<RuleNotInRegulation>();
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
        Remind(Edition, Rule.Uninformative).Error.ShouldBeOfType<RuleNotInRegulation>();
        Remind(Edition("college"), Rule.OffTopic).Error.ShouldBeOfType<RemindingNotProvided>();
    }

    [Fact]
    public void Who_is_in_a_chat_as_a_parent_answers_as_a_parent()
    {
        var member = ChatMember.Enter(Chat(), Somebody(), Role.Parent, moderator: false, Start);

        Offender.Of(member, governsSchool: false).Audience.ShouldBe(Audience.Parent);
    }

    private static Result<Message> Remind(Edition edition, Rule rule) =>
        Domain.Chats.Message.Remind(Chat(), Somebody(), Audience.Teacher, rule, "Прошу соблюдать Правила", edition, Now);

    private static Offender Author(Message message) => new(message.AuthorId, message.Author, false);
}

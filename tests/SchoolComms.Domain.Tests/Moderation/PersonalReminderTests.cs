using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class PersonalReminderTests
{
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly Offender Parent = new(Somebody(), Audience.Parent, GovernsSchool: false);

    [Fact]
    public void A_reminder_to_one_person_quotes_the_rule_with_its_clause_and_keeps_when_it_was_read_first()
    {
        var reminder = To(Parent).Value;

        (reminder.PersonId, reminder.Clause, reminder.Text, reminder.ReadAt).ShouldBe((Parent.Person, "4.4", "Прошу о деловом тоне", null));
        reminder.Read(Start.AddHours(1));
        reminder.Read(Start.AddHours(2));
        reminder.ReadAt.ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public void It_needs_a_regulation_that_knows_reminders_a_rule_of_it_and_a_text()
    {
        To(Parent, edition: Edition("college")).Error.ShouldBe(new RemindingNotProvided(Edition("college").Cite("2.5")));
        To(Parent, rule: Rule.Uninformative).Error.ShouldBeOfType<RuleNotInRegulation>();
        To(Parent, text: " ").Error.ShouldBeOfType<TextMissingOrTooLong>();
        To(Parent, text: new string('а', Domain.Chats.Message.MaxText)).IsRefused.ShouldBeFalse();
        To(Parent, text: new string('а', Domain.Chats.Message.MaxText + 1)).Error.ShouldBeOfType<TextMissingOrTooLong>();
    }

    [Fact]
    public void Nobody_reminds_themselves()
    {
        To(Parent, judge: Moderator(Parent.Person)).Error.ShouldBeOfType<OwnCase>();
    }

    private static Result<PersonalReminder> To(
        Offender member,
        Rule rule = Rule.BusinessEthics,
        string text = "Прошу о деловом тоне",
        Edition? edition = null,
        Judge? judge = null
    ) => PersonalReminder.To(Chat(), member, null, rule, text, edition ?? Edition, judge ?? Moderator(), Start);
}

using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies a reminder to one person.</summary>
public readonly record struct PersonalReminderId(Guid Value) : IId<PersonalReminderId>
{
    public static PersonalReminderId From(Guid value) => new(value);
}

/// <summary>
/// A moderator reminds one member of the Rules, with the rule quoted (S1 4.4, MOD-3). The others in the chat do not see it, and it
/// is no violation.
/// </summary>
public sealed class PersonalReminder
{
    private PersonalReminder() { }

    public SchoolId SchoolId { get; private init; }
    public PersonalReminderId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId PersonId { get; private init; }

    /// <summary>The message that gave the occasion; null where none did.</summary>
    public MessageId? MessageId { get; private init; }

    public Rule Rule { get; private init; }
    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }
    public string Text { get; private init; } = "";
    public PersonId RemindedBy { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>When the person confirmed to have read it; null until then.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Reminds, where the regulation knows reminders and sets the rule for the person.</summary>
    public static Result<PersonalReminder> To(
        Chat chat,
        Offender member,
        MessageId? message,
        Rule rule,
        string? text,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    )
    {
        if (!edition.Regulation.Contains(Rule.RulesReminded))
            return new RemindingNotProvided(NearestClause.Of(edition, Rule.RulesReminded));
        if (member.Person == judge.Person)
            return new OwnCase();
        var named = NamedRule.Check(edition, rule, member.Audience);
        if (named.IsRefused)
            return named.Error;
        var written = WrittenText.Check(text, Message.MaxText, nameof(Text));
        if (written.IsRefused)
            return written.Error;

        return new PersonalReminder
        {
            SchoolId = chat.SchoolId,
            Id = NewId.Of<PersonalReminderId>(now),
            ChatId = chat.Id,
            PersonId = member.Person,
            MessageId = message,
            Rule = rule,
            Clause = named.Value.Number,
            EditionId = edition.Id,
            Text = written.Value,
            RemindedBy = judge.Person,
            At = now,
        };
    }

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}

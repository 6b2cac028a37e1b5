using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>What the class teacher did about a parent who broke the Rules, as far as the regulation gives the right.</summary>
internal sealed class DemoModeration(SchoolCommsDb db, School school, DemoRoster roster, DemoChats chats, DemoDays days, DemoRecord record)
{
    private static readonly (int DaysAgo, string Text)[] Offences =
    [
        (13, "Продаю детские лыжи с палками, почти новые. Кому нужно, отвечу лично."),
        (9, "Второй раз пишу про лыжи. Неужели никому не нужны? Ещё есть коньки и санки."),
        (6, "Опять объявление в последний момент! Здесь вообще кто-нибудь думает о родителях?"),
        (1, "Лучше бы за собой смотрели, чем раздавали советы про парковку. Надоело читать."),
    ];

    private readonly Edition edition = roster.Edition;
    private readonly Offender offender = new(roster.Offender.Id, Audience.Parent, GovernsSchool: false);
    private readonly DemoChat chat = chats.Find(ChatKind.ClassParents, roster.Classes[0])!;
    private readonly Person moderator = roster.Classes[0].Leader;

    public void Tell()
    {
        LiftARule();
        if (BrokenRule() is not { } rule)
            return;

        // Where there is no sanction ladder, once is enough to show a removed message.
        var offences = edition.Regulation.Ladder is null ? Offences[..1] : Offences;
        var violations = offences.Select(offence => Offence(offence.Text, rule, days.At(days.Ago(offence.DaysAgo), 14, 12))).ToList();
        Remind(rule, days.At(days.Ago(Offences[0].DaysAgo), 14, 40));
        if (edition.Regulation.Ladder is not null)
            Block(violations, days.At(days.Ago(1), 15, 30));
    }

    private Rule? BrokenRule() =>
        edition.Regulation.Contains(Rule.MessagesRemoved)
            ? edition
                .Regulation.RulesFor(Audience.Parent)
                .Select(content => (Rule?)content.Rule)
                .FirstOrDefault(rule => rule is Rule.NegativeOrExcessive or Rule.OffTopic)
            : null;

    private Violation Offence(string text, Rule rule, DateTimeOffset sentAt)
    {
        var message = Message.Post(chat.Chat, offender.Person, offender.Audience, text, sentAt);
        chat.Messages.Add(message);
        var at = sentAt.AddMinutes(18);
        var clause = message.Remove(moderator.Id, rule, edition, at).Value;
        var violation = Violation.Record(message, offender, rule, edition, moderator.Id, at).Value;
        db.AddRange(message, violation);

        var details = new
        {
            Chat = message.ChatId.Value,
            Message = message.Id.Value,
            Author = message.AuthorId.Value,
            Rule = rule,
        };
        record.Add(at, moderator.Id, AuditKind.MessageRemoved, details, clause);
        record.Add(at, moderator.Id, AuditKind.ViolationRecorded, details, clause);
        return violation;
    }

    private void Remind(Rule rule, DateTimeOffset at)
    {
        const string Text = "Напоминаю о Правилах: чат — для организационных вопросов. Объявления о продаже сюда не пишем.";
        var reminder = Message.Remind(chat.Chat, moderator.Id, Audience.Teacher, rule, Text, edition, at);
        if (reminder.IsRefused)
            return;

        chat.Messages.Add(reminder.Value);
        db.Add(reminder.Value);
        var details = new { Chat = chat.Chat.Id.Value, Rule = rule };
        record.Add(at, moderator.Id, AuditKind.Reminded, details, edition.Cite(Rule.RulesReminded));
    }

    private void Block(List<Violation> violations, DateTimeOffset at)
    {
        var @case = new BlockCase(chat.Chat.Id, offender, violations.ConvertAll(violation => violation.CommittedAt), []);
        var until = BlockTerm.TwoWeeks.End(null, at, school.Zone);
        var block = BlockingRule.Block(@case, edition, moderator.Id, until, at, school.Zone).Value;
        db.Add(block);
        var details = new
        {
            Chat = block.ChatId.Value,
            Person = block.PersonId.Value,
            Violations = violations.Count,
            block.Until,
        };
        record.Add(at, moderator.Id, AuditKind.Blocked, details, edition.Cite(block.Clause));
    }

    // A day on which congratulations were welcome; it is over.
    private void LiftARule()
    {
        if (RuleException.Liftable(edition, chat.Chat).All(content => content.Rule != Rule.Uninformative))
            return;

        var (from, until) = (days.At(days.Ago(6), 9, 0), days.At(days.Ago(6), 17, 0));
        const string Reason = "Поздравляем команду с победой в викторине";
        var exception = RuleException.Allow(chat.Chat, Rule.Uninformative, from, until, Reason, moderator.Id, edition, from).Value;
        db.Add(exception);
        var details = new
        {
            Chat = exception.ChatId.Value,
            exception.Rule,
            exception.From,
            exception.Until,
            exception.Reason,
        };
        record.Add(from, moderator.Id, AuditKind.RuleLifted, details, edition.Cite(exception.Clause));

        foreach (var (parent, number) in roster.Classes[0].Parents.Skip(3).Take(3).Select((parent, number) => (parent, number)))
        {
            var message = Message.Post(chat.Chat, parent.Id, Audience.Parent, "Поздравляем! 🎉", from.AddMinutes(35 + 11 * number));
            chat.Messages.Add(message);
            db.Add(message);
        }
    }
}

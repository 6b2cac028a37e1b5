using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>
/// What the class teacher did about a parent who broke the Rules, as far as the regulation gives the right; what others reported;
/// the director's look into a chat.
/// </summary>
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
    private readonly DemoChat chat = chats.Find(ChatKind.ClassParents, roster.Classes[0])!;
    private readonly Person moderator = roster.Classes[0].Leader;
    private readonly Judge judge = new(roster.Classes[0].Leader.Id, Capacity.Moderator);

    public void Tell()
    {
        LiftARule();
        LookIn();
        if (BrokenRule() is not { } rule)
            return;

        // Where there is no sanction ladder, once is enough to show a removed message.
        var offences = edition.Regulation.Ladder is null ? Offences[..1] : Offences;
        var violations = offences.Select(offence => Offence(offence.Text, rule, days.At(days.Ago(offence.DaysAgo), 14, 12))).ToList();
        ReportAnother(rule);
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

    private Offender Author => new(roster.Offender.Id, Audience.Parent, GovernsSchool: false);

    private Violation Offence(string text, Rule rule, DateTimeOffset sentAt)
    {
        var message = Message.Post(chat.Chat, roster.Offender.Id, Audience.Parent, text, sentAt);
        chat.Messages.Add(message);
        var at = sentAt.AddMinutes(18);
        var report = text == Offences[0].Text ? Report(message, rule, null, sentAt.AddMinutes(9)) : null;
        var clause = message.Remove(judge, rule, edition, at).Value;
        var violation = Violation.Record(message, Author, rule, edition, edition, judge, at).Value;
        db.AddRange(message, violation);

        var details = new
        {
            Chat = chat.Chat.Name,
            Message = message.Id.Value,
            Author = roster.Offender.Name.Full,
            Rule = rule,
        };
        record.Add(at, moderator.Id, AuditKind.MessageRemoved, details, clause);
        record.Add(at, moderator.Id, AuditKind.ViolationRecorded, details, clause);
        if (report is not null)
            Settle(report, details.Author, at);
        return violation;
    }

    // Waits for the class teacher to decide.
    private void ReportAnother(Rule rule)
    {
        const string Text = "Кому нужен почти новый рюкзак? Отдам недорого, пишите мне.";
        var sentAt = days.At(days.Ago(1), 15, 4);
        var message = Message.Post(chat.Chat, roster.Classes[0].Parents[4].Id, Audience.Parent, Text, sentAt);
        chat.Messages.Add(message);
        db.Add(message);
        Report(message, rule, "Опять объявления, а про собрание не найти.", sentAt.AddMinutes(21));
    }

    private MessageReport Report(Message message, Rule rule, string? note, DateTimeOffset at)
    {
        var reporter = roster.Classes[0].Parents[1].Id;
        var report = MessageReport.Make(message, reporter, rule, note, [], null, hasOtherModerator: true, edition, school, at).Value;
        db.Add(report);
        var details = new { Chat = chat.Chat.Name, Rule = rule };
        record.Add(at, reporter, AuditKind.MessageReported, details, edition.Cite(report.Clause));
        return report;
    }

    private void Settle(MessageReport report, string author, DateTimeOffset at)
    {
        report.Settle(ReportOutcome.ActedOn, moderator.Id, at);
        var details = new
        {
            Chat = chat.Chat.Name,
            Message = report.MessageId.Value,
            Author = author,
            Outcome = ReportOutcome.ActedOn,
            Reports = 1,
        };
        record.Add(at, moderator.Id, AuditKind.ReportSettled, details, edition.Cite(Rule.MessagesRemoved));
    }

    private void LookIn()
    {
        var director = new Actor(school, edition, roster.Director.Id, roster.Director.Name) { Offices = [Office.Director] };
        var at = days.At(days.Ago(4), 16, 20);
        if (
            ChatLook.Open(director, chat.Chat, "Обращение родителей: объявления мешают общаться", at)
            is not { IsRefused: false, Value: var look }
        )
            return;

        db.Add(look);
        var details = new { Chat = chat.Chat.Name, look.Reason };
        record.Add(at, director.Person, AuditKind.ChatLookedInto, details, edition.Cite(look.Clause));
    }

    private void Remind(Rule rule, DateTimeOffset at)
    {
        if (edition.Cite(Rule.RulesReminded) is not { } clause)
            return;

        const string Text = "Напоминаю о Правилах: чат — для организационных вопросов. Объявления о продаже сюда не пишем.";
        var reminder = Message.Remind(chat.Chat, moderator.Id, Audience.Teacher, rule, Text, edition, at).Value;
        chat.Messages.Add(reminder);
        db.Add(reminder);
        record.Add(at, moderator.Id, AuditKind.Reminded, new { Chat = chat.Chat.Name, Rule = rule }, clause);
    }

    private void Block(List<Violation> violations, DateTimeOffset at)
    {
        var @case = new BlockCase(chat.Chat.Id, Author, violations.ConvertAll(violation => violation.CommittedAt), []);
        var until = days.At(days.Today.AddDays(12), 15, 30);
        var block = BlockingRule.Block(@case, edition, judge, until, at, school.Zone).Value;
        db.Add(block);
        var details = new
        {
            Chat = chat.Chat.Name,
            Member = roster.Offender.Name.Full,
            block.Until,
            Violations = violations.Count,
        };
        record.Add(at, moderator.Id, AuditKind.Blocked, details, edition.Cite(Rule.LadderBlock));
    }

    // A day on which congratulations were welcome; it is over.
    private void LiftARule()
    {
        if (edition.Cite(Rule.Uninformative) is not { } clause)
            return;

        const string Reason = "Поздравляем команду {0} с победой в викторине";
        var (day, reason) = (days.Ago(6), string.Format(null, Reason, roster.Classes[0].Class.Name));
        var (from, until) = (days.At(day, 9, 0), days.At(day, 17, 0));
        db.Add(RuleException.Allow(chat.Chat, Rule.Uninformative, from, until, reason, moderator.Id, edition, [], from).Value);
        record.Add(
            from,
            moderator.Id,
            AuditKind.RuleLifted,
            new
            {
                Chat = chat.Chat.Name,
                Rule = Rule.Uninformative,
                Reason = reason,
            },
            clause
        );
        foreach (var (parent, number) in roster.Classes[0].Parents.Skip(3).Take(3).Select((parent, number) => (parent, number)))
        {
            var message = Message.Post(chat.Chat, parent.Id, Audience.Parent, "Поздравляем! 🎉", from.AddMinutes(35 + 11 * number));
            chat.Messages.Add(message);
            db.Add(message);
        }
    }
}

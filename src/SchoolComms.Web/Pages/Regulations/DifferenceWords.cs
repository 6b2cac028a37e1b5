using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>One thing that differs, as a person reads it; nothing where one of the two does not have it.</summary>
public sealed record DifferenceRow(string What, string? Before, string? After);

/// <summary>The things of one kind that differ.</summary>
public sealed record DifferenceSection(string Title, IReadOnlyList<DifferenceRow> Rows);

/// <summary>Two regulations side by side, in words.</summary>
public sealed class DifferenceWords(Words words, RegulationDifference difference, SchoolKind kind)
{
    private readonly IStringLocalizer t = words.T;
    private readonly RegulationWords before = new(words, difference.Before, kind);
    private readonly RegulationWords after = new(words, difference.After, kind);

    /// <summary>What bears on people first; the wording of clauses last. Without the kinds in which nothing differs.</summary>
    public IReadOnlyList<DifferenceSection> Sections =>
        [
            .. new[]
            {
                new DifferenceSection(t["Сроки, часы и числа"], [.. difference.Parameters.Except([Parameter.DirectRights]).Select(Of)]),
                new DifferenceSection(t["Правила о сообщениях"], [.. Content()]),
                new DifferenceSection(t["Другие правила"], [.. difference.Rules.Select(Of)]),
                new DifferenceSection(t["Кто кого приглашает"], [.. Invites()]),
                new DifferenceSection(t["Кто какие чаты создаёт"], [.. Chats()]),
                new DifferenceSection(t["Кто кому пишет лично"], [.. Direct()]),
                new DifferenceSection(t["Пункты"], [.. difference.Clauses.Select(Of)]),
            }.Where(section => section.Rows.Count > 0),
        ];

    private DifferenceRow Of(Parameter parameter) =>
        new(NameOf(parameter), ValueOf(parameter, difference.Before, before), ValueOf(parameter, difference.After, after));

    private DifferenceRow Of(Difference<Rule, string> rule) => new(RuleSentences.Of(rule.Key, t), Cited(rule.Before), Cited(rule.After));

    private DifferenceRow Of(Difference<string, string> clause) => new(words.Clause(clause.Key), clause.Before, clause.After);

    // One row for all audiences to whom the same happens.
    private IEnumerable<DifferenceRow> Content() =>
        from rule in difference.Content
        group rule.Key.Audience by (rule.Key.Rule, Before: Of(rule.Before), After: Of(rule.After)) into same
        select new DifferenceRow(
            t["{0}: {1}", words.Of(same.Key.Rule), Listed(same.Order().Select(audience => words.Many(audience, kind)))],
            same.Key.Before,
            same.Key.After
        );

    private IEnumerable<DifferenceRow> Invites() =>
        from right in difference.InviteRights
        group after.Whom(right.Key.Invited) by (right.Key.Inviter, right.Before, right.After) into same
        select new DifferenceRow(
            t["{0} приглашает {1}", words.Of(same.Key.Inviter, kind), Listed(same)],
            Cited(same.Key.Before),
            Cited(same.Key.After)
        );

    private IEnumerable<DifferenceRow> Chats() =>
        from right in difference.ChatRights
        group words.Of(right.Key.Kind, kind) by (right.Key.Creator, right.Before, right.After) into same
        select new DifferenceRow(
            t["{0} создаёт: {1}", words.Of(same.Key.Creator, kind), Listed(same)],
            Cited(same.Key.Before),
            Cited(same.Key.After)
        );

    private IEnumerable<DifferenceRow> Direct() =>
        from sender in Enum.GetValues<Role>()
        let were = ToWhom(difference.Before, sender)
        let are = ToWhom(difference.After, sender)
        where were != are
        select new DifferenceRow(words.Many(sender, kind), were, are);

    private string? ToWhom(Regulation regulation, Role sender) =>
        ListedOrNone(regulation.DirectRights.Where(right => right.From == sender).Select(right => right.To).Order().Select(after.ToWhom));

    private string? Of(ContentRule? rule) => rule is null ? null : t["{0}, {1}", words.Of(rule.Mode), words.Clause(rule.Clause)].Value;

    private string? Cited(string? clause) => clause is null ? null : words.Clause(clause);

    private string NameOf(Parameter parameter) =>
        parameter switch
        {
            Parameter.Title => t["Название"],
            Parameter.PostingHours => t["Часы для сообщений"],
            Parameter.Liftable => t["Что модератор вправе разрешить на время"],
            Parameter.InviteTerm => t["Сколько ждёт ссылка-приглашение"],
            Parameter.Ladder => t["Блокировка за нарушения"],
            Parameter.EarlyUnblocking => t["Возражения против досрочной разблокировки"],
            Parameter.ReportTerm => t["Срок разбора жалобы"],
            Parameter.ContestTerm => t["Срок ответа на обжалование"],
            Parameter.StatusVerification => t["Подтверждение статуса"],
            Parameter.AdministratorConsent => t["Чьё согласие нужно дополнительному администратору"],
            Parameter.Councils => t["Чьё мнение учитывают"],
            _ => t["Запись встреч"],
        };

    private string? ValueOf(Parameter parameter, Regulation regulation, RegulationWords says) =>
        parameter switch
        {
            Parameter.Title => regulation.Title,
            Parameter.PostingHours => regulation.PostingHours is { } hours ? says.Of(hours) : null,
            Parameter.Liftable => ListedOrNone(regulation.Liftable.Select(words.Of)),
            Parameter.InviteTerm => t.Count(regulation.InviteTermDays, "день|дня|дней"),
            Parameter.Ladder => regulation.Ladder is { } ladder ? says.Of(ladder) : null,
            Parameter.EarlyUnblocking => regulation.EarlyUnblocking is { } early ? WorkingDays(early.ObjectionDays) : null,
            Parameter.ReportTerm => WorkingDays(regulation.ReportTermDays),
            Parameter.ContestTerm => WorkingDays(regulation.ContestTermDays),
            Parameter.StatusVerification => regulation.StatusVerification is { } verification ? says.Of(verification) : null,
            Parameter.AdministratorConsent => ListedOrNone(regulation.AdministratorConsent.Select(office => words.Of(office, kind))),
            Parameter.Councils => ListedOrNone(regulation.Councils.Select(council => words.Of(council, kind))),
            _ => regulation.Recording is { } recording ? says.Of(recording) : null,
        };

    private string WorkingDays(int days) => t.Count(days, "рабочий день|рабочих дня|рабочих дней");

    private static string? ListedOrNone(IEnumerable<string> items) => Listed(items) is { Length: > 0 } list ? list : null;

    private static string Listed(IEnumerable<string> items) => string.Join(", ", items.Select(Lower));

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];
}

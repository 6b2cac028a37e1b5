using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Consents;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>An entry of the record as a sentence: what was done, then whatever the entry tells about it.</summary>
public sealed class RecordSentences(Words words, School school)
{
    // In the order in which a reader asks: whom, where, how much, until when, why.
    private static readonly string[] Told =
    [
        "person",
        "member",
        "author",
        "director",
        "administrator",
        "role",
        "office",
        "subject",
        "class",
        "chat",
        "kind",
        "purpose",
        "givenBy",
        "applicant",
        "document",
        "rule",
        "violations",
        "students",
        "parents",
        "staff",
        "guardian",
        "child",
        "uses",
        "edition",
        "order.number",
        "expiresAt",
        "from",
        "until",
        "reason",
    ];

    private readonly IStringLocalizer t = words.T;

    public string Of(RecordLine line)
    {
        var told = Told.Select(name => Of(name, line.Details[name])).Where(word => word.Length > 0).ToList();
        if (line.Details.Count("invites") is > 0 and var links)
            told.Insert(0, t.Count(links, "ссылка|ссылки|ссылок"));

        return told.Count == 0 ? $"{Of(line.Kind)}." : $"{Of(line.Kind)}: {string.Join(", ", told)}.";
    }

    public string Of(AuditKind kind) =>
        kind switch
        {
            AuditKind.SchoolSetUp => t["Портал школы создан"],
            AuditKind.SchoolEdited => t["Сведения об организации изменены"],
            AuditKind.EditionApproved => t["Утверждена редакция регламента"],
            AuditKind.Appointed => t["Назначение"],
            AuditKind.AppointmentEnded => t["Назначение окончено"],
            AuditKind.RosterImported => t["Загружен список"],
            AuditKind.InviteIssued => t["Выпущена ссылка-приглашение"],
            AuditKind.InviteAnnulled => t["Ссылка аннулирована"],
            AuditKind.InviteClaimed => t["Вход по ссылке"],
            AuditKind.RulesAcknowledged => t["Правила подтверждены"],
            AuditKind.ChatCreated => t["Создан чат"],
            AuditKind.MessageRemoved => t["Удалено сообщение"],
            AuditKind.ViolationRecorded => t["Записано нарушение"],
            AuditKind.Reminded => t["Напоминание о Правилах"],
            AuditKind.Blocked => t["Блокировка в чате"],
            AuditKind.RuleLifted => t["Разрешено исключение из правила"],
            AuditKind.ClassCreated => school.Kind == SchoolKind.College ? t["Создана группа"] : t["Создан класс"],
            AuditKind.TeacherAttached => t["Педагог прикреплён"],
            AuditKind.TeacherDetached => t["Педагог откреплён"],
            AuditKind.ChatLeft => t["Выход из чата по своему желанию"],
            AuditKind.ConsentGiven => t["Дано согласие"],
            AuditKind.ConsentWithdrawn => t["Отозвано согласие"],
            AuditKind.PhotoChecked => t["Сообщение с фото проверено после отзыва согласия"],
            AuditKind.GuardianLinked => t["Родитель связан с ребёнком"],
            _ => t["Другое действие"],
        };

    private string Of(string name, string? told) =>
        (name, told) switch
        {
            (_, null or "") => "",
            ("role", _) when Enum.TryParse<Role>(told, out var role) => Lower(words.Of(role, school.Kind)),
            ("office", _) when Enum.TryParse<Office>(told, out var office) => Lower(words.Of(office, school.Kind)),
            ("kind", _) when Enum.TryParse<Domain.Chats.ChatKind>(told, out var chat) => Lower(words.Of(chat, school.Kind)),
            ("rule", _) when Enum.TryParse<Rule>(told, out var rule) => Lower(words.Of(rule)),
            ("purpose", _) when Enum.TryParse<ConsentPurpose>(told, out var purpose) => Lower(words.Of(purpose)),
            ("givenBy", _) => t["дал(а) {0}", told],
            ("applicant", _) => t["по заявлению: {0}", told],
            ("document", _) => t["документ № {0}", told],
            ("chat", _) => t["чат «{0}»", told],
            ("author", _) => t["автор {0}", told],
            ("violations", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var violations) => t.Count(
                violations,
                "нарушение|нарушения|нарушений"
            ),
            ("students" or "parents" or "staff", "0") => "",
            ("students", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var students) => t.Count(
                students,
                "ученик|ученика|учеников"
            ),
            ("parents", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var parents) => t.Count(
                parents,
                "родитель|родителя|родителей"
            ),
            ("staff", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var staff) => t.Count(
                staff,
                "сотрудник|сотрудника|сотрудников"
            ),
            ("uses", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var uses) => t[
                "на {0}",
                t.Count(uses, "человека|человека|человек")
            ],
            ("edition", _) => t["редакция {0}", told],
            ("order.number", _) => t["приказ № {0}", told],
            ("from", _) when Instant(told) is { } from => t["с {0}", from],
            ("expiresAt" or "until", _) when Instant(told) is { } until => t["до {0}", until],
            ("reason", _) => t["причина: {0}", told],
            ("director", _) => t["директор {0}", told],
            ("administrator", _) => t["администратор {0}", told],
            _ => told,
        };

    private string? Instant(string told) =>
        DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? TimeZoneInfo.ConvertTime(at, school.Zone).ToString("d MMMM yyyy, H:mm", CultureInfo.CurrentCulture)
            : null;

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];
}

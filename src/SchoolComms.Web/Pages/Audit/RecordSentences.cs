using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.People;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Consents;
using SchoolComms.Web.Pages.People;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>An entry of the record as a sentence: what was done, then whatever the entry tells about it.</summary>
public sealed class RecordSentences(Words words, School school)
{
    // In the order in which a reader asks: whom, where, how much, until when, why.
    private static readonly string[] Told =
    [
        "change",
        "movement",
        "what.year",
        "what.year.year",
        "what.break.name",
        "what.break.first",
        "what.break.last",
        "what.day",
        "what.sixDays",
        "moved",
        "person",
        "otherName",
        "facts",
        "secondFactor",
        "sessions",
        "format",
        "form",
        "entries",
        "address",
        "entry",
        "member",
        "author",
        "director",
        "administrator",
        "sanction",
        "power",
        "as",
        "role",
        "office",
        "subject",
        "class",
        "toClass",
        "chat",
        "kind",
        "purpose",
        "givenBy",
        "applicant",
        "document",
        "rule",
        "outcome",
        "reports",
        "violations",
        "people",
        "students",
        "parents",
        "staff",
        "guardian",
        "child",
        "uses",
        "part",
        "council",
        "protocol",
        "edition",
        "preset",
        "order.number",
        "firstDay",
        "lastDay",
        "effectiveOn",
        "expiresAt",
        "from",
        "until",
        "paper",
        "reason",
    ];

    private static readonly string[] OfTheLink = ["uses", "expiresAt"];

    private readonly IStringLocalizer t = words.T;

    public string Of(RecordLine line)
    {
        // Who joins by a link takes one place: for how many and until when it is stands in the entry of its issue.
        var unsaid = line.Kind == AuditKind.InviteClaimed ? OfTheLink : [];
        var told = Told.Except(unsaid).Select(name => Of(line.Kind, name, line.Details[name])).Where(word => word.Length > 0).ToList();
        if (line.Details.Count("invites") is > 0 and var links)
            told.Insert(0, t.Count(links, "ссылка|ссылки|ссылок"));

        // A colon follows no colon: "Ссылка аннулирована, причина: отпуск".
        var joint = told is [var first, ..] && first.Contains(": ", StringComparison.Ordinal) ? ", " : ": ";
        return told.Count == 0 ? $"{Of(line.Kind)}." : $"{Of(line.Kind)}{joint}{string.Join(", ", told)}.";
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
            AuditKind.ClassCreated => t["[Создан класс|Создана группа]"],
            AuditKind.TeacherAttached => t["Педагог прикреплён"],
            AuditKind.TeacherDetached => t["Педагог откреплён"],
            AuditKind.ChatLeft => t["Выход из чата по своему желанию"],
            AuditKind.ConsentGiven => t["Дано согласие"],
            AuditKind.ConsentWithdrawn => t["Отозвано согласие"],
            AuditKind.PhotoChecked => t["Сообщение с фото проверено после отзыва согласия"],
            AuditKind.GuardianLinked => t["Родитель связан с ребёнком"],
            AuditKind.PeopleExported => t["Список людей скачан"],
            AuditKind.ConsentsExported => t["Реестр согласий скачан"],
            AuditKind.SheetExported => t["Лист ознакомления скачан"],
            AuditKind.InvitesExported => t["Личные ссылки скачаны"],
            AuditKind.StatisticsExported => t["Статистика скачана"],
            AuditKind.RecordExported => t["Журнал выгружен"],
            AuditKind.AnchorSent => t["Отпечаток журнала отправлен по почте"],
            AuditKind.PersonCorrected => t["Исправлены сведения о человеке"],
            AuditKind.PeopleMerged => t["Две записи об одном человеке объединены"],
            AuditKind.GuardianUnlinked => t["Связь родителя с ребёнком окончена"],
            AuditKind.FoundDistinct => t["Похожие люди признаны разными"],
            AuditKind.DraftStarted => t["Начат проект новой редакции регламента"],
            AuditKind.DraftChanged => t["Изменён проект новой редакции"],
            AuditKind.OpinionRecorded => t["Записано мнение о проекте"],
            AuditKind.DraftDropped => t["Отказ от проекта новой редакции"],
            AuditKind.EditionWithdrawn => t["Отозвана редакция регламента"],
            AuditKind.SignedOnPaper => t["Правила подписаны на бумаге"],
            AuditKind.RemindedOfRules => t["Напоминание подтвердить Правила"],
            AuditKind.Nominated => t["Назначение ждёт согласия"],
            AuditKind.NominationRefused => t["В согласии на назначение отказано"],
            AuditKind.CalendarChanged => t["Изменён рабочий календарь"],
            AuditKind.RuleRestored => t["Исключение из правила окончено раньше срока"],
            AuditKind.MessageLetThrough => t["Модератор пропустил сообщение"],
            AuditKind.MovementEntered => t["Внесено движение, оно ждёт своего дня"],
            AuditKind.MovementInEffect => t["Движение вступило в силу"],
            AuditKind.MovementHindered => t["Движение не вступило в силу в свой день"],
            AuditKind.MovementCancelled => t["Ожидавшее движение отменено"],
            AuditKind.MovementUndone => t["Движение отменено, всё возвращено"],
            AuditKind.YearTurned => t["Учебный год переведён"],
            AuditKind.ModeratorAppointed => t["Назначен модератор чата"],
            AuditKind.ModeratorRelieved => t["Модератор чата освобождён от обязанностей"],
            AuditKind.RegistrationWritten => t["Составлена заявка на регистрацию организации на платформе"],
            AuditKind.MessageDeclined => t["Модератор не пропустил сообщение"],
            AuditKind.NominationWithdrawn => t["Представление к назначению отозвано"],
            AuditKind.StatusConfirmed => t["Статус подтверждён"],
            AuditKind.StatusRefused => t["В статусе отказано"],
            AuditKind.RequestAsked => t["Задан вопрос по заявке на вступление"],
            AuditKind.RequestAccepted => t["Заявка на вступление принята"],
            AuditKind.RequestDeclined => t["Заявка на вступление отклонена"],
            AuditKind.MessageReported => t["Жалоба на сообщение"],
            AuditKind.ReportSettled => t["Жалоба на сообщение рассмотрена"],
            AuditKind.RemindedPersonally => t["Напоминание о Правилах одному участнику"],
            AuditKind.ViolationWithdrawn => t["Нарушение снято"],
            AuditKind.BlockedByDecision => t["Блокировка в чате по решению"],
            AuditKind.Apologised => t["Извинения перед чатом"],
            AuditKind.Objected => t["Возражение против досрочной разблокировки"],
            AuditKind.Unblocked => t["Разблокировка раньше срока"],
            AuditKind.BlockUndone => t["Блокировка отменена"],
            AuditKind.RecoveryMade => t["Выпущена ссылка для восстановления доступа"],
            AuditKind.AccessRecovered => t["Доступ восстановлен по ссылке, пароль новый"],
            AuditKind.AccessRestricted => t["Ограничен доступ к порталу"],
            AuditKind.RestrictionLifted => t["Ограничение доступа окончено раньше срока"],
            AuditKind.Contested => t["Обжалование директору"],
            AuditKind.AppealAnswered => t["Ответ директора на обжалование"],
            AuditKind.Authorised => t["Должностное лицо уполномочено"],
            AuditKind.AuthorisationEnded => t["Полномочия должностного лица окончены"],
            AuditKind.ChatLookedInto => t["Чат открыт по праву контроля"],
            AuditKind.DirectChatStarted => t["Начат личный чат"],
            _ => t["Другое действие"],
        };

    // «Создан чат: «5А · родители»», and elsewhere «чат «5А · родители»».
    private string Of(AuditKind kind, string name, string? told) =>
        (kind, name, told) is (AuditKind.ChatCreated, "chat", { Length: > 0 }) ? t["«{0}»", told] : Of(name, told);

    private string Of(string name, string? told) =>
        (name, told) switch
        {
            (_, null or "") => "",
            ("role", _) when Enum.TryParse<Role>(told, out var role) => Lower(words.Of(role, school.Kind)),
            ("office", _) when Enum.TryParse<Office>(told, out var office) => Lower(words.Of(office, school.Kind)),
            ("kind", _) when Enum.TryParse<Domain.Chats.ChatKind>(told, out var chat) => Lower(words.Of(chat, school.Kind)),
            ("rule", _) when Enum.TryParse<Rule>(told, out var rule) => Lower(words.Of(rule)),
            ("change", _) => OfCalendar(told),
            ("movement", _) when Enum.TryParse<MovementKind>(told, out var movement) => Lower(words.Of(movement)),
            ("toClass", _) => t["в {0}", told],
            ("what.year" or "what.year.year", _) => t["{0} год", told],
            ("what.break.name", _) => t["«{0}»", told],
            ("what.break.first" or "firstDay" or "effectiveOn", _) when Day(told) is { } first => t["с {0}", first],
            ("what.break.last" or "lastDay", _) when Day(told) is { } last => t["по {0}", last],
            ("what.day", _) when Day(told) is { } day => day,
            ("what.sixDays", _) => told == "True" ? t["шестидневная неделя"] : t["пятидневная неделя"],
            ("moved", "0") => "",
            ("moved", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var moved) => t[
                "перенесено {0}",
                t.Count(moved, "ждущее сообщение|ждущих сообщения|ждущих сообщений")
            ],
            ("sanction", _) when Enum.TryParse<ContestedKind>(told, out var sanction) => Lower(words.Of(sanction)),
            ("outcome", _) when Enum.TryParse<AppealOutcome>(told, out var outcome) => Lower(words.Of(outcome)),
            ("power", _) when Enum.TryParse<Power>(told, out var power) => Lower(words.Of(power)),
            ("as", _) when Enum.TryParse<Capacity>(told, out var capacity) => t["решил(а) {0}", Lower(words.Of(capacity))],
            ("paper", _) => t["документ: {0}", told],
            ("purpose", _) when Enum.TryParse<ConsentPurpose>(told, out var purpose) => Lower(words.Of(purpose)),
            ("givenBy", _) => t["дал(а) {0}", told],
            ("applicant", _) => t["по заявлению: {0}", told],
            ("document", _) => t["документ № {0}", told],
            ("chat", _) => t["чат «{0}»", told],
            ("secondFactor", _) => t["второй шаг и ключи доступа сняты"],
            ("sessions", _) => t["вход на всех устройствах завершён"],
            ("facts", _) => string.Join(", ", told.Split(", ").Select(OfFact)),
            ("form", nameof(RecordForm.Proof)) => t["файл с доказательством"],
            ("form", _) => t["таблица"],
            ("entries", _) when long.TryParse(told, CultureInfo.InvariantCulture, out var entries) => t.Count(
                entries,
                "запись|записи|записей"
            ),
            ("address", _) => t["на адрес {0}", told],
            ("entry", _) => t["по запись № {0}", told],
            ("otherName", _) => t["вторая запись: {0}", told],
            ("author", _) => t["автор {0}", told],
            ("outcome", _) when Enum.TryParse<ReportOutcome>(told, out var outcome) => words.Of(outcome),
            ("reports", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var reports) => t.Count(
                reports,
                "жалоба|жалобы|жалоб"
            ),
            ("violations", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var violations) => t.Count(
                violations,
                "нарушение|нарушения|нарушений"
            ),
            ("people", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var people) => t.Count(
                people,
                "человек|человека|человек"
            ),
            ("students" or "parents" or "staff", "0") => "",
            ("students", _) when int.TryParse(told, CultureInfo.InvariantCulture, out var students) => t.Count(
                students,
                "[ученик|студент]|[ученика|студента]|[учеников|студентов]"
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
            ("part", _) when Enum.TryParse<RegulationPart>(told, out var part) => Lower(words.Of(part)),
            ("council", _) when Enum.TryParse<Council>(told, out var council) => Lower(words.Of(council, school.Kind)),
            ("protocol", _) => t["протокол № {0}", told],
            ("edition", _) => t["редакция {0}", told],
            ("preset", _) => t["образец «{0}»", told],
            ("order.number", _) => t["приказ № {0}", told],
            ("from", _) when Instant(told) is { } from => t["с {0}", from],
            ("expiresAt" or "until", _) when Instant(told) is { } until => t["до {0}", until],
            ("reason", _) => t["причина: {0}", told],
            ("director", _) => t["директор {0}", told],
            ("administrator", _) => t["администратор {0}", told],
            _ => told,
        };

    private string OfFact(string fact) =>
        fact switch
        {
            nameof(PersonFact.Name) => t["имя"],
            nameof(PersonFact.BirthDate) => t["дата рождения"],
            nameof(PersonFact.Phone) => t["телефон"],
            nameof(PersonFact.Email) => t["почта"],
            _ => t["должность"],
        };

    private string OfCalendar(string change) =>
        change switch
        {
            nameof(CalendarChange.AddYear) => t["внесён год, опубликованный государством"],
            nameof(CalendarChange.RemoveYear) => t["убран внесённый год"],
            nameof(CalendarChange.AddBreak) => t["добавлен перерыв"],
            nameof(CalendarChange.RemoveBreak) => t["убран перерыв"],
            nameof(CalendarChange.AddWorkingDay) => t["добавлен рабочий день"],
            nameof(CalendarChange.RemoveWorkingDay) => t["убран рабочий день"],
            _ => t["другая рабочая неделя"],
        };

    private static string? Day(string told) =>
        DateOnly.TryParse(told, CultureInfo.InvariantCulture, out var day) ? day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : null;

    private string? Instant(string told) =>
        DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? TimeZoneInfo.ConvertTime(at, school.Zone).ToString("d MMMM yyyy, H:mm", CultureInfo.CurrentCulture)
            : null;

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];
}

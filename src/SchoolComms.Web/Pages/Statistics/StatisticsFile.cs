using Microsoft.Extensions.Localization;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Statistics;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Statistics;

/// <summary>The report as the rows of a table: what is counted, of what, how many, and out of how many.</summary>
public sealed class StatisticsFile(Words words, IStringLocalizer<Texts> t)
{
    public IEnumerable<object?[]> Rows(Report report, SchoolKind kind) =>
        [
            [t["Раздел"].Value, t["Показатель"].Value, t["Число"].Value, t["Всего"].Value],
            .. report.Roles.Select(role => Of(t["Вошли"], words.Many(role.Role, kind), role.Joined)),
            Of(t["Вошли"], t["Были на портале за это время"], report.Active),
            .. report.Classes.SelectMany(@class => OfClass(@class, kind)),
            .. report.Statuses is { } statuses ? OfStatuses(statuses) : [],
            .. report.Acknowledged is { } acknowledged ? [Of(t["Правила"], t["Подтвердили"], acknowledged)] : Array.Empty<object?[]>(),
            .. report.Links.Select(link => Row(t["Ссылки-приглашения"], words.Of(link.State), link.InPeriod, link.Ever)),
            .. report.Messages.Select(step => Row(t["Сообщения"], step.Day.ToString("dd.MM.yyyy", null), step.Messages)),
            Of(t["Объявления"], t["Прочитаны"], report.Announcements.Read),
            .. report.Violations.Select(rule => Row(t["Нарушения"], words.Of(rule.Rule), rule.Violations)),
            Row(t["Блокировки"], t["Действуют сейчас"], report.Blocks.InForce),
            Row(t["Блокировки"], t["Закончились за это время"], report.Blocks.Ended),
            .. report.TimeToRemoval is { } span
                ? [Row(t["Удаление"], t["Половина — не дольше, минут"], (long)span.TotalMinutes)]
                : Array.Empty<object?[]>(),
        ];

    private IEnumerable<object?[]> OfClass(JoinedClass @class, SchoolKind kind) =>
        [
            Of(@class.Name.Value, words.Many(Role.Student, kind), @class.Students),
            Of(@class.Name.Value, words.Many(Role.Parent, kind), @class.Parents),
            Of(@class.Name.Value, words.Many(Role.Teacher, kind), @class.Teachers),
        ];

    private IEnumerable<object?[]> OfStatuses(StatusCount statuses) =>
        [
            Row(t["Статус"], t["Ждут подтверждения"], statuses.Waiting),
            Row(t["Статус"], t["Подтверждены за это время"], statuses.Confirmed),
            Row(t["Статус"], t["Отказано за это время"], statuses.Refused),
        ];

    private static object?[] Of(string section, string what, Share share) => Row(section, what, share.Done, share.Of);

    private static object?[] Row(string section, string what, long number, long? of = null) => [section, what, number, of];
}

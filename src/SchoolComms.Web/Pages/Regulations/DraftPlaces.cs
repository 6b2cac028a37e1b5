using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Where in a draft a contradiction stands, in words: "Нецензурное выражение, родители".</summary>
public sealed class DraftPlaces(Words words, SchoolKind kind)
{
    public string Of(Error error)
    {
        var field = error.Field ?? "";
        var at = field.IndexOf('[', StringComparison.Ordinal);
        return at < 0 ? Whole(field.Split('.')[0]) : Entry(field[..at], field[(at + 1)..].TrimEnd(']'));
    }

    private string Whole(string part) =>
        part switch
        {
            nameof(Regulation.Title) => words.T["Название"],
            nameof(Regulation.Clauses) => words.T["Пункты"],
            nameof(Regulation.PostingHours) => words.T["Часы для сообщений"],
            nameof(Regulation.InviteTermDays) => words.T["Срок ссылки"],
            nameof(Regulation.ReportTermDays) => words.T["Срок жалобы"],
            nameof(Regulation.ContestTermDays) => words.T["Срок обжалования"],
            nameof(Regulation.Ladder) => words.T["Блокировка за нарушения"],
            nameof(Regulation.EarlyUnblocking) => words.T["Разблокировка раньше срока"],
            nameof(Regulation.Councils) => words.T["Мнение советов"],
            nameof(Regulation.AdministratorConsent) => words.T["Согласие на администратора"],
            nameof(Regulation.StatusVerification) => words.T["Подтверждение статуса"],
            nameof(Regulation.DirectRights) => words.T["Личные сообщения"],
            nameof(Regulation.Recording) => words.T["Запись встреч"],
            _ => words.T["Права приглашать"],
        };

    private string Entry(string part, string key) =>
        (part, key.Split('/')) switch
        {
            (nameof(Regulation.Clauses), _) => words.Clause(key),
            (nameof(Regulation.Citations), [var rule]) => RuleSentences.Of(Enum.Parse<Rule>(rule), words.T).TrimEnd('.'),
            (nameof(Regulation.Liftable), [var rule]) => words.Of(Enum.Parse<Rule>(rule)),
            (nameof(Regulation.Content), [var rule, var audience]) =>
                $"{words.Of(Enum.Parse<Rule>(rule))}, {words.Many(Enum.Parse<Audience>(audience), kind)}",
            (nameof(Regulation.InviteRights), [var role, var inviter]) => words.T[
                "{0} приглашает: {1}",
                words.Of(Enum.Parse<Standing>(inviter), kind),
                words.Many(Enum.Parse<Role>(role), kind)
            ],
            (nameof(Regulation.ChatRights), [var chat, var creator]) => words.T[
                "{0} создаёт: {1}",
                words.Of(Enum.Parse<Standing>(creator), kind),
                words.Of(Enum.Parse<ChatKind>(chat), kind)
            ],
            (nameof(Regulation.DirectRights), [var sender, var receiver]) => words.T[
                "{0} пишут лично: {1}",
                words.Many(Enum.Parse<Role>(sender), kind),
                words.Many(Enum.Parse<Role>(receiver), kind)
            ],
            _ => key,
        };
}

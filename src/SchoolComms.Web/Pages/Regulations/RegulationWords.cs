using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What a regulation sets, said clause by clause: the rules, rights and parameters that the portal holds to.</summary>
public sealed class RegulationWords(Words words, Regulation regulation, SchoolKind kind)
{
    private readonly IStringLocalizer t = words.T;

    public Regulation Regulation => regulation;

    /// <summary>A sentence for each thing that stands on the clause.</summary>
    public IEnumerable<string> Of(string clause) =>
        [.. Organisation(clause), .. Content(clause), .. Invites(clause), .. Chats(clause), .. Direct(clause)];

    /// <summary>What somebody might look for and the regulation does not contain.</summary>
    public IEnumerable<string> Silence()
    {
        if (regulation.PostingHours is null)
            yield return t["Часы для сообщений регламент не ограничивает."];
        if (regulation.Ladder is null)
            yield return t["Права блокировать участника регламент модератору не даёт."];
        if (!regulation.Contains(Rule.RulesAcknowledged))
            yield return t["Подтверждать Правила коммуникации регламент не требует."];
        if (!regulation.Contains(Rule.MembersLeaveFreely))
            yield return t["О выходе из чата по своему желанию регламент не говорит."];
        if (!regulation.Contains(Rule.DirectMessages))
            yield return t["О личных сообщениях регламент не говорит: писать можно только в чатах."];
        if (!regulation.Contains(Rule.ChannelsPublished))
            yield return t["О каналах регламент не говорит."];
        if (!regulation.Contains(Rule.Uninformative))
            yield return t["Смайлики, приветствия и благодарности регламент не ограничивает."];
        if (!regulation.Contains(Rule.PersonalData))
            yield return t["О персональных данных в сообщениях регламент не говорит."];
        if (!regulation.Contains(Rule.ForeignMessenger))
            yield return t["О ссылках на другие мессенджеры регламент не говорит."];
    }

    // Who creates which chats says more than that somebody does.
    private IEnumerable<string> Organisation(string clause) =>
        from cited in regulation.Citations
        where cited.Value == clause
        where cited.Key != Rule.ChatsCreated || regulation.ChatRights.All(right => right.Clause != clause)
        select Of(cited.Key);

    private string Of(Rule rule) =>
        rule switch
        {
            Rule.LadderBlock when regulation.Ladder is { } ladder => Of(ladder),
            Rule.LinksIssued => t["{0} Ссылка ждёт {1}.", RuleSentences.Of(rule, t), t.Count(regulation.InviteTermDays, "день|дня|дней")],
            Rule.AdditionalAdministrators when !regulation.AdministratorConsent.IsEmpty => t[
                "{0} Права действуют после согласия: {1}.",
                RuleSentences.Of(rule, t),
                Either(regulation.AdministratorConsent.Select(office => words.Of(office, kind)))
            ],
            Rule.StatusVerified when regulation.StatusVerification is { } verification => Of(verification),
            Rule.OpinionsHeard => t[
                "Перед утверждением учитывают мнение: {0}.",
                List(regulation.Councils.Select(council => words.Of(council, kind)))
            ],
            Rule.EarlyUnblocking when regulation.EarlyUnblocking is { } early => t[
                "{0} На возражения {1}.",
                RuleSentences.Of(rule, t),
                t.Count(early.ObjectionDays, "рабочий день|рабочих дня|рабочих дней")
            ],
            Rule.RecordingAgreed when regulation.Recording is { } recording => Of(recording),
            Rule.NoArbitrariness => t[
                "{0} Обжаловать можно директору; он отвечает не дольше чем за {1}.",
                RuleSentences.Of(rule, t),
                t.Count(regulation.ContestTermDays, "рабочий день|рабочих дня|рабочих дней")
            ],
            Rule.MessagesRemoved => t[
                "{0} Жалобу разбирают не дольше чем за {1}.",
                RuleSentences.Of(rule, t),
                t.Count(regulation.ReportTermDays, "рабочий день|рабочих дня|рабочих дней")
            ],
            _ => RuleSentences.Of(rule, t),
        };

    internal string Of(StatusVerification verification) =>
        t[
            "Администратор подтверждает статус. Кого касается: {0}.{1}",
            List(verification.Roles.Select(role => words.Many(role, kind))),
            verification.Waits.IsEmpty
                ? ""
                : " " + t["До подтверждения нельзя: {0}.", List(verification.Waits.Select(action => words.Of(action, kind)))]
        ];

    internal string Of(Recording recording) =>
        recording switch
        {
            { ByConsent: true, OnLegalGround: true } => t["Встречу записывают с согласия всех или на основании закона."],
            { OnLegalGround: true } => t["Встречу записывают только на основании закона."],
            _ => t["Встречу записывают только с согласия всех."],
        };

    internal string Of(SanctionLadder ladder) =>
        t[
            "Больше {0} — модератор вправе заблокировать участника в чате, не дольше чем на {1}.{2}",
            t.Count(ladder.MoreThan, "нарушения|нарушений|нарушений"),
            t.Count(ladder.MaxMonths, "месяц|месяца|месяцев"),
            ladder.ServedBlockConsumes ? " " + t["После отбытой блокировки счёт начинается заново."] : ""
        ];

    // Rules of one mode that bind the same people stand in one sentence; the hours have their own.
    private IEnumerable<string> Content(string clause) =>
        regulation
            .Content.Where(rule => rule.Clause == clause)
            .GroupBy(rule => (rule.Rule, rule.Mode), rule => rule.Audience)
            .Select(rule => (rule.Key.Rule, rule.Key.Mode, Audiences: Audiences([.. rule])))
            .GroupBy(
                rule => (rule.Mode, rule.Audiences, Hours: rule.Rule == Rule.PostingHours ? regulation.PostingHours : null),
                rule => rule.Rule
            )
            .Select(group =>
                group.Key.Hours is { } hours
                    ? t["{0} Кого касается: {1}.", Of(hours), group.Key.Audiences].Value
                    : t["{0}: {1}. Кого касается: {2}.", words.Of(group.Key.Mode), List(group.Select(words.Of)), group.Key.Audiences].Value
            );

    internal string Of(PostingHours hours) =>
        t["Писать можно в рабочие дни с {0} до {1}; в другое время — с разрешения модератора.", Clock(hours.From), Clock(hours.Until)];

    private IEnumerable<string> Invites(string clause) =>
        regulation
            .InviteRights.Where(right => right.Clause == clause)
            .GroupBy(right => right.Invited, right => right.Inviter)
            .Select(right => (Invited: right.Key, Inviters: List(right.Order().Select(who => words.Of(who, kind)))))
            .GroupBy(right => right.Inviters, right => right.Invited)
            .Select(group => t["Приглашать {0} вправе: {1}.", string.Join(", ", group.Select(Whom)), group.Key].Value);

    private IEnumerable<string> Chats(string clause) =>
        regulation
            .ChatRights.Where(right => right.Clause == clause)
            .GroupBy(right => right.Creator, right => right.Kind)
            .Select(right => (Creator: words.Of(right.Key, kind), Kinds: List(right.Select(chat => words.Of(chat, kind)))))
            .GroupBy(right => right.Kinds, right => right.Creator)
            .Select(group => t["Создавать чаты вправе {0}: {1}.", List(group), group.Key].Value);

    private IEnumerable<string> Direct(string clause) =>
        regulation.ClauseOf(Rule.DirectMessages) == clause
            ? regulation
                .DirectRights.GroupBy(right => right.To, right => right.From)
                .Select(right => (To: right.Key, From: List(right.Order().Select(role => words.Many(role, kind)))))
                .GroupBy(right => right.From, right => right.To)
                .Select(group => t["Писать лично {0} вправе: {1}.", string.Join(", ", group.Order().Select(ToWhom)), group.Key].Value)
            : [];

    private string Audiences(IReadOnlyList<Audience> audiences) =>
        audiences.Count == Enum.GetValues<Audience>().Length ? t["все"] : List(audiences.Order().Select(one => words.Many(one, kind)));

    internal string Whom(Role role) =>
        role switch
        {
            Role.Teacher => t["[учителей|преподавателей]"],
            Role.Staff => t["сотрудников"],
            Role.Student => t["[учеников|студентов]"],
            _ => t["родителей"],
        };

    internal string ToWhom(Role role) =>
        role switch
        {
            Role.Teacher => t["[учителям|преподавателям]"],
            Role.Staff => t["сотрудникам"],
            Role.Student => t["[ученикам|студентам]"],
            _ => t["родителям"],
        };

    private string Either(IEnumerable<string> items) => string.Join($" {t["или"].Value} ", items.Select(Lower));

    private static string List(IEnumerable<string> items) => string.Join(", ", items.Select(Lower));

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static string Clock(TimeOnly time) => time.ToString("H:mm", CultureInfo.CurrentCulture);
}

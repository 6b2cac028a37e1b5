using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What each organisational rule means for people, in a sentence.</summary>
internal static class RuleSentences
{
    public static string Of(Rule rule, IStringLocalizer t) =>
        rule switch
        {
            Rule.AdministratorAppointed => t["Администратора назначает директор приказом."],
            Rule.AdditionalAdministrators => t["Дополнительных администраторов назначают из работников, которые уже вошли."],
            Rule.StructureKept => t["Структуру и «Учительскую» ведёт администратор."],
            Rule.MovementRecorded => t["Администратор ведёт состав: кто пришёл, перешёл, выбыл."],
            Rule.RequestsReviewed => t["Заявки на вступление рассматривает администратор."],
            Rule.StatusVerified => t["Статус работника подтверждает администратор."],
            Rule.InformationEdited => t["Сведения об организации правят администратор и директор."],
            Rule.StatisticsReported => t["Статистику видят директор, заместители и администратор."],
            Rule.UseControlled => t[
                "Журнал действий читают директор и администратор; директор и уполномоченные открывают чаты, назвав причину."
            ],
            Rule.SupportGiven => t["За помощью может обратиться каждый."],
            Rule.OpinionsHeard => t["Перед утверждением учитывают мнение советов."],
            Rule.EditionsAdopted => t["Регламент меняют новой редакцией; прежние можно прочитать."],

            Rule.SingleSource => t["Всё официальное объявляют на портале; у каждого объявления один адрес."],

            Rule.LinksIssued => t["Ссылка-приглашение даёт ровно одну роль."],
            Rule.UnclaimedLinksAnnulled => t["Невостребованные ссылки аннулируют; кто, когда и почему, остаётся видно."],
            Rule.RulesAcknowledged => t["Прежде чем писать, каждый подтверждает Правила коммуникации."],

            Rule.ChatsCreated => t["Чаты создаёт тот, кому это право дано."],
            Rule.ChannelsPublished => t["В каналах публикует администратор, остальные читают."],
            Rule.ModeratorsAppointed => t["Дополнительных модераторов назначает администрация."],
            Rule.MembersLeaveFreely => t["Выйти из чата можно в любое время; обратно без согласия не добавят."],
            Rule.DepartedRemoved => t["Выбывшие больше не участвуют в чатах."],

            Rule.WorkerModerates => t["Модератор чата — работник, который его создал."],
            Rule.MessagesRemoved => t["Модератор удаляет сообщение и называет правило; удалённое видят только модератор и директор."],
            Rule.RulesReminded => t["О Правилах напоминает модератор."],
            Rule.LadderBlock => t["За нарушения модератор вправе заблокировать участника."],
            Rule.DirectorBlock => t["В иных случаях о блокировке решает директор."],
            Rule.EarlyUnblocking => t["Раньше срока разблокируют после извинений, если никто не возражает."],
            Rule.NoArbitrariness => t["Без названного правила и записи о нарушении не удаляют и не блокируют."],
            Rule.DirectMessages => t[
                "Найти человека и написать ему лично может только тот, у кого с ним [общий класс|общая группа] или чат."
            ],
            Rule.PortalRestricted => t["Доступ к порталу ограничивают решением директора."],

            Rule.RecordingAgreed => t["Встречу записывают только с согласия всех."],
            _ => t["На этом пункте стоит правило о сообщениях."],
        };
}

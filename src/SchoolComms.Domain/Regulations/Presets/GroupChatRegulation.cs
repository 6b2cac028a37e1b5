using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using static SchoolComms.Domain.Regulations.Presets.Shorthand;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>Source S1: a school's regulation with the order of group chats and the sanction ladder.</summary>
internal static class GroupChatRegulation
{
    public static readonly RegulationPreset Preset = new(
        "group-chats",
        "Положение с порядком группового чата",
        "Перед вступлением подтверждают Правила коммуникации. После более чем трёх нарушений модератор вправе заблокировать в чате на срок до месяца; часов для сообщений нет.",
        new Regulation
        {
            Title = "Положение об использовании коммуникационной платформы",
            Clauses = Clauses(
                ("1.5", "Платформа — единственный источник информации в школе."),
                (
                    "2.1",
                    "Администратора назначает директор приказом. Он ведёт сведения о школе, «Учительскую» и классы, рассылает и аннулирует ссылки, рассматривает заявки, ведёт каналы и докладывает статистику."
                ),
                (
                    "2.2",
                    "Администрация издаёт акт, назначает администратора, передаёт материалы для каналов, ведёт управленческие чаты и контролирует использование."
                ),
                ("2.3", "Классный руководитель создаёт чаты учеников, родителей и учителей своего класса и другие."),
                ("2.4", "Учитель создаёт чаты по предмету и другие учебные чаты."),
                (
                    "2.5",
                    "Ученик присоединяется к чату по ссылке учителя или классного руководителя, участвует в общении и бережёт свой профиль."
                ),
                ("2.6", "Родитель присоединяется к чату по ссылке классного руководителя или представителя администрации."),
                ("3.1", "Доступ бесплатный и круглосуточный."),
                ("3.2", "Каждый может обратиться в поддержку."),
                ("4.1", "Групповой чат создаётся для оперативной связи и решения организационных вопросов."),
                ("4.2", "Работник — модератор чата: следит за порядком и своевременно удаляет негативное и избыточное."),
                ("4.3", "Прежде чем включить человека в чат, его знакомят с Правилами коммуникации."),
                ("4.4", "При выходе за пределы деловой этики модератор напоминает о Правилах."),
                (
                    "4.5",
                    "Кто нарушил Правила более трёх раз, того модератор вправе заблокировать на срок до одного месяца; в иных случаях решает директор или уполномоченное им лицо."
                ),
                ("4.6", "Досрочно разблокировать можно, если принесены извинения и никто из участников не возражает."),
                ("4.7", "Удалять и блокировать по причинам, не связанным с нарушением Правил, нельзя."),
                ("4.8", "Уволенного работника, выбывшего ученика и его родителей модератор удаляет из чата."),
                ("5.2", "Положение действует до принятия нового.")
            ),
            Citations = Citations(
                ("1.5", [Rule.SingleSource]),
                (
                    "2.1",
                    [
                        Rule.AdministratorAppointed,
                        Rule.AdditionalAdministrators,
                        Rule.StructureKept,
                        Rule.MovementRecorded,
                        Rule.RequestsReviewed,
                        Rule.StatusVerified,
                        Rule.InformationEdited,
                        Rule.LinksIssued,
                        Rule.UnclaimedLinksAnnulled,
                        Rule.ChannelsPublished,
                        Rule.StatisticsReported,
                        Rule.SupportGiven,
                    ]
                ),
                ("2.2", [Rule.UseControlled, Rule.EditionsAdopted]),
                ("2.3", [Rule.ChatsCreated]),
                ("2.5", [Rule.DirectMessages]),
                ("4.2", [Rule.WorkerModerates, Rule.MessagesRemoved]),
                ("4.3", [Rule.RulesAcknowledged]),
                ("4.4", [Rule.RulesReminded]),
                ("4.5", [Rule.LadderBlock, Rule.DirectorBlock]),
                ("4.6", [Rule.EarlyUnblocking]),
                ("4.7", [Rule.NoArbitrariness]),
                ("4.8", [Rule.DepartedRemoved])
            ),
            Content =
            [
                .. Content("4.4", Mode.Off, Everybody, Rule.BusinessEthics),
                .. Content("4.2", Mode.Off, Everybody, Rule.NegativeOrExcessive),
            ],
            Ladder = new SanctionLadder(MoreThan: 3, MaxMonths: 1, ServedBlockConsumes: true),
            EarlyUnblocking = EarlyUnblocking.Usual,
            StatusVerification = new StatusVerification([Role.Teacher], Waits: []),
            InviteRights =
            [
                .. Invites("2.1", [Standing.Administrator], Role.Teacher, Role.Staff, Role.Student),
                .. Invites("2.6", [.. Administration, Standing.ClassTeacher], Role.Parent),
                .. Invites("2.5", [Standing.ClassTeacher, Standing.Teacher], Role.Student),
            ],
            DirectRights = WithWorkersBetween,
            ChatRights =
            [
                .. Creates("2.1", [Standing.Administrator], ChatKind.SchoolChannel, ChatKind.StaffChannel),
                .. Creates(
                    "2.2",
                    [Standing.Director, Standing.Deputy],
                    ChatKind.DirectorAndDeputies,
                    ChatKind.DirectorAndTeachers,
                    ChatKind.DirectorAndParents,
                    ChatKind.DirectorAndStudents,
                    ChatKind.ManagementOther
                ),
                .. Creates(
                    "2.3",
                    [Standing.ClassTeacher],
                    ChatKind.ClassStudents,
                    ChatKind.ClassParents,
                    ChatKind.ClassTeachers,
                    ChatKind.ClassOther
                ),
                .. Creates("2.4", [Standing.Teacher], ChatKind.Subject, ChatKind.Course, ChatKind.Event),
            ],
        }
    );
}

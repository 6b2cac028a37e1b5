using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using static SchoolComms.Domain.Regulations.Presets.Shorthand;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>Source S0: a school's order of interaction on the platform, 2025.</summary>
internal static class InteractionOrder
{
    public static readonly RegulationPreset Preset = new(
        "interaction",
        "Порядок взаимодействия",
        "Администратор строит чаты и рассылает ссылки всем, классный руководитель ведёт чат родителей. Этика общения без часов; доступ к порталу ограничивает директор.",
        new Regulation
        {
            Title = "Порядок взаимодействия участников образовательного процесса",
            Clauses = Clauses(
                ("1.4", "Платформа служит для встреч по видео, сообщений, файлов, фото, аудио и видео."),
                ("3.2", "Платформой пользуются только для целей образования."),
                (
                    "4.1",
                    "Администратора назначает директор приказом. Он строит структуру чатов, рассылает и аннулирует ссылки, назначает дополнительных администраторов, ведёт состав участников, рассматривает заявки и помогает всем."
                ),
                (
                    "4.2",
                    "Администрация издаёт локальный акт, назначает дополнительных администраторов чатов, ведёт управленческие чаты и контролирует использование."
                ),
                (
                    "4.3",
                    "Классный руководитель присоединяется по ссылке или через журнал и создаёт чат родителей и другие нужные классу чаты."
                ),
                ("4.4", "Остальные работники присоединяются по ссылке или через журнал и поддерживают общение в чатах."),
                ("4.5", "Родители присоединяются к чату по ссылке педагога или представителя администрации."),
                ("5.1", "Педагоги общаются корректно и защищают персональные данные."),
                ("6.1", "Общение корректное, по нормам речи и делового этикета."),
                (
                    "6.2",
                    "Нельзя: нецензурное, оскорбительное, дискриминационное; не относящееся к учёбе и воспитанию; нарушающее авторские права."
                ),
                ("6.3", "Занятия и собрания проходят в согласованное время."),
                ("6.4", "Запись встречи — с согласия всех или по закону."),
                ("8.1", "Персональные данные передаются с защитой платформы."),
                ("8.2", "Логины, пароли и другие данные для входа передавать нельзя."),
                ("8.3", "Персональные данные используются только для образования."),
                ("9.2", "За нарушение доступ к платформе может быть ограничен.")
            ),
            Citations = Citations(
                ("1.4", [Rule.DirectMessages]),
                (
                    "4.1",
                    [
                        Rule.AdministratorAppointed,
                        Rule.AdditionalAdministrators,
                        Rule.StructureKept,
                        Rule.MovementRecorded,
                        Rule.RequestsReviewed,
                        Rule.LinksIssued,
                        Rule.UnclaimedLinksAnnulled,
                        Rule.SupportGiven,
                        Rule.InformationEdited,
                    ]
                ),
                (
                    "4.2",
                    [Rule.EditionsAdopted, Rule.UseControlled, Rule.ModeratorsAppointed, Rule.WorkerModerates, Rule.StatisticsReported]
                ),
                ("4.3", [Rule.ChatsCreated]),
                ("6.2", [Rule.MessagesRemoved]),
                ("6.4", [Rule.RecordingAgreed]),
                ("9.2", [Rule.PortalRestricted])
            ),
            Content =
            [
                .. Content("6.2", Mode.Refuse, Everybody, Rule.Obscene, Rule.Insult, Rule.Threat),
                .. Content("6.2", Mode.Off, Everybody, Rule.OffTopic, Rule.Copyright),
                .. Content("6.1", Mode.Off, Everybody, Rule.BusinessEthics),
                .. Content("8.2", Mode.Refuse, Everybody, Rule.Credentials),
                .. Content("5.1", Mode.Warn, Workers, Rule.PersonalData),
                .. Content("8.3", Mode.Observe, Families, Rule.PersonalData),
            ],
            Recording = new Recording(ByConsent: true, OnLegalGround: true),
            InviteRights =
            [
                .. Invites("4.1", [Standing.Administrator], Role.Teacher, Role.Staff, Role.Student, Role.Parent),
                .. Invites("4.5", [Standing.Director, Standing.Deputy, Standing.ClassTeacher, Standing.Teacher], Role.Parent),
            ],
            DirectRights = WithWorkersBetween,
            ChatRights =
            [
                .. Creates("4.1", [Standing.Administrator], ChatKind.Pedagogical, ChatKind.ClassParents),
                .. Creates(
                    "4.3",
                    [Standing.ClassTeacher],
                    ChatKind.ClassStudents,
                    ChatKind.ClassParents,
                    ChatKind.ClassTeachers,
                    ChatKind.ClassOther
                ),
                .. Creates(
                    "4.2",
                    [Standing.Director, Standing.Deputy],
                    ChatKind.DirectorAndTeachers,
                    ChatKind.DirectorAndParents,
                    ChatKind.ManagementOther
                ),
            ],
        }
    );
}

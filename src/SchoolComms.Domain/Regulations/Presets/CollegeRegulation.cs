using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using static SchoolComms.Domain.Regulations.Presets.Shorthand;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>Source S4: a vocational college's regulation, 2025.</summary>
internal static class CollegeRegulation
{
    public static readonly RegulationPreset Preset = new(
        "college",
        "Положение колледжа",
        "Группы, кураторы и студенты; статус подтверждают и преподаватели, и сотрудники. Кураторы сверяют список чатов группы; за противоправное отвечают по закону.",
        new Regulation
        {
            Title = "Положение об использовании коммуникационной платформы в колледже",
            Clauses = Clauses(
                (Clause.Heading, "Положение рассматривает общее собрание; утверждают приказом."),
                ("1.4", "Платформа — единственный источник информации в колледже."),
                ("2.1", "Сотрудники проверяют, что все нужные чаты есть, и создают недостающие."),
                ("2.2", "Администратора назначает руководитель приказом."),
                (
                    "2.3",
                    "Администратор ведёт сведения, рассылает и аннулирует ссылки, назначает дополнительных администраторов, рассматривает заявки, ведёт каналы и докладывает статистику."
                ),
                ("2.4", "Администрация издаёт акт, ведёт управленческие чаты и контролирует использование."),
                ("2.5", "Куратор создаёт чаты студентов, родителей и преподавателей своей группы и другие и поддерживает в них общение."),
                ("2.6", "Преподаватель или иной работник создаёт чаты по дисциплине и другие, пройдя проверку статуса."),
                ("2.7", "Сотрудник присоединяется по ссылке администратора, проходит проверку статуса и создаёт чаты для своих задач."),
                ("2.8", "Студент присоединяется по ссылке преподавателя или куратора."),
                ("2.9", "Родитель присоединяется к чату по ссылке педагога, куратора или представителя администрации."),
                ("2.10", "Каждый обеспечивает безопасность профиля и включает безопасный режим."),
                ("3.1", "Доступ бесплатный и круглосуточный; каждый может обратиться в поддержку."),
                ("3.4", "Пользователи соблюдают закон и это положение."),
                ("3.5", "За обман, оскорбления, мошенничество и запрещённые материалы отвечают по закону и локальным актам."),
                ("4.1", "Положение действует до отмены или нового акта.")
            ),
            Citations = Citations(
                ("1.4", [Rule.SingleSource]),
                (Clause.Heading, [Rule.OpinionsHeard]),
                ("2.2", [Rule.AdministratorAppointed]),
                (
                    "2.3",
                    [
                        Rule.AdditionalAdministrators,
                        Rule.StructureKept,
                        Rule.MovementRecorded,
                        Rule.RequestsReviewed,
                        Rule.InformationEdited,
                        Rule.LinksIssued,
                        Rule.UnclaimedLinksAnnulled,
                        Rule.ChannelsPublished,
                        Rule.StatisticsReported,
                        Rule.SupportGiven,
                    ]
                ),
                ("2.4", [Rule.UseControlled, Rule.EditionsAdopted]),
                ("2.5", [Rule.ChatsCreated, Rule.WorkerModerates]),
                ("2.7", [Rule.StatusVerified]),
                ("2.10", [Rule.DirectMessages]),
                ("3.5", [Rule.MessagesRemoved, Rule.PortalRestricted])
            ),
            Content =
            [
                .. Content("3.5", Mode.Refuse, Everybody, Rule.Insult, Rule.Threat),
                .. Content("3.5", Mode.Off, Everybody, Rule.OffTopic),
            ],
            Councils = [Council.GeneralMeeting],
            StatusVerification = new StatusVerification(
                [Role.Teacher, Role.Staff],
                Waits: [SchoolAction.CreateChat, SchoolAction.CreateColleagueChat]
            ),
            InviteRights =
            [
                .. Invites("2.3", [Standing.Administrator], Role.Teacher, Role.Staff, Role.Student),
                .. Invites("2.8", [Standing.ClassTeacher, Standing.Teacher], Role.Student),
                .. Invites("2.9", [.. Administration, Standing.ClassTeacher, Standing.Teacher], Role.Parent),
            ],
            DirectRights = WithWorkersBetween,
            ChatRights =
            [
                .. Creates("2.3", [Standing.Administrator], ChatKind.SchoolChannel, ChatKind.StaffChannel),
                .. Creates(
                    "2.4",
                    [Standing.Director, Standing.Deputy],
                    ChatKind.DirectorAndDeputies,
                    ChatKind.DirectorAndTeachers,
                    ChatKind.DirectorAndParents,
                    ChatKind.DirectorAndStudents,
                    ChatKind.ManagementOther
                ),
                .. Creates(
                    "2.5",
                    [Standing.ClassTeacher],
                    ChatKind.ClassStudents,
                    ChatKind.ClassParents,
                    ChatKind.ClassTeachers,
                    ChatKind.ClassOther
                ),
                .. Creates("2.6", [Standing.Teacher], ChatKind.Subject, ChatKind.Course, ChatKind.Event, ChatKind.Pedagogical),
                .. Creates("2.7", [Standing.Staff], ChatKind.Event, ChatKind.Task),
            ],
        }
    );
}

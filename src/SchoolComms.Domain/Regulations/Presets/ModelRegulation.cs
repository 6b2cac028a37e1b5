using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using static SchoolComms.Domain.Regulations.Presets.Shorthand;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>Source S3: a model regulation for any school.</summary>
internal static class ModelRegulation
{
    public static readonly RegulationPreset Preset = new(
        "model",
        "Типовое положение",
        "Подробно о ролях и ссылках, без правил о содержании сообщений и без санкций. Права дополнительного администратора действуют после согласия директора.",
        new Regulation
        {
            Title = "Положение об использовании образовательной платформы и учебного профиля",
            Clauses = Clauses(
                ("1.3", "Положение принимают с учётом мнения советов работников, родителей и обучающихся и утверждают приказом."),
                ("1.4", "Учебный профиль: чаты, звонки, файлы, опросы, переход в журнал."),
                (
                    "2.1",
                    "Администратор ведёт сведения, «Учительскую» и классы, рассылает и отключает ссылки, рассматривает заявки, ведёт каналы и статистику; права администратора выдаёт с согласия руководителя или заместителя по ИТ."
                ),
                ("2.2", "Администратора назначает руководитель приказом."),
                ("2.3", "Заместители присоединяются по ссылке, передают материалы для каналов и ведут управленческие чаты."),
                (
                    "2.4",
                    "Классный руководитель создаёт чаты учеников, родителей и учителей своего класса и другие и поддерживает в них общение."
                ),
                ("2.5", "Педагог создаёт чаты по предмету, мероприятию и другие и поддерживает в них общение."),
                ("2.6", "Ученик присоединяется по ссылке учителя или классного руководителя."),
                ("2.7", "Родитель присоединяется по ссылке педагога."),
                ("2.8", "Сотрудник присоединяется по ссылке администратора и создаёт чаты для своих задач."),
                ("3.1", "Доступ бесплатный и круглосуточный."),
                ("3.2", "Каждый может обратиться в поддержку."),
                ("4.2", "Изменения вносят новой редакцией.")
            ),
            Citations = Citations(
                ("1.3", [Rule.OpinionsHeard]),
                ("1.4", [Rule.DirectMessages]),
                ("2.2", [Rule.AdministratorAppointed]),
                (
                    "2.1",
                    [
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
                ("2.4", [Rule.ChatsCreated, Rule.WorkerModerates]),
                ("4.2", [Rule.EditionsAdopted])
            ),
            Councils = [Council.Workers, Council.Parents, Council.Students],
            AdministratorConsent = [Office.Director, Office.Deputy],
            StatusVerification = new StatusVerification([Role.Teacher], Waits: []),
            InviteRights =
            [
                .. Invites("2.1", [Standing.Administrator], Role.Teacher, Role.Staff, Role.Student, Role.Parent),
                .. Invites("2.6", [Standing.ClassTeacher, Standing.Teacher], Role.Student),
                .. Invites("2.7", [Standing.ClassTeacher, Standing.Teacher], Role.Parent),
            ],
            DirectRights = WithWorkersBetween,
            ChatRights =
            [
                .. Creates("2.1", [Standing.Administrator], ChatKind.SchoolChannel, ChatKind.StaffChannel),
                .. Creates(
                    "2.3",
                    [Standing.Director, Standing.Deputy],
                    ChatKind.DirectorAndDeputies,
                    ChatKind.DirectorAndTeachers,
                    ChatKind.DirectorAndParents,
                    ChatKind.DirectorAndStudents,
                    ChatKind.ManagementOther
                ),
                .. Creates(
                    "2.4",
                    [Standing.ClassTeacher],
                    ChatKind.ClassStudents,
                    ChatKind.ClassParents,
                    ChatKind.ClassTeachers,
                    ChatKind.ClassOther
                ),
                .. Creates("2.5", [Standing.Teacher], ChatKind.Subject, ChatKind.Course, ChatKind.Event, ChatKind.Pedagogical),
                .. Creates("2.8", [Standing.Staff], ChatKind.Event, ChatKind.Task),
            ],
        }
    );
}

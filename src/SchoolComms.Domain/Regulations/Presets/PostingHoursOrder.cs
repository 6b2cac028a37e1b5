using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Calendar;
using static SchoolComms.Domain.Regulations.Presets.Shorthand;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>Source S2: a school's order with posting hours, style of messages and free leaving, 2026.</summary>
internal static class PostingHoursOrder
{
    private static readonly Rule[] Families6And8 =
    [
        Rule.PostingHours,
        Rule.Uninformative,
        Rule.Obscene,
        Rule.Insult,
        Rule.Threat,
        Rule.PersonalData,
        Rule.PhotoOfPeople,
    ];

    public static readonly RegulationPreset Preset = new(
        "posting-hours",
        "Порядок электронного взаимодействия с часами",
        "Родители и ученики пишут в рабочие дни с 7:00 до 17:00, коротко и по делу; смайлики и благодарности — по разрешению модератора. Родитель выходит из чата в любое время.",
        new Regulation
        {
            Title = "Порядок электронного взаимодействия с участниками образовательных отношений",
            Clauses = Clauses(
                (
                    Clause.Heading,
                    "Порядок согласует педагогический совет, учитывают мнение советов родителей и учащихся; утверждают приказом директора."
                ),
                ("1", "Школа ведёт электронное взаимодействие на единой платформе."),
                ("2", "Через иностранные мессенджеры нельзя передавать платёжные документы, персональные данные и сведения о переводах."),
                (
                    "3",
                    "Работники создают и ведут чаты: класса, по предмету, курсу, внеурочной деятельности, мероприятию, родительские, педагогические, методические."
                ),
                (
                    "4",
                    "Работник — модератор созданного им чата: следит за порядком, удаляет лишнее, добавляет участников и знакомит их с правилами, удаляет выбывших."
                ),
                ("5", "Работники уважают участников и не размещают личную информацию без письменного разрешения."),
                (
                    "6",
                    "Родители пишут в рабочие дни с 7:00 до 17:00, по-деловому и содержательно; без брани, угроз и прозвищ; без личных данных других людей без их письменного разрешения."
                ),
                ("7", "Родители вправе узнавать и сообщать о школьных делах, высказывать мнение и выйти из чата в любое время."),
                (
                    "8",
                    "Ученики пишут в рабочие дни с 7:00 до 17:00, по-деловому и содержательно; без брани, угроз и прозвищ; без личных данных других людей без их письменного разрешения."
                ),
                ("9", "Ученики присоединяются по ссылке работника и участвуют в занятиях и обсуждениях.")
            ),
            Citations = Citations(
                (Clause.Heading, [Rule.EditionsAdopted, Rule.OpinionsHeard]),
                ("1", [Rule.DirectMessages]),
                ("3", [Rule.ChatsCreated]),
                (
                    "4",
                    [
                        Rule.WorkerModerates,
                        Rule.MessagesRemoved,
                        Rule.RulesAcknowledged,
                        Rule.RulesReminded,
                        Rule.DepartedRemoved,
                        Rule.LinksIssued,
                        Rule.StructureKept,
                    ]
                ),
                ("7", [Rule.MembersLeaveFreely])
            ),
            Content =
            [
                .. Content("6", Mode.Refuse, [Audience.Parent], Families6And8),
                .. Content("8", Mode.Refuse, [Audience.Student], Families6And8),
                .. Content("6", Mode.Off, [Audience.Parent], Rule.BusinessEthics),
                .. Content("8", Mode.Off, [Audience.Student], Rule.BusinessEthics),
                .. Content("5", Mode.Warn, Workers, Rule.PersonalData, Rule.PhotoOfPeople),
                .. Content("5", Mode.Off, Workers, Rule.BusinessEthics),
                .. Content("2", Mode.Refuse, Everybody, Rule.ForeignMessenger, Rule.Payment),
                .. Content("4", Mode.Off, Everybody, Rule.NegativeOrExcessive),
            ],
            Liftable = [Rule.PostingHours, Rule.Uninformative],
            PostingHours = PostingHours.Create(new TimeOnly(7, 0), new TimeOnly(17, 0)).Value,
            Councils = [Council.Pedagogical, Council.Parents, Council.Students],
            InviteRights =
            [
                .. Invites("4", [Standing.Administrator], Role.Teacher, Role.Staff, Role.Parent),
                .. Invites("4", [Standing.ClassTeacher, Standing.Teacher, Standing.Staff], Role.Parent),
                .. Invites("9", [Standing.Administrator, Standing.ClassTeacher, Standing.Teacher, Standing.Staff], Role.Student),
            ],
            DirectRights = WithWorkersBetween,
            ChatRights =
            [
                .. Creates(
                    "3",
                    [Standing.ClassTeacher],
                    ChatKind.ClassStudents,
                    ChatKind.ClassParents,
                    ChatKind.ClassTeachers,
                    ChatKind.ClassOther
                ),
                .. Creates("3", [Standing.Teacher], ChatKind.Subject, ChatKind.Course, ChatKind.Event, ChatKind.Pedagogical),
                .. Creates("3", [Standing.Staff], ChatKind.Event, ChatKind.Pedagogical, ChatKind.Task),
                .. Creates(
                    "3",
                    [Standing.Director, Standing.Deputy],
                    ChatKind.DirectorAndDeputies,
                    ChatKind.DirectorAndTeachers,
                    ChatKind.DirectorAndParents,
                    ChatKind.DirectorAndStudents,
                    ChatKind.ManagementOther,
                    ChatKind.Pedagogical
                ),
            ],
        }
    );
}

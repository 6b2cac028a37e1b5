using Microsoft.Extensions.Localization;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Support;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The words of the domain as people say them; in a college class, pupil and teacher have other names (SCH-8).</summary>
public sealed class Words(IStringLocalizer<Texts> texts)
{
    public IStringLocalizer T => texts;

    /// <summary>How a clause is cited: "п. 4.5"; what stands above the first clause has no number.</summary>
    public string Clause(string number) => Cite(number, texts);

    internal static string Cite(string number, IStringLocalizer texts) =>
        number == Domain.Common.Clause.Heading ? texts["гриф"] : texts["п. {0}", number];

    public string Of(RegulationPart part) =>
        part switch
        {
            RegulationPart.Text => texts["Название и пункты"],
            RegulationPart.Rules => texts["На каких пунктах стоят правила"],
            RegulationPart.Content => texts["Правила о сообщениях"],
            RegulationPart.Terms => texts["Часы, сроки и согласования"],
            _ => texts["Кто приглашает, создаёт чаты и пишет лично"],
        };

    public string Of(Council council, SchoolKind kind) =>
        (council, kind) switch
        {
            (Council.Pedagogical, _) => texts["Педагогический совет"],
            (Council.Parents, _) => texts["Совет родителей"],
            (Council.Students, SchoolKind.College) => texts["Студенческий совет"],
            (Council.Students, _) => texts["Совет обучающихся"],
            (Council.Workers, _) => texts["Совет трудового коллектива"],
            _ => texts["Общее собрание"],
        };

    public string Class(SchoolKind kind) => kind == SchoolKind.College ? texts["Группа"] : texts["Класс"];

    public string Classes(SchoolKind kind) => kind == SchoolKind.College ? texts["Группы"] : texts["Классы"];

    public string Of(Role role, SchoolKind kind) =>
        (role, kind) switch
        {
            (Role.Teacher, SchoolKind.College) => texts["Преподаватель"],
            (Role.Teacher, _) => texts["Учитель"],
            (Role.Staff, _) => texts["Сотрудник"],
            (Role.Student, SchoolKind.College) => texts["Студент"],
            (Role.Student, _) => texts["Ученик"],
            _ => texts["Родитель"],
        };

    /// <summary>Several people of a role: "Ученики".</summary>
    public string Many(Role role, SchoolKind kind) =>
        (role, kind) switch
        {
            (Role.Teacher, SchoolKind.College) => texts["Преподаватели"],
            (Role.Teacher, _) => texts["Учителя"],
            (Role.Staff, _) => texts["Сотрудники"],
            (Role.Student, SchoolKind.College) => texts["Студенты"],
            (Role.Student, _) => texts["Ученики"],
            _ => texts["Родители"],
        };

    public string Of(Office office, SchoolKind kind) =>
        (office, kind) switch
        {
            (Office.Director, _) => texts["Директор"],
            (Office.Deputy, _) => texts["Заместитель директора"],
            (Office.Administrator, _) => texts["Администратор"],
            (_, SchoolKind.College) => texts["Куратор"],
            _ => texts["Классный руководитель"],
        };

    /// <summary>The first thing that an actor is, for the top of the page.</summary>
    public string Of(Actor actor) =>
        actor.Offices.Count > 0 ? Of(actor.Offices.Min(), actor.School.Kind)
        : actor.Roles.Count > 0 ? Of(actor.Roles.Min(), actor.School.Kind)
        : "";

    public string Of(Audience audience, SchoolKind kind) =>
        audience switch
        {
            Audience.Student => Of(Role.Student, kind),
            Audience.Parent => Of(Role.Parent, kind),
            Audience.Teacher => Of(Role.Teacher, kind),
            Audience.Staff => Of(Role.Staff, kind),
            _ => texts["Администрация"],
        };

    /// <summary>Several people who write as one of these: "Ученики".</summary>
    public string Many(Audience audience, SchoolKind kind) =>
        audience switch
        {
            Audience.Student => Many(Role.Student, kind),
            Audience.Parent => Many(Role.Parent, kind),
            Audience.Teacher => Many(Role.Teacher, kind),
            Audience.Staff => Many(Role.Staff, kind),
            _ => texts["Администрация"],
        };

    public string Of(Standing standing, SchoolKind kind) =>
        standing switch
        {
            Standing.Director => Of(Office.Director, kind),
            Standing.Deputy => Of(Office.Deputy, kind),
            Standing.Administrator => Of(Office.Administrator, kind),
            Standing.ClassTeacher => Of(Office.ClassTeacher, kind),
            Standing.Teacher => Of(Role.Teacher, kind),
            Standing.Staff => Of(Role.Staff, kind),
            Standing.Student => Of(Role.Student, kind),
            Standing.Parent => Of(Role.Parent, kind),
            Standing.DeputyForIt => texts["Заместитель по ИТ"],
            Standing.AuthorisedToBlock => Of(Power.Block),
            Standing.AuthorisedToRestrict => Of(Power.Restrict),
            Standing.AuthorisedToControl => Of(Power.Control),
            _ => texts["Модератор"],
        };

    /// <summary>What an official is authorised to do.</summary>
    public string Of(Power power) =>
        power switch
        {
            Power.Block => texts["Уполномочен решать о блокировке"],
            Power.Restrict => texts["Уполномочен ограничивать доступ"],
            _ => texts["Уполномочен контролировать чаты"],
        };

    /// <summary>Who a removed message was removed by; the rule follows.</summary>
    public string Removed(Domain.Chats.Removal removal, PersonId author) =>
        removal switch
        {
            _ when removal.By == author => texts["Удалено автором:"],
            { As: Capacity.Director } => texts["Удалено директором:"],
            { As: Capacity.Official } => texts["Удалено уполномоченным лицом:"],
            _ => texts["Удалено модератором:"],
        };

    /// <summary>What the reporter is told; not what it cost the author.</summary>
    public string Of(ReportOutcome outcome) =>
        outcome switch
        {
            ReportOutcome.ActedOn => texts["меры приняты"],
            _ => texts["нарушения не нашли"],
        };

    /// <summary>As what somebody decided.</summary>
    public string Of(Capacity capacity) =>
        capacity switch
        {
            Capacity.Director => texts["Директор"],
            Capacity.Official => texts["Уполномоченное лицо"],
            Capacity.Author => texts["Автор"],
            _ => texts["Модератор"],
        };

    public string Of(Mode mode) =>
        mode switch
        {
            Mode.Refuse => texts["Не принимается"],
            Mode.Hold => texts["Ждёт проверки модератором"],
            Mode.Warn => texts["Автора предупреждают, решает он сам"],
            Mode.Observe => texts["Отмечается, но никого не останавливает"],
            _ => texts["Портал не проверяет, решает модератор"],
        };

    public string Of(JoinRequestState state) =>
        state switch
        {
            JoinRequestState.Waiting => texts["Ждёт решения"],
            JoinRequestState.Asked => texts["Ждёт ответа заявителя"],
            JoinRequestState.Accepted => texts["Принята"],
            _ => texts["Отклонена"],
        };

    public string Of(AcknowledgementState state) =>
        state switch
        {
            AcknowledgementState.Confirmed => texts["Подтверждено"],
            AcknowledgementState.Unconfirmed => texts["Не подтверждено"],
            _ => texts["Ещё не вошёл(а)"],
        };

    /// <summary>The same in a word or two, for a cell of a table.</summary>
    public string Short(Mode mode) =>
        mode switch
        {
            Mode.Refuse => texts["Отказать"],
            Mode.Hold => texts["Проверить"],
            Mode.Warn => texts["Предупредить"],
            Mode.Observe => texts["Отметить"],
            _ => texts["Модератор"],
        };

    public string Of(InviteState state) =>
        state switch
        {
            InviteState.Unclaimed => texts["Не востребована"],
            InviteState.PartlyUsed => texts["Используется"],
            InviteState.Spent => texts["Использована"],
            InviteState.Expired => texts["Истекла"],
            _ => texts["Аннулирована"],
        };

    /// <summary>What is left of a link: "Использована 4 из 30".</summary>
    public string StateOf(Invite invite, DateTimeOffset now) =>
        invite.StateAt(now) is var state && state is InviteState.PartlyUsed or InviteState.Spent
            ? texts["Использована {0} из {1}", invite.Used, invite.Uses]
            : Of(state);

    /// <summary>Whom a link is for and where it leads: "Родители · 5А", "Орлова В. И. · 5А".</summary>
    public string Of(InviteLine line, SchoolKind kind) =>
        $"{line.For?.Short ?? Many(line.Invite.Role, kind)} · {line.ClassName?.Value ?? line.ChatName ?? WholeSchool(kind)}";

    /// <summary>How a letter with a link is getting on, and why not.</summary>
    public string Of(InviteMail mail) =>
        (mail.State, mail.Failure) switch
        {
            (MailState.Sent, _) => texts["Письмо отправлено"],
            (MailState.Waiting, null) => texts["Письмо ждёт отправки"],
            (MailState.Waiting, _) => texts["Письмо пока не ушло, попробуем ещё раз: {0}", Why(mail)],
            _ => texts["Письмо не доставлено: {0}", Why(mail)],
        };

    private string Why(InviteMail mail) =>
        mail.Failure switch
        {
            MailFailure.Refused => texts["почтовый сервер не принял адрес ({0})", mail.Answer!],
            MailFailure.Postponed => texts["почтовый сервер просит подождать ({0})", mail.Answer!],
            MailFailure.LinkClosed => texts["ссылка уже не действует"],
            _ => texts["почтовый сервер не отвечает"],
        };

    public string WholeSchool(SchoolKind kind) => kind == SchoolKind.College ? texts["Весь колледж"] : texts["Вся школа"];

    public string Of(ChatKind kind, SchoolKind school) =>
        kind switch
        {
            ChatKind.ClassStudents => school == SchoolKind.College ? texts["Чат студентов"] : texts["Чат учеников"],
            ChatKind.ClassParents => texts["Чат родителей"],
            ChatKind.ClassTeachers => school == SchoolKind.College ? texts["Чат преподавателей группы"] : texts["Чат учителей класса"],
            ChatKind.ClassOther => school == SchoolKind.College ? texts["Другой чат группы"] : texts["Другой чат класса"],
            ChatKind.Subject => texts["Чат по предмету"],
            ChatKind.Course => texts["Чат кружка или курса"],
            ChatKind.Direct => texts["Личный чат"],
            ChatKind.Event => texts["Чат мероприятия"],
            ChatKind.DirectorAndDeputies => texts["Директор и заместители"],
            ChatKind.DirectorAndTeachers => texts["Директор и педагоги"],
            ChatKind.DirectorAndParents => texts["Директор и родительский актив"],
            ChatKind.DirectorAndStudents => school == SchoolKind.College
                ? texts["Директор и студенческий актив"]
                : texts["Директор и ученический актив"],
            ChatKind.ManagementOther => texts["Другой управленческий чат"],
            ChatKind.Pedagogical => texts["Педагогический чат"],
            ChatKind.Task => texts["Рабочий чат"],
            ChatKind.SchoolChannel => texts["[Общешкольный|Общий] канал"],
            _ => texts["Канал сотрудников"],
        };

    public string Of(Rule rule) =>
        rule switch
        {
            Rule.PostingHours => texts["Время для сообщений"],
            Rule.Uninformative => texts["Неинформативное сообщение"],
            Rule.Obscene => texts["Нецензурное выражение"],
            Rule.Insult => texts["Оскорбление"],
            Rule.Threat => texts["Угроза"],
            Rule.PersonalData => texts["Персональные данные"],
            Rule.PhotoOfPeople => texts["Фото или видео людей"],
            Rule.ForeignMessenger => texts["Иностранный мессенджер"],
            Rule.Payment => texts["Платёжные сведения"],
            Rule.Credentials => texts["Пароли и коды"],
            Rule.OffTopic => texts["Не относится к учёбе"],
            Rule.Copyright => texts["Нарушение авторских прав"],
            Rule.BusinessEthics => texts["Деловая этика"],
            Rule.NegativeOrExcessive => texts["Негативное или лишнее"],
            _ => texts["Правило регламента"],
        };

    /// <summary>What an action is, as far as a regulation makes it wait for the verification of a status.</summary>
    public string Of(SchoolAction action, SchoolKind kind) =>
        (action, kind) switch
        {
            (SchoolAction.CreateChat, SchoolKind.College) => texts["Создавать чаты со студентами и родителями"],
            (SchoolAction.CreateChat, _) => texts["Создавать чаты с учениками и родителями"],
            (SchoolAction.CreateClassChats, SchoolKind.College) => texts["Создавать чаты группы"],
            (SchoolAction.CreateClassChats, _) => texts["Создавать чаты класса"],
            (SchoolAction.CreateColleagueChat, _) => texts["Создавать чаты с коллегами"],
            _ => texts["Приглашать людей"],
        };

    /// <summary>What a column of a list of people means.</summary>
    public string Of(RosterField field, SchoolKind kind) =>
        field switch
        {
            RosterField.FullName => texts["Фамилия, имя, отчество"],
            RosterField.LastName => texts["Фамилия"],
            RosterField.FirstName => texts["Имя"],
            RosterField.MiddleName => texts["Отчество"],
            RosterField.Class => Class(kind),
            RosterField.BirthDate => texts["Дата рождения"],
            RosterField.JournalId => texts["Номер в электронном журнале"],
            RosterField.Parent1 => texts["Родитель 1"],
            RosterField.Phone1 => texts["Телефон родителя 1"],
            RosterField.Email1 => texts["Почта родителя 1"],
            RosterField.Parent2 => texts["Родитель 2"],
            RosterField.Phone2 => texts["Телефон родителя 2"],
            RosterField.Email2 => texts["Почта родителя 2"],
            RosterField.Position => texts["Должность"],
            RosterField.Subject => texts["Предмет"],
            RosterField.Classes => kind == SchoolKind.College ? texts["В каких группах преподаёт"] : texts["В каких классах преподаёт"],
            RosterField.ClassTeacherOf => kind == SchoolKind.College ? texts["Кураторство"] : texts["Классное руководство"],
            RosterField.Phone => texts["Телефон"],
            _ => texts["Почта"],
        };

    public string Of(PersonState state) =>
        state switch
        {
            PersonState.Joined => texts["Вошли"],
            PersonState.NotJoined => texts["Ещё не вошли"],
            _ => texts["Выбыли"],
        };

    public string Of(Resemblance resemblance) =>
        resemblance switch
        {
            Resemblance.SameName => texts["то же имя"],
            Resemblance.SwappedName => texts["имя записано в другом порядке"],
            Resemblance.NameDiffersByOneLetter => texts["имя отличается одной буквой"],
            Resemblance.OtherSurname => texts["имя и отчество те же, фамилия другая"],
            Resemblance.SameBirthDate => texts["та же дата рождения"],
            Resemblance.SamePhone => texts["тот же телефон"],
            Resemblance.SameEmail => texts["та же почта"],
            Resemblance.SameClass => texts["[тот же класс|та же группа]"],
            Resemblance.SameFamily => texts["те же дети"],
            Resemblance.BothWork => texts["оба работают здесь"],
            _ => texts["но дата рождения другая"],
        };

    public string Of(BlockTerm term) =>
        term switch
        {
            BlockTerm.Day => texts["1 день"],
            BlockTerm.ThreeDays => texts["3 дня"],
            BlockTerm.Week => texts["1 неделя"],
            BlockTerm.TwoWeeks => texts["2 недели"],
            BlockTerm.Month => texts["1 месяц"],
            _ => texts["До даты"],
        };

    /// <summary>What was decided about somebody.</summary>
    public string Of(ContestedKind kind) =>
        kind switch
        {
            ContestedKind.Violation => texts["Нарушение"],
            ContestedKind.Block => texts["Блокировка в чате"],
            _ => texts["Ограничение доступа к порталу"],
        };

    /// <summary>What the director answered.</summary>
    public string Of(AppealOutcome outcome) =>
        outcome switch
        {
            AppealOutcome.Stands => texts["Решение остаётся в силе"],
            AppealOutcome.Undone => texts["Решение отменено"],
            _ => texts["Закончено раньше срока"],
        };

    /// <summary>Whose turn it is in a request for help.</summary>
    public string Of(SupportState state) =>
        state switch
        {
            SupportState.Waiting => texts["Ждёт ответа администратора"],
            SupportState.Answered => texts["Есть ответ"],
            SupportState.PassedOn => texts["В поддержке платформы"],
            _ => texts["Решён"],
        };

    /// <summary>What was said or done about a request for help.</summary>
    public string Of(SupportLineKind kind) =>
        kind switch
        {
            SupportLineKind.Question => texts["Вопрос"],
            SupportLineKind.Answer => texts["Ответ"],
            SupportLineKind.PassedOn => texts["Передано в поддержку платформы"],
            _ => texts["Вопрос решён"],
        };

    /// <summary>Which requests for help are shown.</summary>
    public string Of(SupportShelf shelf) =>
        shelf switch
        {
            SupportShelf.Waiting => texts["Ждут ответа"],
            SupportShelf.PassedOn => texts["В поддержке платформы"],
            SupportShelf.All => texts["Все"],
            _ => texts["Мои"],
        };

    /// <summary>How a sanction ended before its time.</summary>
    public string Of(LiftKind kind) =>
        kind switch
        {
            LiftKind.Apology => texts["Разблокирован(а) после извинений"],
            LiftKind.Mercy => texts["Закончено раньше срока"],
            _ => texts["Отменено"],
        };

    /// <summary>Why a message that waited for the hours was not sent.</summary>
    public string Of(QueueRefusal refusal, Rule? rule) =>
        refusal switch
        {
            QueueRefusal.MeetsRule => texts["Не отправлено: {0}", Of(rule!.Value)],
            QueueRefusal.Blocked => texts["Не отправлено: вы были заблокированы в этом чате"],
            QueueRefusal.RulesNotAcknowledged => texts["Не отправлено: Правила коммуникации не подтверждены"],
            QueueRefusal.Restricted => texts["Не отправлено: доступ к порталу был ограничен"],
            _ => texts["Не отправлено: писать в этом чате вы больше не можете"],
        };
}

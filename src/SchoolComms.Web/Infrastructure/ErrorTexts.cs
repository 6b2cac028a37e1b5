using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Files;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Mail;
using SchoolComms.Application.People;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Support;

namespace SchoolComms.Web.Infrastructure;

/// <summary>What a refusal says to a person, and what to do next: one line for each kind of refusal.</summary>
public sealed class ErrorTexts(SchoolTexts t)
{
    public string Of(Error error) =>
        error switch
        {
            NotFound { What: nameof(Invite) } => t["Такой ссылки-приглашения нет. Скопируйте её целиком или попросите новую."],
            NotFound { What: nameof(OpenedRequest) } => t["Такой заявки нет. Откройте её по адресу, который вы сохранили, целиком."],
            NotFound => t["Такой страницы нет, или она вам не открыта."],
            NotPermitted => t["Для вашей роли это действие не предусмотрено. Обратитесь к администратору школы."],
            MayNotInvite => t["Приглашать людей в этой роли вы не можете. Обратитесь к администратору школы."],
            NoAdditionalModerators => t["Дополнительных модераторов регламент не предусматривает, а у этого чата модератор есть."],
            ModeratorNotOfTheStaff => t["Модератором назначают педагога или сотрудника, который уже вошёл. Выберите другого."],
            ModeratesAlready => t["Этот человек уже ведёт чат."],
            LastModerator => t["У чата должен быть модератор. Сначала назначьте другого."],
            ModeratesByOffice => t[
                "Чаты [класса|группы] ведёт [его классный руководитель|её куратор]. Сменить его можно приказом на странице [класса|группы]."
            ],
            DirectRightStandsTwice => t["Кто кому пишет лично, сказано дважды. Оставьте одну отметку."],
            DirectMessagesNotProvided => t["Регламент школы не предусматривает личных сообщений. Напишите в общий чат."],
            NotReachable => t["Такой страницы нет, или она вам не открыта."],
            DirectNotAllowed => t[
                "Лично писать этому человеку регламент не разрешает. Напишите в общий чат или обратитесь к [учителю|преподавателю]."
            ],
            NothingShared => t[
                "У вас больше нет ни [общего класса|общей группы], ни общего чата, поэтому писать сюда нельзя. Прежние сообщения можно читать."
            ],
            OtherHasLeft => t["Собеседник вышел из чата. Писать сюда можно, только если он вернётся."],
            MayNotCreateChat => t["Создавать такой чат вы не можете. Обратитесь к администратору школы."],

            InviteAnnulled => t["Эта ссылка аннулирована. Попросите новую у того, кто её прислал."],
            InviteSpent => t["По этой ссылке уже вошли все, для кого она была. Попросите новую."],
            InviteExpired => t["Срок этой ссылки истёк. Попросите новую у того, кто её прислал."],
            InviteUsesOutOfRange uses => t["Укажите, для скольких человек ссылка: от 1 до {0}.", uses.Max],
            InviteEndsInPast => t["Срок ссылки должен быть в будущем."],
            InviteTermTooLong term => t["По регламенту ссылка ждёт не дольше {0}.", t.Count(term.Days, "дня|дней|дней")],
            MailNotSetUp => t["Почта на портале не настроена. Скопируйте ссылку, покажите QR-код или напечатайте листок."],
            LetterNotTaken { Failure: MailFailure.Refused } => t[
                "Почтовый сервер отказался принять письмо на этот адрес. Проверьте адрес."
            ],
            LetterNotTaken => t["Почтовый сервер сейчас не отвечает. Отправьте письмо позже."],
            RecordEmpty => t["В журнале ещё нет записей: отправлять нечего."],
            AnchorNumberUnreadable => t["Напишите номер записи цифрами, например 1245."],
            AnchorSealUnreadable seal => t[
                "Отпечаток состоит из {0} знаков: цифр и латинских букв от a до f. Сейчас знаков {1}. Сверьте с бумагой.",
                RecordAnchor.Digits,
                seal.Length
            ],
            NothingToMail => t["Отправлять нечего: ссылки уже закрыты, ждут отправки или адрес неизвестен."],
            InvitesClosed => t["Аннулировать уже нечего: по этим ссылкам вошли, их аннулировали или срок вышел."],
            AlreadyJoined => t["Вы уже вошли сюда в этой роли."],
            PersonHasJoined => t["Этот человек уже входил на портал. Войдите под своим паролем или обратитесь к администратору школы."],
            JoinedAsSomebodyElse => t[
                "В этой школе вы уже вошли, но эта ссылка для другой записи в списках. Обратитесь к администратору: он объединит записи."
            ],
            RemovedFromThere => t["Вас исключили отсюда, и эта ссылка назад не ведёт. Обратитесь к администратору школы."],
            ApplicantWorksHere => t["Это работник школы. Такую заявку принимает администратор."],
            InviteeAboveRight => t["Среди отмеченных есть работник школы: личную ссылку ему выпускает администратор."],
            TooManyInvites invites => t[
                "За один раз выпускают не больше {0}. Отметьте меньше.",
                t.Count(invites.Most, "ссылки|ссылок|ссылок")
            ],
            InviteeHasLeft left => t["{0}: выбыл(а) из школы. Сначала отметьте возвращение.", left.Name.Full],
            NotTheirRole role => t["{0}: такой роли у этого человека нет. Сначала добавьте её.", role.Name.Full],
            PersonHasLeft => t["Вы выбыли из школы, и прежняя ссылка не действует. Обратитесь к администратору."],
            RulesNotAcknowledged => t["Сначала прочитайте Правила коммуникации и подтвердите их."],
            AcknowledgingNotProvided => t["Эта редакция регламента не требует подтверждать Правила."],
            AcknowledgedMeanwhile => t["Кто-то из выбранных уже подтвердил Правила. Отметьте остальных снова."],
            OwnPaperSignature => t[
                "Собственную подпись записывает кто-то другой. Снимите отметку со своего имени или подтвердите Правила на портале."
            ],
            SignatureDateMissing => t["Укажите дату подписи."],
            SignedInFuture => t["Дата подписи ещё не наступила."],
            SignedBeforeOrder signed => t["Подпись не может быть раньше приказа о редакции: {0}.", Date(signed.Order)],
            RemindedToday reminded => t["Сегодня всем уже напомнили. Снова можно {0}.", Date(reminded.Again)],
            NobodyToRemind => t["Напоминать некому: все, кто вошёл, подтвердили Правила."],

            LinkNotOpened => t["Откройте ссылку-приглашение ещё раз: эта страница помнит её один час."],
            ContactMissing => t["Напишите телефон или почту: по ним вы будете входить."],

            MessageEmpty => t["Напишите сообщение."],
            MessageTooLong text => t["Сообщение длиннее {0} знаков. Разделите его на части.", text.Max],
            MessageStopped stopped => OfMessage(stopped),
            MemberBlocked blocked => t["Вы заблокированы в этом чате до {0}: читать можно, писать нельзя.", Date(blocked.Until)],
            OnlyReads => t["Вы читаете этот канал. Писать в нём может администратор: передайте ему, что нужно объявить."],
            MayNotLeave => t["Выйти из этого чата самостоятельно нельзя. Обратитесь к модератору чата."],
            ChatNameEmpty => t["Назовите чат."],
            ChatNameTooLong name => t["Название длиннее {0} знаков.", name.Max],
            NotForThisChat => t["Кто-то из выбранных уже не может быть в этом чате. Отметьте участников снова."],
            ChatNotByHand { Chat: ChatKind.SchoolChannel or ChatKind.StaffChannel } => t["Каналы открываются вместе с регламентом школы."],
            ChatNotByHand => t["Такие чаты создаются на странице [класса|группы], все сразу: участники войдут в них сами."],
            AuthorMayNotWrite => t["Автор сейчас не может писать в этом чате. Сообщение можно отклонить, или оно подождёт."],
            MayNotBeLetThrough => t["Действующая редакция такие сообщения не принимает. Отклоните его и назовите причину."],
            HeldMessageDecided { State: QueueState.Sent } => t["Другой модератор уже пропустил это сообщение."],
            HeldMessageDecided { State: QueueState.TakenBack } => t["Автор забрал сообщение назад: решать больше нечего."],
            HeldMessageDecided => t["Другой модератор уже решил, что будет с этим сообщением."],
            DeclineReasonMissingOrTooLong reason => t["Напишите причину, не длиннее {0} знаков: её увидит автор.", reason.Max],
            MessageAlreadyRemoved => t["Сообщение уже удалено другим модератором."],
            RuleCannotBeLifted => t["Исключений из этого правила регламент не знает. Выберите другое."],
            ExceptionEndsBeforeItStarts => t["Исключение должно закончиться позже, чем начнётся, и в будущем."],
            ReasonMissingOrTooLong reason => t["Напишите причину, не длиннее {0} знаков: её увидят все в чате.", reason.Max],
            RuleIsLiftedAlready => t["На всё это время правило уже снято другим исключением. Выберите другое правило или время."],
            ExceptionHasEnded => t["Это исключение уже закончилось."],
            ExceptionTooLong exception => t["Исключение действует не дольше {0}.", t.Count(exception.Days, "дня|дней|дней")],

            PeopleOnPhotoAsked => t["Скажите, кто на фото или видео, прежде чем отправить."],
            TooManyOnPhoto people => t["Отметьте не больше {0}.", t.Count(people.Most, "человека|человек|человек")],
            NotYoursToDecide { IsChild: true } => t["За ребёнка решает его родитель (законный представитель). Обратитесь к нему."],
            NotYoursToDecide => t["Согласие взрослый даёт и отзывает только сам."],
            PlacesMissing => t["Отметьте хотя бы одно место."],
            PlacesTooLong places => t["Уточнение длиннее {0} знаков.", places.Max],
            ConsentEndsBeforeItStarts => t["Срок должен закончиться не раньше, чем начнётся, и не в прошлом."],
            ConsentGivenAlready => t["Такое согласие уже действует."],
            OtherParentWithdrew => t["Другой родитель отозвал это согласие, и его отзыв действует. Дать согласие снова может он."],
            ConsentEnded => t["Это согласие уже не действует: отзывать нечего."],
            DocumentNumberMissingOrTooLong number => t["Напишите номер документа, не длиннее {0} знаков.", number.Max],
            DocumentInFuture => t["Дата документа ещё не наступила."],

            TooManyWaiting waiting => t[
                "В этом чате уже ждут отправки {0}. Заберите лишние назад.",
                t.Count(waiting.Max, "сообщение|сообщения|сообщений")
            ],
            QueuedMessageSent => t["Сообщение уже в чате: забрать его назад нельзя."],

            NotACalendarYear => t["Укажите год от 2000 до 2100."],
            NotADay day => t["«{0}» — не день {1} года. Пишите день и месяц, например 31.12.", day.Entry, day.Year],
            DayIsAHoliday holiday => t["{0} — праздник по закону: рабочим он не бывает, и перенести его нельзя.", Day(holiday.Day)],
            DayListedTwice twice => t["{0} стоит в двух списках, которые противоречат друг другу.", Day(twice.Day)],
            ShortenedDayIsNotWorked free => t["{0} — выходной. Сначала внесите его в рабочие дни.", Day(free.Day)],
            YearIsKnown known => t["Календарь {0} года уже есть.", known.Year],
            BreakNameMissingOrTooLong name => t["Напишите название, не длиннее {0} знаков.", name.Max],
            BreakEndsBeforeItBegins => t["Последний день раньше первого. Проверьте даты."],
            BreakTooLong period => t["Перерыв длиннее {0}. Проверьте год.", t.Count(period.Days, "дня|дней|дней")],
            BreakOverlaps other => t[
                "На эти дни уже приходится «{0}», с {1} по {2}. Выберите другие.",
                other.Name,
                Day(other.First),
                Day(other.Last)
            ],
            DayIsInABreak day => t["{0} приходится на «{1}»: день останется свободным. Сначала уберите перерыв.", Day(day.Day), day.Name],
            DayIsWorkedAlready day => t["{0} и так рабочий день.", Day(day.Day)],
            CalendarIsFull full => t["В календаре уже {0}. Уберите прошедшие.", t.Count(full.Max, "запись|записи|записей")],
            NotInCalendar => t["В календаре этого уже нет. Откройте календарь заново."],
            RemindingNotProvided => t["Регламент школы не предусматривает напоминаний о Правилах."],

            ViolationAlreadyRecorded => t["За это сообщение нарушение уже записано."],
            AlreadyBlocked => t["Этот участник уже заблокирован в чате."],
            TooFewViolations few => t[
                "Заблокировать нельзя: {0}, а нужно больше {1}.",
                t.Count(few.Count, "нарушение|нарушения|нарушений"),
                few.MoreThan
            ],
            BlockTooLong block => t["Блокировка не может быть дольше {0}.", t.Count(block.MaxMonths, "месяца|месяцев|месяцев")],
            BlockEndsInPast => t["Укажите срок в будущем."],
            BlockingNotProvided => t["Регламент школы такой блокировки не предусматривает."],
            BlockHasEnded => t["Эта блокировка уже закончилась."],
            DecidedByDirectorOnly => t["Об этом решает директор или тот, кого он уполномочил."],
            OwnCase => t["Решать в собственном деле нельзя, и в деле своей семьи тоже: решит другой человек."],
            EqualOrHigherOffice => t[
                "Наказывать равного или старшего по должности нельзя: этот случай решает директор. Сообщение можно удалить."
            ],
            ViolationWithdrawnAlready => t["Это нарушение уже снято."],
            NotHappenedYet => t["Укажите время, которое уже прошло."],
            NotAMemberThen member => t["Этот человек в чате с {0}: раньше его Правила не касались.", Date(member.Since)],
            RuleNotInForceThen => t["Когда это произошло, регламент ещё не ставил этому человеку такого правила."],
            TextMissingOrTooLong text => t["Заполните это поле, не длиннее {0} знаков.", text.Max],
            EarlyUnblockingNotProvided => t["Регламент школы не предусматривает разблокировки раньше срока."],
            ApologisedAlready => t["Извинения за это уже принесены. Дождитесь, пока пройдёт время на возражения."],
            TooLateToObject => t["Время для возражений прошло."],
            ObjectedAlready => t["Вы уже возразили. Одного возражения достаточно."],
            NoApology => t["Раньше срока разблокируют того, кто принёс извинения чату. Извинений пока нет."],
            SomebodyObjected => t["Кто-то из участников возразил: блокировка остаётся. Изменить это может директор."],
            PetitionerAbsent => t["Этого участника сейчас нет в чате. Разблокировать можно, когда он вернётся."],
            ObjectionsStillPossible still => t["Участники ещё могут возразить, до {0}. Решите после этого.", Date(still.Until)],
            OwnMessage => t["Это ваше сообщение: пожаловаться на него нельзя."],
            ReportedAlready => t["Вы уже пожаловались на это сообщение. Модератор его увидит."],
            ReportsSettledAlready => t["Эти жалобы уже рассмотрел кто-то другой. Посмотрите, что решено."],
            TooManyReports reports => t[
                "Модератор ещё не разобрал {0}. Дождитесь решения.",
                t.Count(reports.Max, "вашу жалобу|ваши жалобы|ваших жалоб")
            ],
            ReportsOnceWhileBlocked blocked => t[
                "Пока вы заблокированы, новая жалоба возможна, если подтвердилась прежняя, или после {0}.",
                Date(blocked.Until)
            ],
            AccessRestricted restricted => t[
                "Доступ к порталу школы ограничен до {0}. Причина: {1}",
                Date(restricted.Until),
                restricted.Reason
            ],
            RestrictingNotProvided => t["Регламент школы не предусматривает ограничения доступа."],
            AlreadyRestricted already => t["Доступ этого человека уже ограничен, до {0}.", Date(already.Until)],
            RestrictionHasEnded => t["Это ограничение уже закончилось."],
            ContestedAlready => t["Это решение уже обжаловали: второй раз нельзя."],
            NothingToContest => t["Это решение уже отменено: обжаловать нечего."],
            AppealAnswered => t["На эту жалобу директор уже ответил."],
            ViolationHasNoTerm => t["У нарушения нет срока: его оставляют или снимают."],
            TooManySupportRequests requests => t[
                "У вас уже {0}. Дождитесь ответа или закройте решённые.",
                t.Count(requests.Most, "открытый вопрос|открытых вопроса|открытых вопросов")
            ],
            SupportRequestIsFull => t["В этом вопросе уже слишком много записей. Закройте его и задайте новый."],
            SupportSolvedAlready => t["Этот вопрос уже закрыт."],
            LookingNotProvided => t["Регламент школы не даёт права открывать чужие чаты."],
            NothingToAuthorise => t["Регламент школы такого права не содержит: уполномочить на это нельзя."],
            OfficialNotOfTheStaff => t["Выберите педагога или сотрудника, который уже вошёл."],
            RestrictsWholeSchool => t["Доступ ограничивают ко всему порталу: для [одного класса|одной группы] такого права не бывает."],
            AuthorisationTermOutOfRange term => t[
                "Последний день должен быть не раньше сегодняшнего и не дальше {0}.",
                t.Count(term.Months, "месяца|месяцев|месяцев")
            ],
            AuthorisationEnded => t["Эти полномочия уже закончились."],
            RuleNotInRegulation => t["Для автора этого сообщения регламент такого правила не содержит."],

            RegulationTitleMissing => t["Напишите название регламента."],
            RegulationTitleTooLong title => t["Название длиннее {0} знаков.", title.Max],
            RegulationEmpty => t["В регламенте нет ни одного пункта."],
            TooManyClauses clauses => t["Пунктов больше {0}.", clauses.Max],
            ClauseNumberOdd => t["Номер пункта пишут так: 4 или 4.5."],
            ClauseNumberTwice => t["Пункт с таким номером уже есть. У каждого пункта свой номер."],
            ClauseSummaryMissing => t["Напишите, что говорит этот пункт."],
            ClauseSummaryTooLong summary => t["Пункт длиннее {0} знаков. Перескажите короче.", summary.Max],
            ClauseMissing => t["Выберите пункт, на котором это стоит."],
            ClauseNotThere clause => t["Пункта {0} в регламенте нет. Выберите другой.", clause.Number],
            RuleStandsElsewhere => t["Это правило задают в другой части регламента."],
            RuleStandsTwice => t["Это правило задано дважды для одних и тех же людей."],
            NothingToLift => t["Исключение разрешено из правила, которого в регламенте нет."],
            ParameterWithoutRule => t["Это задано, но правила для этого в регламенте нет. Выберите для него пункт или уберите это."],
            RuleWithoutParameter => t["Правило в регламенте есть, но не сказано, как его исполнять."],
            HoursAreHalf => t["Укажите и начало, и конец."],
            HoursEndBeforeTheyStart => t["Часы должны закончиться позже, чем начнутся, в тот же день."],
            OutOfLimits limits => t["Укажите число от {0} до {1}.", limits.Limits.Least, limits.Limits.Most],
            RecordingHasNoGround => t["Отметьте, на каком основании встречу можно записать."],
            NobodyVerified => t["Отметьте, чей статус подтверждают."],
            NobodyInvites => t["Никто не вправе приглашать педагогов: без них школа не начнёт работать."],

            ProtocolMissing => t["Напишите номер протокола."],
            ProtocolTooLong protocol => t["Номер протокола длиннее {0} знаков.", protocol.Max],
            ProtocolDateMissing => t["Укажите дату протокола."],
            ProtocolInFuture => t["Дата протокола ещё не наступила."],
            RemarkTooLong remark => t["Замечание длиннее {0} знаков.", remark.Max],
            DraftAlreadyOpen => t["Проект новой редакции уже есть. Работайте с ним или сначала откажитесь от него."],
            DraftClosed => t["Открытого проекта нет: его уже утвердили или от него отказались."],
            DraftChanged => t[
                "Пока вы работали, кто-то изменил проект. Ничего не сохранено: откройте эту страницу заново в соседней вкладке, сверьте и повторите."
            ],
            RegulationContradicts => t["Исправьте отмеченное."],
            OpinionsMissing opinions => t["Сначала запишите мнение: {0}.", string.Join(", ", opinions.Councils.Select(OfCouncil))],
            NothingChanged => t["Проект ничем не отличается от действующей редакции."],
            InForceBeforeOrder => t["Редакция не может действовать раньше приказа."],
            InForceInPast => t["Укажите сегодняшний день или любой следующий: задним числом редакция не действует."],
            NotAfterNewestEdition newest => t[
                "Редакция {0} начинает действовать в этот день или позже. Укажите день после неё или сначала отзовите её.",
                newest.Number
            ],
            WithdrawalReasonMissing reason => t["Напишите причину, не длиннее {0} знаков.", reason.Max],
            EditionHasBegun => t["Эта редакция уже вступила в силу. Её меняют новой редакцией."],
            EditionWithdrawn => t["Эта редакция уже отозвана."],

            SlugInvalid => t["От 3 до 40 маленьких латинских букв, цифр и дефисов; первой стоит буква."],
            SlugTaken => t["Этот адрес занят другой школой. Выберите другой."],
            RegistrationClosed => t["Новые школы здесь создаёт владелец портала. Напишите тому, кто его установил."],
            TimeZoneUnknown => t["Выберите часовой пояс из списка."],
            ClassIsOver over => t[
                "«{0}»: этот учебный год закончен, новых людей сюда не принимают. Укажите место в нынешнем учебном году.",
                over.Name.Value
            ],
            ClassExists @class => t["[Класс|Группа] {0} в этом году уже есть.", @class.Name],
            ClassNameIsEmpty => t["Напишите название."],
            ClassNameIsReserved => t["«Учительская» создаётся вместе со школой."],
            NoSuchClass => t["[Такого класса|Такой группы] не бывает. Пишите, например, [5А|Т-11]."],
            NotATeacher => t["Выберите педагога из списка."],
            LeadsAlready => t["Этот человек уже [руководит классом|курирует группу]."],
            ClassTeacherAppointed => t["Кто-то только что назначил сюда другого человека. Обновите страницу и проверьте."],
            TeachesAlready => t["Этот педагог уже ведёт здесь этот предмет."],
            AppointmentEnded => t["Назначение уже закончилось."],
            NotAColleague => t["Администратором назначают того, кто уже вошёл как [учитель|преподаватель] или сотрудник."],
            DeputyNotOfTheStaff => t["Заместителем назначают педагога или сотрудника, который уже вошёл. Выберите другого."],

            AlreadyAdministrator => t["Этот человек уже администратор."],
            DirectorStays => t["Это директор. Сначала должен быть назначен другой."],
            SuccessorMissing successor => t[
                "Выберите, кто будет вести {0}: без этого человека там некому следить за порядком.",
                t.Count(successor.Chats, "чат|чата|чатов")
            ],
            NotThereToMove => t["Этого человека здесь уже нет: его перевели, или он выбыл. Откройте его страницу заново."],
            MovementWaits => t["Для этого человека уже есть движение, которое ждёт своего дня. Сначала отмените его."],
            MovementDayTooFar day => t["День должен быть не дальше {0} от сегодняшнего.", t.Count(day.Days, "дня|дней|дней")],
            MovementDoesNotWait => t["Это движение уже не ждёт: оно вступило в силу, или его отменили."],
            MovementNotInEffect => t["Возвращать нечего: движение не вступило в силу, или его уже отменили."],
            TooLateToUndo => t["Прошло больше суток: вернуть всё как было уже нельзя. Оформите новое движение приказом."],
            SomethingNewerStands => t[
                "Вернуть как было нельзя: за это время с этими людьми или [классом|группой] произошло что-то новое. Оформите новое движение приказом."
            ],
            MovementReasonMissing reason => t["Напишите причину, не длиннее {0} знаков.", reason.Max],
            PersonIsKnown => t["Такой человек уже есть в школе. Откройте его страницу в списке людей."],
            LastAdministrator => t["Это единственный администратор без срока. Сначала назначьте другого без срока."],
            YearTurned => t["Учебный год уже переведён. Следующий переводят, когда он закончится."],
            ClassesHaveChanged => t["Пока вы смотрели, список [классов|групп] изменился. Откройте страницу заново."],
            NextClassTwice twice => t["{0} встречается дважды. У [каждого класса|каждой группы] своё название.", twice.Name],
            AnswersAlready => t["Этот человек уже отвечает за ИТ."],
            AlreadyNominated => t["Этот человек уже представлен к назначению и ждёт согласия."],
            OwnNomination => t["Согласие даёт другой: не тот, кто представил к назначению, и не тот, кого назначают."],
            NotOwnNomination => t["Отозвать представление может тот, кто его сделал."],
            TermHasPassed => t["Срок, который называет приказ, уже прошёл. Нужен новый приказ."],
            TermStartsInPast => t["Укажите сегодняшний день или позже: задним числом права не начинаются."],
            TermEndsTooEarly => t["Последний день должен быть не раньше первого и не раньше сегодняшнего."],
            IsDeputyAlready => t["Этот человек уже заместитель директора."],
            IsDirectorAlready => t["Этот человек уже директор."],
            OwnAppointment => t["Назначить себя нельзя: приказ о вашем назначении вносит другой человек."],
            NotAWorker => t["Выберите педагога или сотрудника школы."],
            NominationDecided => t["Решение уже принято. Обновите страницу."],
            RefusalReasonMissing reason => t["Напишите причину, не длиннее {0} знаков: её увидит тот, кого назначают.", reason.Max],
            OrderNumberMissing => t["Напишите номер приказа."],
            OrderNumberTooLong order => t["Номер приказа длиннее {0} знаков.", order.Max],
            OrderDateMissing => t["Укажите дату приказа."],
            OrderInFuture => t["Дата приказа ещё не наступила."],

            NameIsEmpty => t["Напишите фамилию и имя."],
            NameIsOneWord => t["Напишите и фамилию, и имя."],
            NameIsTooLong name => t["Имя длиннее {0} знаков.", name.Limit],
            NameIsFormula or NameHasForbiddenCharacters => t["В имени могут быть буквы, дефис и апостроф."],
            FileIsEmpty => t["В файле нет ни одной строки с людьми."],
            FileIsTooLarge file => t["Файл больше {0} МБ. Разделите его на части или уменьшите.", file.MaxBytes / 1024 / 1024],
            FileHasNoContent => t["Файл пустой. Выберите другой."],
            FileKindNotTaken file => t[
                "Такой файл портал не принимает. Подойдут: {0}.",
                string.Join(", ", file.Taken.Select(kind => kind.ToString().ToUpperInvariant()))
            ],
            FileIsDamaged => t["Файл повреждён: он обрывается или собран неправильно. Выберите другой."],
            FileIsMalicious => t["В файле найдена вредоносная программа, портал его не принял. Проверьте устройство антивирусом."],
            FileNotScanned => t[
                "Проверить файл на вредоносные программы сейчас не получилось, без проверки он не принимается. Попробуйте через несколько минут."
            ],
            FileRefused file => t["«{0}». {1} Из выбранных сейчас файлов ни один не прикреплён.", file.Name, Of(file.Reason)],
            TooManyFiles files => t["К сообщению прикрепляют не больше {0}. Уберите лишние.", t.Count(files.Most, "файла|файлов|файлов")],
            FilesCannotWait => t["Файлы не ждут открытия времени: отправьте их, когда оно откроется. Они сохранены на сутки."],
            UnsentMessageGone => t["Это сообщение уже отправлено."],
            TooManyRows file => t["В списке больше {0}. Разделите его на части.", t.Count(file.MaxRows, "строки|строк|строк")],
            TooManyColumns file => t[
                "В файле больше {0}. Оставьте только столбцы с людьми.",
                t.Count(file.Max, "столбца|столбцов|столбцов")
            ],
            FileIsNotTable => t["Это не таблица. Нужен файл CSV или XLSX."],
            FileIsNotText => t["Это не текст. Сохраните файл как обычный текст в UTF-8 или Windows-1251."],
            FileHasNoLines => t["В файле нет ни одного сообщения. Напишите каждое с новой строки."],
            FileIsOldWorkbook => t["Это книга Excel 97–2003. Сохраните её как XLSX или CSV."],
            WorkbookIsUnreadable => t["Книга повреждена или закрыта паролем. Сохраните её заново, без пароля."],
            EncodingIsUnknown => t["Кодировка файла не распознана. Сохраните его в UTF-8 или Windows-1251."],
            UploadIsGone => t["Этот список уже загружен, заменён другим или ждал дольше суток. Выберите файл снова."],
            RosterColumnMissing { Column: RosterField.Class } => t["Укажите столбец, в котором [записан класс|записана группа]."],
            RosterColumnMissing { Column: RosterField.FirstName } => t["Укажите столбец, в котором записано имя."],
            RosterColumnMissing => t["Укажите столбец, в котором записаны фамилия и имя."],
            ColumnsMeanTheSame => t["Два столбца не могут значить одно и то же. Оставьте это значение у одного из них."],
            LineHasTooManyValues => t["Значений больше, чем столбцов: похоже, внутри значения стоит разделитель."],
            NoSuchDate date => t["Такой даты нет: «{0}».", date.Written],
            BirthDateIsImpossible birth => t[
                "Проверьте дату рождения: {0}.",
                birth.Date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
            ],
            TextIsFormula => t["Текст начинается как формула. Уберите знак в начале."],
            TextHasControlCharacters => t["Внутри текста стоит перенос строки или служебный знак."],
            TextIsTooLong text => t["Текст длиннее {0} знаков.", text.Limit],
            ParentHasNoName => t["Есть телефон или почта, но не написано, чьи они."],
            StudentIsRepeated student => t["Этот человек уже есть в строке {0}.", student.FirstLine],
            ClassHasClassTeacher @class => t["{0} уже ведёт {1}. Остальное из строки взято.", @class.Class, @class.Teacher.Full],
            SchoolHasChanged => t["Пока вы смотрели, в школе что-то изменилось. Ничего не загружено: посмотрите ещё раз, что изменится."],
            StatusUnconfirmed => t["Это можно будет делать, когда администратор подтвердит ваш статус. Он уже видит, что вы ждёте."],
            OwnStatus => t["Свой статус подтверждает не сам человек, а другой администратор."],
            StatusDecided { State: VerificationState.Refused } => t["Решение уже принято: в этом статусе отказано."],
            StatusDecided => t["Решение уже принято: этот статус подтверждён."],
            HoldsOffice => t["У этого человека есть должность по приказу. Сначала завершите назначение."],
            DecisionReasonMissing => t["Напишите причину."],
            DecisionReasonTooLong reason => t["Причина длиннее {0} знаков.", reason.Max],

            ApplicantUnreachable => t["Напишите телефон или почту, чтобы школа могла ответить."],
            ApplicantClassMissing => t["Выберите из списка."],
            ApplicantChildMissing => t["Напишите фамилию и имя ребёнка."],
            RequestTextMissing => t["Напишите хотя бы одно предложение."],
            RequestTextTooLong text => t["Текст длиннее {0} знаков.", text.Max],
            RequestsFull => t["Сейчас портал не может принять эту заявку. Попробуйте завтра или позвоните в школу."],
            RequestDecided { State: JoinRequestState.Declined } => t["Решение уже принято: эту заявку отклонили."],
            RequestDecided => t["Решение уже принято: эту заявку приняли."],
            QuestionUnanswered => t["На прошлый вопрос ещё не ответили. Дождитесь ответа или примите решение."],
            NothingAsked => t["Отвечать не на что: вопроса нет, или решение уже принято."],
            ChildNotChosen => t["Выберите ребёнка из списка."],
            NotAMatch => t["Выберите, за кого принять заявителя."],
            ApplicationNotOpened => t["Откройте заявку по адресу, который вы сохранили: так её не увидит никто другой."],
            IsGuardianAlready => t["Этот родитель уже связан с ребёнком."],
            SamePersonTwice => t["Это одна и та же запись. Выберите другую."],
            OnlyPresentPeopleMerge => t["Один из двух уже выбыл или объединён с другой записью."],
            ParentIsNotChild => t["Один из двух записан родителем другого. Сначала уберите эту связь, если она ошибочна."],
            LearnInDifferentClasses => t["Они числятся в разных [классах|группах]. Сначала переведите одного из них приказом."],
            BothWait => t["У обеих записей чего-то ждут: дня перевода или согласия на назначение. Сначала завершите одно из двух."],
            NothingCorrected => t["Ничего не изменено: сведения остались прежними."],
            PhoneIsInvalid => t["Проверьте номер телефона, например +7 916 123-45-67."],
            EmailIsInvalid => t["Проверьте адрес почты, например anna@mail.example."],
            PasswordTooShort password => t["Пароль короче {0} знаков. Возьмите несколько слов подряд.", password.Least],
            PasswordTooLong password => t["Пароль длиннее {0} знаков. Возьмите покороче.", password.Most],
            PasswordTooCommon => t["Такой пароль подбирают первым. Возьмите несколько слов, не связанных между собой."],
            PasswordAboutYou => t["В пароле почти ничего, кроме вашего имени, входа или названия школы. Добавьте другие слова."],
            CodeNotOfNow => t["Код не подходит: он меняется каждые полминуты и годится один раз. Введите новый."],
            SecondFactorStays => t["Директор и администратор входят в два шага. Второй шаг можно перенести на другой телефон."],
            RecoversOneself => t["Свой пароль меняют в своём профиле."],
            HasNoSignIn person => t["{0}: входа на портал ещё нет. Выпустите личную ссылку-приглашение.", person.Name.Full],
            RecoversNoEqual => t["Доступ директору, заместителям и администраторам восстанавливает директор."],
            SignInOfOtherSchools person => t[
                "{0}: этим входом открывают и другую школу. Восстановить его одна школа не может: обратитесь к владельцу портала.",
                person.Name.Full
            ],
            RecoveryClosed => t["Эта ссылка уже не действует. Попросите у администратора школы новую."],
            AccountRefused account => OfAccount(account.Code),

            _ => t["Сделать это не получилось."],
        };

    /// <summary>What is wrong with a message, one sentence for each rule; the fragment stands after it.</summary>
    public string Of(Finding finding) =>
        finding.Rule switch
        {
            Rule.Uninformative when finding.Fragment is null => t["Фото без слов ничего не сообщает"],
            Rule.Uninformative => t["Сообщение ничего не сообщает"],
            Rule.Obscene => t["Нецензурное выражение"],
            Rule.Insult => t["Обидные слова"],
            Rule.Threat => t["Похоже на угрозу или унижение"],
            Rule.PersonalData => t["Личные данные"],
            Rule.ForeignMessenger => t["Приглашение в иностранный мессенджер"],
            Rule.Payment => t["Платёжные сведения"],
            Rule.Credentials => t["Похоже на пароль или код"],
            Rule.PhotoOfPeople => t["Нет письменного согласия на показ в этом чате"],
            _ => finding.Clause.Summary,
        };

    private string OfCouncil(Council council) =>
        council switch
        {
            Council.Pedagogical => t["педагогического совета"],
            Council.Parents => t["совета родителей"],
            Council.Students => t["[совета обучающихся|студенческого совета]"],
            Council.Workers => t["совета трудового коллектива"],
            _ => t["общего собрания"],
        };

    /// <summary>What the author of a message can do about a finding, the nearest first.</summary>
    public string Advise(Finding finding) =>
        string.Join(' ', Enum.GetValues<Advice>().Where(advice => advice != Advice.None && finding.Advice.HasFlag(advice)).Select(Of));

    private string Of(Advice advice) =>
        advice switch
        {
            Advice.WaitForOpening => t["Дождитесь, когда откроется время."],
            Advice.SayMore => t["Напишите по делу."],
            Advice.Rephrase => t["Скажите иначе."],
            Advice.RemoveFragment => t["Уберите это из сообщения."],
            Advice.ObtainPermission => t["Либо получите письменное разрешение того, чьи это данные."],
            _ => t["Либо попросите модератора на время снять правило."],
        };

    private string OfMessage(MessageStopped stopped) =>
        (stopped, stopped.Verdict.OpensAt) switch
        {
            (MessageHeld, _) => t["Такое сообщение сначала смотрит модератор. Измените его или отправьте модератору: текст сохранён."],
            (MessageWarned, _) => t["Проверьте сообщение, прежде чем отправить"],
            (_, { } opens) => t["Сейчас писать нельзя: время для сообщений откроется {0}. Текст сохранён.", Opening(opens)],
            _ when stopped.Verdict.Decisive.Any(finding => finding.Rule == Rule.PostingHours) => t[
                "Сейчас писать нельзя: рабочих дней впереди не видно. Текст сохранён."
            ],
            _ => t["Сообщение не отправлено. Измените его: текст сохранён."],
        };

    private string OfAccount(string code) =>
        code switch
        {
            "DuplicateUserName" or AccountRefused.DuplicateEmail => t["С этой почтой или телефоном уже входят. Войдите под своим паролем."],
            AccountRefused.DuplicatePhone => t["С этим телефоном уже входят. Войдите под своим паролем."],
            AccountRefused.PasswordMismatch => t["Нынешний пароль не подходит."],
            _ => t["Создать вход с этими данными не получилось. Проверьте почту и пароль."],
        };

    private string Opening(DateTimeOffset at) => t["{0} в {1} ({2})", Say(at, "d MMMM"), Say(at, "H:mm"), Say(at, "dddd")];

    private static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private string Date(DateTimeOffset at) => Say(at, "d MMMM, H:mm");

    private string Say(DateTimeOffset at, string format) => t.Local(at).ToString(format, CultureInfo.CurrentCulture);
}

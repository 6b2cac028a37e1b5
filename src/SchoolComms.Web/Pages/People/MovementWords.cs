using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.People;

/// <summary>The words of movements as people say them.</summary>
public static class MovementWords
{
    public static string Of(this Words words, MovementKind kind) =>
        kind switch
        {
            MovementKind.Arrival => words.T["Прибытие"],
            MovementKind.Transfer => words.T["Перевод"],
            MovementKind.Promotion => words.T["Перевод на следующий год"],
            MovementKind.Graduation => words.T["Выпуск"],
            MovementKind.Leaving => words.T["Выбытие"],
            _ => words.T["Увольнение"],
        };

    public static string Of(this Words words, MovementState state) =>
        state switch
        {
            MovementState.Waiting => words.T["Ждёт своего дня"],
            MovementState.InEffect => words.T["В силе"],
            MovementState.Cancelled => words.T["Отменено"],
            _ => words.T["Возвращено"],
        };

    public static string Of(this Words words, MovementObstacle obstacle) =>
        obstacle switch
        {
            MovementObstacle.LastAdministrator => words.T[
                "Это стал единственный администратор. Назначьте другого: движение вступит в силу само."
            ],
            MovementObstacle.DirectorStays => words.T[
                "Это директор, и другой ещё не назначен. Движение вступит в силу, когда он появится."
            ],
            MovementObstacle.SuccessorMissing => words.T[
                "Без этого человека в чатах некому следить за порядком. Назначьте там ещё одного модератора или внесите движение заново с преемником."
            ],
            _ => words.T["Этого человека на прежнем месте уже нет. Отмените движение."],
        };

    public static Meaning Look(Movement movement) =>
        movement.State switch
        {
            MovementState.Waiting when movement.Obstacle is not null => Meaning.Refused,
            MovementState.Waiting => Meaning.Held,
            MovementState.InEffect => Meaning.Allowed,
            _ => Meaning.Neutral,
        };

    /// <summary>«5А → 5Б», «из 5А», «в 5А»; nothing where no class is concerned.</summary>
    public static string Way(this Words words, ClassName? from, ClassName? to) =>
        (from, to) switch
        {
            (not null, not null) => $"{from} → {to}",
            (not null, null) => words.T["из {0}", from],
            (null, not null) => words.T["в {0}", to],
            _ => "",
        };

    /// <summary>«ученик», «родитель»: the role in a sentence.</summary>
    public static string InSentence(this Words words, Role role, SchoolKind kind) =>
        words.Of(role, kind).ToLower(System.Globalization.CultureInfo.CurrentCulture);

    public static string Of(this Words words, LeavingWay way) =>
        way switch
        {
            LeavingWay.StudentLeaves => words.T["Выбывает из [школы|колледжа]"],
            LeavingWay.StudentGraduates => words.T["Закончил(а) обучение"],
            LeavingWay.ParentLeaves => words.T["Выходит из числа родителей по своей просьбе"],
            _ => words.T["Увольняется с работы"],
        };

    /// <summary>What the button does that lets somebody go.</summary>
    public static string Deed(this Words words, LeavingWay way, bool now) =>
        (way, now) switch
        {
            (LeavingWay.WorkerIsDismissed, true) => words.T["Уволить сейчас"],
            (LeavingWay.WorkerIsDismissed, false) => words.T["Внести увольнение"],
            (LeavingWay.StudentGraduates, true) => words.T["Выпустить сейчас"],
            (LeavingWay.StudentGraduates, false) => words.T["Внести выпуск"],
            (_, true) => words.T["Оформить выбытие сейчас"],
            _ => words.T["Внести выбытие"],
        };
}

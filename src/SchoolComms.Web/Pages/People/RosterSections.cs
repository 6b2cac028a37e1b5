using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Entries of one kind, to be ticked.</summary>
/// <param name="Note">What ticking means; null where the title says it.</param>
public sealed record RosterSection(string Title, string? Note, IReadOnlyList<RosterRow> Rows)
{
    /// <summary>More rows than this are folded away.</summary>
    public const int MostOpen = 30;
}

/// <summary>An entry as a line of a table.</summary>
public sealed record RosterRow(RosterEntry Entry, string Name, ClassName? Class, string What);

/// <summary>What an import offers, in words.</summary>
public sealed class RosterSections(Words words, SchoolKind kind)
{
    private readonly IStringLocalizer t = words.T;

    public IEnumerable<RosterSection> Of(IReadOnlyList<RosterEntry> entries) =>
        All(entries.ToLookup(entry => entry.GetType(), RowOf)).Where(section => section.Rows.Count > 0);

    private IEnumerable<RosterSection> All(ILookup<Type, RosterRow> rows)
    {
        yield return new(
            t["Возможно, это один человек"],
            t["Отметьте, если это он: тогда в его записи будет то, что в списке. Без отметки появится новая запись."],
            [.. rows[typeof(KnownStudent)], .. rows[typeof(KnownAdult)]]
        );
        yield return new(t["В [другом классе|другой группе]: перевод"], null, [.. rows[typeof(MovedStudent)]]);
        yield return new(
            t["Записано иначе"],
            t["Отмеченное станет таким, как в списке."],
            [.. rows[typeof(ChangedStudent)], .. rows[typeof(ChangedAdult)]]
        );
        yield return new(t["Новые родители у тех, кто уже в школе"], null, [.. rows[typeof(NewParent)]]);
        yield return new(t["Новая нагрузка"], null, [.. rows[typeof(NewWork)]]);
        yield return new(
            t["Нет в списке: возможно, выбыли"],
            t[
                "[Класс|Группа] в списке есть, а этих людей в [нём|ней] нет. Без отметки ничего не произойдёт. С отметкой они выбудут по приказу и выйдут из чатов, их родители тоже."
            ],
            [.. rows[typeof(LeftStudent)]]
        );
        yield return new(
            t["Родителей больше нет в списке"],
            t["Без отметки связь останется. С отметкой родитель больше не будет связан с ребёнком и выйдет из чатов [класса|группы]."],
            [.. rows[typeof(MissingParent)]]
        );
        yield return new(t["Новые: {0}", words.Many(Role.Staff, kind).ToLowerInvariant()], null, [.. rows[typeof(NewWorker)]]);
        foreach (var @class in rows[typeof(NewStudent)].GroupBy(row => row.Class!).OrderBy(group => group.Key))
            yield return new(t["Новые: {0}, {1}", words.Many(Role.Student, kind).ToLowerInvariant(), @class.Key], null, [.. @class]);
    }

    private RosterRow RowOf(RosterEntry entry) =>
        entry switch
        {
            NewStudent e => new(e, e.Student.Name.Full, e.Student.Class, Names(e.Parents)),
            NewWorker e => new(e, e.Worker.Person.Name.Full, null, e.Worker.Position ?? ""),
            NewParent e => new(e, e.Link.Student.Name.Full, e.Link.Student.Class, e.Link.Parent.Name.Full),
            NewWork e => new(e, e.Worker.Name.Full, null, Work(e)),
            MovedStudent e => new(
                e,
                e.Transfer.Student.Name.Full,
                e.Transfer.Student.Class,
                t["Сейчас числится в {0}, в списке {1}", e.Transfer.Student.Class, e.Transfer.To]
            ),
            ChangedStudent e => new(e, e.Correction.Student.Name.Full, e.Correction.Student.Class, Changes(e.Correction)),
            ChangedAdult e => new(e, e.Correction.Person.Name.Full, null, Changes(e.Correction)),
            LeftStudent e => new(e, e.Student.Name.Full, e.Student.Class, ""),
            MissingParent e => new(e, e.Link.Parent.Name.Full, e.Link.Student.Class, t["Ребёнок: {0}", e.Link.Student.Name.Full]),
            KnownStudent e => new(
                e,
                e.Pair.Created.Name.Full,
                e.Pair.Created.Class,
                Same($"{e.Pair.Known.Name.Full}, {e.Pair.Known.Class}", e.Pair.Resemblances)
            ),
            KnownAdult e => new(e, e.Pair.Created.Name.Full, null, Same(e.Pair.Known.Name.Full, e.Pair.Resemblances)),
            _ => throw new InvalidOperationException($"No words for {entry.GetType()}"),
        };

    private string Same(string known, IReadOnlyList<Resemblance> resemblances) =>
        t["В школе записан(а): {0}. За это говорит: {1}.", known, string.Join(", ", resemblances.Select(words.Of))];

    private string Work(NewWork work)
    {
        IEnumerable<string> teaches = work.Teaches.Select(teaching =>
            teaching.Subject is null ? teaching.Class.Value : $"{teaching.Subject}, {teaching.Class}"
        );
        var leads = work.Leads.Select(teaching => $"{words.Of(Office.ClassTeacher, kind)}, {teaching.Class}");
        return string.Join("; ", leads.Concat(teaches));
    }

    private string Changes(StudentCorrection correction) =>
        Changes(
            (words.Of(RosterField.FullName, kind), correction.Student.Name.Full, correction.Name?.Full),
            (words.Of(RosterField.BirthDate, kind), Day(correction.Student.BirthDate), Day(correction.BirthDate)),
            (words.Of(RosterField.JournalId, kind), correction.Student.JournalId, correction.JournalId)
        );

    private string Changes(AdultCorrection correction) =>
        Changes(
            (words.Of(RosterField.FullName, kind), correction.Person.Name.Full, correction.Name?.Full),
            (words.Of(RosterField.Phone, kind), correction.Person.Phone?.Display, correction.Phone?.Display),
            (words.Of(RosterField.Email, kind), correction.Person.Email?.Value, correction.Email?.Value),
            (words.Of(RosterField.Position, kind), correction.Person.Post, correction.Post)
        );

    private string Changes(params (string What, string? Before, string? After)[] facts) =>
        string.Join(
            "; ",
            facts
                .Where(fact => fact.After is not null)
                .Select(fact => t["{0}: было {1}, станет {2}", fact.What, fact.Before ?? t["пусто"].Value, fact.After!].Value)
        );

    private static string Names(IReadOnlyList<RosterAdult> parents) => string.Join(", ", parents.Select(parent => parent.Name.Full));

    private static string? Day(DateOnly? date) => date?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}

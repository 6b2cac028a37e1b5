using System.Globalization;
using System.Text;

namespace SchoolComms.Domain.People.Roster;

/// <summary>Recognises what a column means by its heading. Journals word headings differently: the beginnings of words decide.</summary>
internal static class RosterHeading
{
    private static readonly string[] OfPhone = ["телеф", "тел", "моб", "phone"];
    private static readonly string[] OfEmail = ["почт", "электрон", "email", "e mail", "mail"];
    private static readonly string[] OfStudent = ["учени", "обуча", "учащ", "студен", "ребен", "воспитан"];
    private static readonly string[] OfParent = ["родит", "закон", "представ", "мать", "матер", "мам", "отец", "отц", "пап", "опекун"];
    private static readonly string[] OfSecond = ["2", "отец", "отц", "пап", "втор"];
    private static readonly string[] OfStaff = ["сотрудник", "работник", "педагог", "учител", "преподават"];

    /// <summary>Null for a heading that is none of the list's own.</summary>
    public static RosterField? Meaning(RosterKind kind, string heading)
    {
        var words = Words(heading);
        return kind == RosterKind.Students ? Student(words) : Staff(words);
    }

    private static RosterField? Student(string words)
    {
        var second = Begins(words, OfSecond);
        var ofParent = Begins(words, OfParent);
        var ofStudent = Begins(words, OfStudent) && !ofParent;

        // A child's own telephone or address is not asked for, and never taken for a parent's.
        if (Begins(words, OfPhone))
        {
            return ofStudent ? null
                : second ? RosterField.Phone2
                : RosterField.Phone1;
        }

        if (Begins(words, OfEmail))
        {
            return ofStudent ? null
                : second ? RosterField.Email2
                : RosterField.Email1;
        }

        if (ofParent)
        {
            return second ? RosterField.Parent2 : RosterField.Parent1;
        }

        return Contains(words, "класс", "группа") ? RosterField.Class
            : Begins(words, "рожден") || Contains(words, "д р", "др") ? RosterField.BirthDate
            : Contains(words, "id", "ид", "идентификатор", "код") ? RosterField.JournalId
            : Name(words, OfStudent);
    }

    private static RosterField? Staff(string words) =>
        Begins(words, OfPhone) ? RosterField.Phone
        : Begins(words, OfEmail) ? RosterField.Email
        : Begins(words, "классн", "кл рук", "кл р", "руководств", "курат") ? RosterField.ClassTeacherOf
        : Begins(words, "класс", "групп") ? RosterField.Classes
        : Begins(words, "должн") ? RosterField.Position
        : Begins(words, "предмет", "дисципл") ? RosterField.Subject
        : Name(words, OfStaff);

    private static RosterField? Name(string words, string[] owner) =>
        Begins(words, "фамилия имя", "фио", "ф и о") ? RosterField.FullName
        : Begins(words, "фамили") ? RosterField.LastName
        : Contains(words, "имя") ? RosterField.FirstName
        : Begins(words, "отчест") ? RosterField.MiddleName
        : Begins(words, owner) ? RosterField.FullName
        : null;

    private static bool Begins(string words, params string[] beginnings) =>
        beginnings.Any(beginning => words.Contains($" {beginning}", StringComparison.Ordinal));

    private static bool Contains(string words, params string[] whole) =>
        whole.Any(word => words.Contains($" {word} ", StringComparison.Ordinal));

    // « дата рождения »: lower case, one space around each word, a number apart from the word it follows.
    private static string Words(string heading)
    {
        var words = new StringBuilder(" ");
        foreach (var letter in heading.ToLower(CultureInfo.InvariantCulture).Replace('ё', 'е'))
        {
            var kept = char.IsLetterOrDigit(letter) ? letter : ' ';
            if ((char.IsDigit(kept) || kept == ' ') && words[^1] != ' ')
            {
                words.Append(' ');
            }

            if (kept != ' ')
            {
                words.Append(kept);
            }
        }

        return words.Append(' ').ToString();
    }
}

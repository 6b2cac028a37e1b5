using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

/// <summary>Small lists as tests write them: values between semicolons, the heading is line 1.</summary>
internal static class Sheet
{
    public const string Headings = "ФИО;Класс;Дата рождения;Родитель 1;Телефон 1;Почта 1;Родитель 2;Телефон 2;Почта 2;ID";
    public const string StaffHeadings = "ФИО;Должность;Предмет;Классы;Классное руководство;Почта;Телефон";

    private static readonly DateOnly Today = new(2026, 9, 1);

    public static StudentRoster Students(params string[] lines) => StudentsUnder(Headings, lines);

    public static StudentRoster StudentsUnder(string headings, params string[] lines) =>
        StudentRoster.Read(Lines(lines), RosterColumns.Recognise(RosterKind.Students, headings.Split(';')), Today).Value;

    public static StaffRoster Staff(params string[] lines) =>
        StaffRoster.Read(Lines(lines), RosterColumns.Recognise(RosterKind.Staff, StaffHeadings.Split(';'))).Value;

    private static List<RosterLine> Lines(string[] lines) =>
        lines.Select((line, index) => new RosterLine(index + 2, line.Split(';').ToList())).ToList();
}

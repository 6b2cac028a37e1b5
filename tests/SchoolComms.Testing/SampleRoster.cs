using System.Text;

namespace SchoolComms.Testing;

/// <summary>A small journal's export, made up: brothers and sisters, namesakes, classes spelt in several ways, and bad lines of every kind.</summary>
public static class SampleRoster
{
    public const string Students = """
        ФИО обучающегося;Класс;Дата рождения;Родитель 1;Телефон 1;Почта 1;Родитель 2;Телефон 2;Почта 2
        Лесков Артём Павлович;6«Б»;05.05.2013;Лескова Инна Олеговна;+7 900 700-00-01;inna@family.example;Лесков Павел Ильич;8 900 700 00 02;
        Лескова Варвара Павловна;6-В;01.02.2013;Лескова Инна Олеговна;89007000001;;Лесков Павел Ильич;+7(900)7000002;
        Ручьёв Ян Маркович;6б;11.11.2013;Ручьёва Майя Львовна;;maya@family.example;;;
        Ручьёв Ян Маркович;6 "Б";12.12.2013;;;;;;
        ;6Б;01.01.2013;;;;;;
        Полянин Олег Ильич;;01.01.2013;;;;;;
        Полянина Ольга Ильинична;15Я;01.01.2013;;;;;;
        Долин Пётр Ильич;6Б;31.02.2013;;;;;;
        Лесков Артём Павлович;6Б;05.05.2013;Лескова Инна Олеговна;+7 900 700-00-01;;;;
        Долина Анна Ильинична;6Б;01.01.2013;Долина Ева Марковна;не звонить;это не почта;;;
        "=HYPERLINK(""http://evil.example"")";6Б;01.01.2013;;;;;;
        """;

    public const string Staff = """
        ФИО;Должность;Предмет;Классы;Классное руководство;Почта
        Мостовая Лидия Игоревна;Учитель;Химия;6Б, 6В;6Б;lidia@staff.example
        Мостов Глеб Игоревич;Учитель;Физика;6Б;6«В»;
        Перевозова Нина Марковна;Секретарь;;;;
        Перевозов Юрий Маркович;Педагог-психолог;;;;yury@staff.example
        """;

    /// <summary>The same of a college, whose columns have other headings.</summary>
    public static string OfCollege { get; } = Students.Replace("обучающегося;Класс", "студента;Группа");

    /// <summary>As Russian desks write it.</summary>
    public static byte[] InWindows1251(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text);
}

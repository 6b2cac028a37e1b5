using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.People.Roster;

public sealed class StudentRosterTests
{
    [Fact]
    public void A_line_is_read_with_its_parents()
    {
        var roster = Sheet.Students(
            "Чижова Анна Львовна;5 \"а\";01.09.2014;Чижова Ольга Игоревна;8 900 000-00-01;Olga@family.example;Чижов Лев Ильич;;;77"
        );

        roster.Bad.ShouldBeEmpty();
        var line = roster.Lines.ShouldHaveSingleItem();
        line.Number.ShouldBe(2);
        line.Name.Full.ShouldBe("Чижова Анна Львовна");
        line.Class.Value.ShouldBe("5А");
        line.BirthDate.ShouldBe(new DateOnly(2014, 9, 1));
        line.JournalId.ShouldBe("77");
        line.Parents.Select(parent => (parent.Name.Last, parent.Phone?.Value, parent.Email?.Value))
            .ShouldBe([("Чижова", "+79000000001", "olga@family.example"), ("Чижов", null, null)]);
    }

    [Fact]
    public void A_name_in_three_columns_is_one_name()
    {
        var roster = Sheet.StudentsUnder("Фамилия;Имя;Отчество;Класс", "Ван дер Вельде;Анна;;5А", "Чижова;Анна;Львовна");

        roster.Lines.ShouldHaveSingleItem().Name.Last.ShouldBe("Ван дер Вельде");
        roster.Bad.ShouldBe([new BadLine(3, new ClassNameIsEmpty { Field = nameof(RosterField.Class) })]);
    }

    public static TheoryData<string, Error> BadLines =>
        new()
        {
            {
                ";5А;01.09.2014",
                new NameIsEmpty { Field = nameof(RosterField.FullName) }
            },
            {
                "=HYPERLINK(\"http://evil.example\");5А;01.09.2014",
                new NameIsFormula { Field = nameof(RosterField.FullName) }
            },
            {
                "Чижова Анна;;01.09.2014",
                new ClassNameIsEmpty { Field = nameof(RosterField.Class) }
            },
            {
                "Чижова Анна;15Я;01.09.2014",
                new NoSuchClass("15Я") { Field = nameof(RosterField.Class) }
            },
            {
                "Чижова Анна;5А;31.02.2014",
                new NoSuchDate("31.02.2014") { Field = nameof(RosterField.BirthDate) }
            },
            {
                "Чижова Анна;5А;вчера",
                new NoSuchDate("вчера") { Field = nameof(RosterField.BirthDate) }
            },
            {
                "Чижова Анна;5А;02.09.2026",
                new BirthDateIsImpossible(new(2026, 9, 2)) { Field = nameof(RosterField.BirthDate) }
            },
            {
                "Чижова Анна;5А;01.09.1926",
                new BirthDateIsImpossible(new(1926, 9, 1)) { Field = nameof(RosterField.BirthDate) }
            },
            {
                "Чижова Анна;5А;;Чижова",
                new NameIsOneWord { Field = nameof(RosterField.Parent1) }
            },
            {
                "Чижова Анна;5А;;Чижова Ольга;не звонить",
                new PhoneIsInvalid { Field = nameof(RosterField.Phone1) }
            },
            {
                "Чижова Анна;5А;;Чижова Ольга;;это не почта",
                new EmailIsInvalid { Field = nameof(RosterField.Email1) }
            },
            {
                "Чижова Анна;5А;;;;;;8 900 000-00-01",
                new ParentHasNoName { Field = nameof(RosterField.Parent2) }
            },
            {
                "Чижова Анна;5А;;;;;;;;=1+1",
                new TextIsFormula { Field = nameof(RosterField.JournalId) }
            },
            {
                $"Чижова Анна;5А;;;;;;;;{new string('7', 101)}",
                new TextIsTooLong(100) { Field = nameof(RosterField.JournalId) }
            },
            {
                "Чижова Анна;5А;;;;;;;;7\n7",
                new TextHasControlCharacters { Field = nameof(RosterField.JournalId) }
            },
            { "Чижова; Анна;5А;;;;;;;;7", new LineHasTooManyValues() },
        };

    [Theory]
    [MemberData(nameof(BadLines))]
    public void A_line_that_cannot_be_read_is_refused_with_its_number_and_reason_and_costs_no_other(string line, Error reason)
    {
        var roster = Sheet.Students("Грачёв Пётр;5А;01.09.2014", line, "Дроздова Нина;5А;02.09.2014");

        roster.Bad.ShouldBe([new BadLine(3, reason)]);
        roster.Lines.Select(good => good.Number).ShouldBe([2, 4]);
    }

    [Fact]
    public void Empty_values_beyond_the_headings_and_an_id_of_100_characters_are_taken()
    {
        var id = new string('7', 100);

        Sheet.Students($"Чижова Анна;5А;;;;;;;;{id};;").Lines.ShouldHaveSingleItem().JournalId.ShouldBe(id);
    }

    [Theory]
    [InlineData("1.9.2014")]
    [InlineData("2014-09-01")]
    [InlineData("01/09/2014")]
    [InlineData("01-09-2014")]
    public void A_date_of_birth_is_read_as_people_write_it(string date) =>
        Sheet.Students($"Чижова Анна;5А;{date}").Lines[0].BirthDate.ShouldBe(new DateOnly(2014, 9, 1));

    [Theory]
    [InlineData("01.09.2026")]
    [InlineData("02.09.1926")]
    public void The_first_and_the_last_possible_day_of_birth_are_taken(string date) =>
        Sheet.Students($"Чижова Анна;5А;{date}").Bad.ShouldBeEmpty();

    [Fact]
    public void A_list_without_a_class_column_is_refused_as_a_whole() =>
        StudentRoster
            .Read([], RosterColumns.Recognise(RosterKind.Students, ["ФИО"]), new DateOnly(2026, 9, 1))
            .Error.ShouldBe(new RosterColumnMissing(RosterField.Class));
}

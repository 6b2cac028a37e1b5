using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

public sealed class RosterColumnsTests
{
    [Theory]
    [InlineData("ФИО обучающегося", RosterField.FullName)]
    [InlineData("Ф.И.О. ученика", RosterField.FullName)]
    [InlineData("Фамилия, имя, отчество", RosterField.FullName)]
    [InlineData("Обучающийся", RosterField.FullName)]
    [InlineData("Фамилия", RosterField.LastName)]
    [InlineData("Имя ученика", RosterField.FirstName)]
    [InlineData("ОТЧЕСТВО", RosterField.MiddleName)]
    [InlineData("Класс", RosterField.Class)]
    [InlineData("Класс/группа", RosterField.Class)]
    [InlineData("Учебная группа", RosterField.Class)]
    [InlineData("Дата рождения", RosterField.BirthDate)]
    [InlineData("Д.р.", RosterField.BirthDate)]
    [InlineData("ID в журнале", RosterField.JournalId)]
    [InlineData("Идентификатор", RosterField.JournalId)]
    [InlineData("Родитель", RosterField.Parent1)]
    [InlineData("Родитель 2", RosterField.Parent2)]
    [InlineData("ФИО матери", RosterField.Parent1)]
    [InlineData("Отец", RosterField.Parent2)]
    [InlineData("Законный представитель ученика", RosterField.Parent1)]
    [InlineData("Телефон", RosterField.Phone1)]
    [InlineData("Телефон2", RosterField.Phone2)]
    [InlineData("Моб. тел. отца", RosterField.Phone2)]
    [InlineData("Почта 1", RosterField.Email1)]
    [InlineData("E-mail родителя 2", RosterField.Email2)]
    [InlineData("Электронная почта матери", RosterField.Email1)]
    public void A_column_of_students_is_recognised_by_its_heading(string heading, RosterField field) =>
        RosterColumns.Recognise(RosterKind.Students, [heading]).Fields.ShouldBe([field]);

    [Theory]
    [InlineData("ФИО", RosterField.FullName)]
    [InlineData("Учитель", RosterField.FullName)]
    [InlineData("Должность", RosterField.Position)]
    [InlineData("Предмет", RosterField.Subject)]
    [InlineData("Дисциплины", RosterField.Subject)]
    [InlineData("Классы", RosterField.Classes)]
    [InlineData("Группы", RosterField.Classes)]
    [InlineData("Классное руководство", RosterField.ClassTeacherOf)]
    [InlineData("Классный руководитель", RosterField.ClassTeacherOf)]
    [InlineData("Куратор группы", RosterField.ClassTeacherOf)]
    [InlineData("Телефон", RosterField.Phone)]
    [InlineData("E-mail", RosterField.Email)]
    public void A_column_of_staff_is_recognised_by_its_heading(string heading, RosterField field) =>
        RosterColumns.Recognise(RosterKind.Staff, [heading]).Fields.ShouldBe([field]);

    [Theory]
    [InlineData("№ п/п")]
    [InlineData("")]
    [InlineData("СНИЛС")]
    [InlineData("Телефон ученика")]
    [InlineData("Почта обучающегося")]
    [InlineData("Классный руководитель")]
    [InlineData("Классы")]
    public void Another_column_of_students_is_left_aside(string heading) =>
        RosterColumns.Recognise(RosterKind.Students, [heading]).Fields.ShouldBe([null]);

    [Fact]
    public void Of_two_columns_with_one_meaning_the_first_has_it() =>
        RosterColumns
            .Recognise(RosterKind.Students, ["ФИО", "Класс", "ФИО ученика"])
            .Fields.ShouldBe([RosterField.FullName, RosterField.Class, null]);

    [Fact]
    public void A_column_can_be_given_another_meaning()
    {
        var columns = RosterColumns.Recognise(RosterKind.Students, ["Кто", "Класс", "Группа здоровья"]);

        columns.With(0, RosterField.FullName).Fields.ShouldBe([RosterField.FullName, RosterField.Class, null]);
        columns.With(2, RosterField.Class).Fields.ShouldBe([null, null, RosterField.Class]);
        columns.With(1, null).Fields.ShouldBe([null, null, null]);
        columns.ColumnOf(RosterField.Class).ShouldBe(1);
    }

    [Fact]
    public void A_column_of_staff_has_a_meaning_of_a_list_of_staff()
    {
        var columns = RosterColumns.Recognise(RosterKind.Staff, ["ФИО", "Кем работает"]);

        columns.With(1, RosterField.Position).Fields.ShouldBe([RosterField.FullName, RosterField.Position]);
        Should.Throw<ArgumentOutOfRangeException>(() => columns.With(1, RosterField.Class));
    }

    [Fact]
    public void A_column_that_is_not_there_and_a_meaning_of_another_list_are_bugs()
    {
        var columns = RosterColumns.Recognise(RosterKind.Students, ["ФИО"]);

        Should.Throw<ArgumentOutOfRangeException>(() => columns.With(1, RosterField.Class));
        Should.Throw<ArgumentOutOfRangeException>(() => columns.With(-1, RosterField.Class));
        Should.Throw<ArgumentOutOfRangeException>(() => columns.With(0, RosterField.Subject));
    }

    [Theory]
    [InlineData("ФИО;Класс", null)]
    [InlineData("Фамилия;Имя;Класс", null)]
    [InlineData("Фамилия;Класс", RosterField.FirstName)]
    [InlineData("Имя;Класс", RosterField.FullName)]
    [InlineData("Класс", RosterField.FullName)]
    [InlineData("ФИО", RosterField.Class)]
    public void Students_need_a_name_and_a_class(string headings, RosterField? missing) =>
        RosterColumns
            .Recognise(RosterKind.Students, headings.Split(';'))
            .Check()
            .ShouldBe(missing is { } field ? new RosterColumnMissing(field) : Result.Done);

    [Fact]
    public void Staff_need_a_name_only() => RosterColumns.Recognise(RosterKind.Staff, ["ФИО"]).Check().ShouldBe(Result.Done);
}

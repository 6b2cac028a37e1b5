using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.People.Roster;

public sealed class StaffPlanTests
{
    [Fact]
    public void A_teacher_comes_with_subject_classes_and_a_class_of_their_own()
    {
        var plan = Plan("Чижова Ольга Игоревна;Учитель;Химия;10А, 9-б;9Б;olga@school.example;8 900 000-00-01");

        var teacher = plan.StaffToCreate.ShouldHaveSingleItem();
        teacher.Position.ShouldBe("Учитель");
        teacher.Person.Email?.Value.ShouldBe("olga@school.example");
        plan.ClassesToCreate.Select(name => name.Value).ShouldBe(["9Б", "10А"]);
        plan.TeachingsToLink.Select(link => (link.Teacher, link.Class.Value, link.Subject))
            .ShouldBe([(teacher.Person, "10А", "Химия"), (teacher.Person, "9Б", "Химия")]);
        plan.ClassTeachingsToLink.ShouldBe([new RosterClassTeaching(teacher.Person, ClassName.FromStored("9Б"))]);
    }

    [Fact]
    public void A_teacher_named_in_two_lines_is_one_person_with_two_subjects()
    {
        var plan = Plan("Чижова Ольга;Учитель;Химия;9Б;;;", "Чижова Ольга;Учитель;Биология;9Б;;olga@school.example;");

        plan.StaffToCreate.ShouldHaveSingleItem().Person.Email?.Value.ShouldBe("olga@school.example");
        plan.TeachingsToLink.Select(link => link.Subject).ShouldBe(["Химия", "Биология"]);
    }

    [Fact]
    public void Teachers_of_one_name_with_different_contacts_are_two_people() =>
        Plan("Чижова Ольга;;;;;olga@school.example;", "Чижова Ольга;;;;;o.chizhova@school.example;").StaffToCreate.Count.ShouldBe(2);

    [Fact]
    public void A_class_has_one_class_teacher_and_an_import_appoints_no_second()
    {
        var plan = Plan("Чижова Ольга;Учитель;Химия;9Б;9Б;;", "Грачёв Лев;Учитель;Физика;9Б;9Б;;");

        plan.StaffToCreate.Count.ShouldBe(2);
        plan.TeachingsToLink.Count.ShouldBe(2);
        plan.ClassTeachingsToLink.ShouldHaveSingleItem().Teacher.Name.First.ShouldBe("Ольга");
        plan.Skipped.ShouldBe([new BadLine(3, new ClassHasClassTeacher(ClassName.FromStored("9Б"), FullName.Parse("Чижова Ольга").Value))]);
    }

    [Theory]
    [InlineData("Чижова Ольга;Учитель;Химия;9Б;9Б;;")]
    [InlineData("Чижова Ольга;Завхоз;;;;;8 900 000-00-01")]
    [InlineData("Чижова Ольга;;;;;;")]
    public void What_has_been_applied_changes_nothing_the_second_time(string line)
    {
        var roster = Sheet.Staff(line);
        var school = roster.PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty);

        var again = roster.PlanFor(school);

        again.HasNothingToDo.ShouldBeTrue();
        again.Unchanged.ShouldBe([2]);
    }

    [Fact]
    public void A_parent_with_the_same_contact_begins_to_work_and_a_mere_namesake_does_not()
    {
        var school = Sheet.Students("Чижова Анна;5А;;Чижова Ольга;8 900 000-00-01").PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty);

        Sheet
            .Staff("Чижова Ольга;Учитель;;;;;8 900 000-00-01")
            .PlanFor(school)
            .StaffToCreate.ShouldHaveSingleItem()
            .Person.Id.ShouldNotBeNull();
        Sheet.Staff("Чижова Ольга;Учитель;;;;;").PlanFor(school).StaffToCreate.ShouldHaveSingleItem().Person.Id.ShouldBeNull();
    }

    [Theory]
    [InlineData("Чижова Ольга;=1+1;;;;;", nameof(RosterField.Position), typeof(TextIsFormula))]
    [InlineData("Чижова Ольга;;@SUM;;;;", nameof(RosterField.Subject), typeof(TextIsFormula))]
    [InlineData("Чижова Ольга;;;9Б, 15Я;;;", nameof(RosterField.Classes), typeof(NoSuchClass))]
    [InlineData("Чижова Ольга;;;;нет;;", nameof(RosterField.ClassTeacherOf), typeof(NoSuchClass))]
    [InlineData("Чижова Ольга;;;;;почта;", nameof(RosterField.Email), typeof(EmailIsInvalid))]
    public void A_line_that_cannot_be_read_is_skipped_with_its_column_and_reason(string line, string column, Type reason)
    {
        var bad = Plan("Грачёв Лев;;;;;;", line).Skipped.ShouldHaveSingleItem();

        bad.Number.ShouldBe(3);
        bad.Reason.ShouldBeOfType(reason);
        bad.Reason.Field.ShouldBe(column);
    }

    private static RosterPlan Plan(params string[] lines) => Sheet.Staff(lines).PlanFor(ExistingRoster.Empty);
}

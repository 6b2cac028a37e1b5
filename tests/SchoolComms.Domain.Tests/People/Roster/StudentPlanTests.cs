using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

public sealed class StudentPlanTests
{
    private const string Anna = "Чижова Анна Львовна;5А;01.09.2014";
    private const string Mother = "Чижова Ольга Игоревна";

    [Fact]
    public void A_new_student_comes_with_a_class_and_parents()
    {
        var plan = Plan($"{Anna};{Mother};8 900 000-00-01;;Чижов Лев Ильич;8 900 000-00-02");

        plan.ClassesToCreate.Select(name => name.Value).ShouldBe(["5А"]);
        plan.StudentsToCreate.ShouldHaveSingleItem().Id.ShouldBeNull();
        plan.ParentsToCreate.Select(parent => parent.Name.First).ShouldBe(["Ольга", "Лев"]);
        plan.GuardianshipsToLink.Select(link => (link.Student, link.Parent))
            .ShouldBe([(plan.StudentsToCreate[0], plan.ParentsToCreate[0]), (plan.StudentsToCreate[0], plan.ParentsToCreate[1])]);
        plan.HasNothingToDo.ShouldBeFalse();
    }

    [Fact]
    public void Classes_are_created_once_and_in_natural_order()
    {
        var plan = Plan("Чижова Анна;10А;", "Чижов Пётр;2 \"Б\";", "Грачёв Лев;10-a;", "Грачёв Марк;2А;");

        plan.ClassesToCreate.Select(name => name.Value).ShouldBe(["2А", "2Б", "10А"]);
    }

    [Theory]
    [InlineData("8 900 000-00-01;", "8 900 000-00-01;")]
    [InlineData("8 900 000-00-01;olga@family.example", "+7 900 000 00 01;other@family.example")]
    [InlineData("8 900 000-00-01;olga@family.example", "8 900 000-00-02;OLGA@family.example")]
    public void Brother_and_sister_share_a_parent_of_one_name_with_one_telephone_or_e_mail(string one, string other)
    {
        var plan = Plan($"{Anna};{Mother};{one}", $"Чижов Пётр Львович;7Б;01.09.2012;чижова ольга игоревна;{other}");

        plan.ParentsToCreate.ShouldHaveSingleItem();
        plan.GuardianshipsToLink.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("8 900 000-00-01;", "8 900 000-00-02;")]
    [InlineData("8 900 000-00-01;", ";olga@family.example")]
    [InlineData(";", ";")]
    [InlineData(";", "8 900 000-00-01;")]
    public void Namesakes_without_a_common_contact_are_two_people(string one, string other)
    {
        var plan = Plan($"{Anna};{Mother};{one}", $"Чижов Пётр Львович;7Б;01.09.2012;{Mother};{other}");

        plan.ParentsToCreate.Count.ShouldBe(2);
    }

    [Fact]
    public void Two_people_with_one_telephone_are_two_people()
    {
        var plan = Plan($"{Anna};{Mother};8 900 000-00-01;;Чижов Лев Ильич;8 900 000-00-01");

        plan.ParentsToCreate.Count.ShouldBe(2);
    }

    [Fact]
    public void A_new_parent_has_the_contacts_of_all_lines()
    {
        var plan = Plan(
            $"{Anna};{Mother};8 900 000-00-01;",
            $"Чижов Пётр Львович;7Б;01.09.2012;{Mother};8 900 000-00-01;olga@family.example",
            $"Чижов Марк Львович;8Б;01.09.2011;{Mother};;olga@family.example"
        );

        (plan.ParentsToCreate.ShouldHaveSingleItem().Email?.Value).ShouldBe("olga@family.example");
        plan.AdultCorrections.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_student_again_is_skipped_with_the_first_line_named()
    {
        var plan = Plan(Anna, "ЧИЖОВА АННА ЛЬВОВНА;5-А;1.9.2014");

        plan.StudentsToCreate.ShouldHaveSingleItem();
        plan.Skipped.ShouldBe([new BadLine(3, new StudentIsRepeated(2))]);
    }

    [Theory]
    [InlineData("Чижова Анна Львовна;5А;02.09.2014")]
    [InlineData("Чижова Анна Павловна;5А;01.09.2014")]
    [InlineData("Чижова Анна Львовна;5Б;")]
    public void A_namesake_born_on_another_day_or_an_undated_one_of_another_class_is_another_student(string line) =>
        Plan(Anna, line).StudentsToCreate.Count.ShouldBe(2);

    [Fact]
    public void A_journal_id_tells_students_apart_and_together()
    {
        Plan($"{Anna};;;;;;;17", $"{Anna};;;;;;;18").StudentsToCreate.Count.ShouldBe(2);
        Plan($"{Anna};;;;;;;17", "Грачёва Анна Львовна;5А;;;;;;;;17").Skipped.ShouldBe([new BadLine(3, new StudentIsRepeated(2))]);
    }

    [Theory]
    [InlineData(Anna)]
    [InlineData($"{Anna};{Mother};;")]
    [InlineData($"{Anna};{Mother};8 900 000-00-01;olga@family.example")]
    [InlineData($"{Anna};{Mother};8 900 000-00-01;;{Mother};8 900 000-00-02")]
    [InlineData("Чижова Анна Львовна;5А;")]
    public void What_has_been_applied_changes_nothing_the_second_time(string line)
    {
        var roster = Sheet.Students(line);
        var school = roster.PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty);

        var again = roster.PlanFor(school);

        again.HasNothingToDo.ShouldBeTrue();
        again.Unchanged.ShouldBe([2]);
    }

    [Fact]
    public void A_second_parent_is_linked_to_a_known_student()
    {
        var school = Plan($"{Anna};{Mother};8 900 000-00-01;").To(ExistingRoster.Empty);

        var plan = Sheet.Students($"{Anna};{Mother};8 900 000-00-01;;Чижов Лев Ильич;8 900 000-00-02").PlanFor(school);

        plan.StudentsToCreate.ShouldBeEmpty();
        plan.ParentsToCreate.ShouldHaveSingleItem();
        plan.GuardianshipsToLink.ShouldHaveSingleItem().Student.Id.ShouldNotBeNull();
        plan.Unchanged.ShouldBeEmpty();
    }

    [Fact]
    public void A_known_parent_gets_the_contacts_that_were_missing_and_keeps_the_ones_that_are_the_same()
    {
        var school = Plan($"{Anna};{Mother};8 900 000-00-01;").To(ExistingRoster.Empty);
        var roster = Sheet.Students($"{Anna};{Mother};8 900 000-00-01;olga@family.example");

        var plan = roster.PlanFor(school);

        var added = plan.AdultCorrections.ShouldHaveSingleItem();
        added.Person.ShouldBe(school.Adults.Single());
        added.Phone.ShouldBeNull();
        (added.Email?.Value).ShouldBe("olga@family.example");
        added.Person.Email.ShouldBeNull("a plan changes nothing by itself");
        roster.PlanFor(plan.To(school)).HasNothingToDo.ShouldBeTrue();
    }

    [Fact]
    public void A_worker_of_the_school_becomes_a_parent_by_a_link()
    {
        var school = Sheet.Staff($"{Mother};Учитель;;;;;8 900 000-00-01").PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty);

        var plan = Sheet.Students($"{Anna};{Mother};8 900 000-00-01").PlanFor(school);

        plan.ParentsToCreate.ShouldBeEmpty();
        plan.GuardianshipsToLink.ShouldHaveSingleItem().Parent.ShouldBe(school.Adults.Single());
    }

    [Fact]
    public void Skipped_lines_stand_in_the_order_of_the_file()
    {
        var plan = Plan(Anna, Anna, ";5А;", Anna);

        plan.Skipped.Select(bad => bad.Number).ShouldBe([3, 4, 5]);
    }

    private static RosterPlan Plan(params string[] lines) => Sheet.Students(lines).PlanFor(ExistingRoster.Empty);
}

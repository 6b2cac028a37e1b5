using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
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
        (teacher.Person.Email?.Value).ShouldBe("olga@school.example");
        plan.ClassesToCreate.Select(name => name.Value).ShouldBe(["9Б", "10А"]);
        plan.TeachingsToLink.Select(link => (link.Teacher, link.Class.Value, link.Subject))
            .ShouldBe([(teacher.Person, "10А", "Химия"), (teacher.Person, "9Б", "Химия")]);
        plan.ClassTeachingsToLink.ShouldBe([new RosterClassTeaching(teacher.Person, ClassName.FromStored("9Б"))]);
    }

    [Fact]
    public void A_teacher_named_in_two_lines_is_one_person_with_two_subjects()
    {
        var plan = Plan("Чижова Ольга;Учитель;Химия;9Б;;;", "Чижова Ольга;Учитель;Биология;9Б;;olga@school.example;");

        (plan.StaffToCreate.ShouldHaveSingleItem().Person.Email?.Value).ShouldBe("olga@school.example");
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

        var begins = Sheet.Staff("Чижова Ольга;Учитель;;;;;8 900 000-00-01").PlanFor(school);
        begins.StaffToCreate.ShouldBe([new StaffToCreate(school.Adults.Single(), "Учитель")]);
        begins.AdultCorrections.ShouldBeEmpty();
        Sheet.Staff("Чижова Ольга;Учитель;;;;;").PlanFor(school).StaffToCreate.ShouldHaveSingleItem().Person.Id.ShouldBeNull();
    }

    [Theory]
    [InlineData("Чижова Ольга;;;;;;")]
    [InlineData("Чижова Ольга;Учитель;Химия;9Б;;;")]
    [InlineData("Чижова Ольга;Учитель;;;9Б;;")]
    public void A_new_worker_is_one_change_whatever_the_line_tells_of_them(string line)
    {
        var plan = Plan(line);

        plan.Unchanged.ShouldBeEmpty();
        plan.Entries.ShouldHaveSingleItem().ShouldBeOfType<NewWorker>();
        plan.TakeUsual().StaffToCreate.ShouldBe(plan.StaffToCreate);
    }

    [Fact]
    public void A_worker_named_again_with_nothing_more_changes_nothing() =>
        Plan("Чижова Ольга;Учитель;Химия;9Б;;;", "Чижова Ольга;Учитель;Химия;9Б;;;").Unchanged.ShouldBe([3]);

    [Fact]
    public void A_known_worker_gets_a_class_to_lead()
    {
        var school = Plan("Чижова Ольга;Учитель;Химия;9Б;;;").To(ExistingRoster.Empty);

        var plan = Sheet.Staff("Чижова Ольга;Учитель;Химия;9Б;9Б;;").PlanFor(school);

        plan.Unchanged.ShouldBeEmpty();
        plan.Entries.ShouldHaveSingleItem().ShouldBeOfType<NewWork>().Leads.ShouldBe(plan.ClassTeachingsToLink);
        plan.TakeUsual().ClassTeachingsToLink.ShouldBe([new RosterClassTeaching(school.Adults.Single(), ClassName.FromStored("9Б"))]);
    }

    [Fact]
    public void Of_several_new_posts_of_a_known_worker_the_first_counts()
    {
        var school = Plan("Чижова Ольга;Учитель;;;;;").To(ExistingRoster.Empty);

        var plan = Sheet.Staff("Чижова Ольга;Завуч;;;;;", "Чижова Ольга;Директор;;;;;").PlanFor(school);

        plan.AdultCorrections.ShouldBe([new AdultCorrection(school.Adults.Single(), null, null, null, "Завуч")]);
        plan.Unchanged.ShouldBe([3]);
    }

    [Fact]
    public void A_post_that_another_line_writes_as_the_school_has_it_stays_so()
    {
        var school = Plan("Чижова Ольга;Учитель;;;;;").To(ExistingRoster.Empty);

        Sheet.Staff("Чижова Ольга;Завуч;;;;;", "Чижова Ольга;Учитель;;;;;").PlanFor(school).HasNothingToDo.ShouldBeTrue();
    }

    [Fact]
    public void A_known_worker_who_gets_an_e_mail_by_one_line_is_not_the_namesake_with_another()
    {
        var school = Plan("Чижова Ольга;;;;;;").To(ExistingRoster.Empty);

        var plan = Sheet.Staff("Чижова Ольга;;;;;olga@school.example;", "Чижова Ольга;;;;;o.chizhova@school.example;").PlanFor(school);

        plan.AdultCorrections.ShouldHaveSingleItem().Email!.Value.ShouldBe("olga@school.example");
        plan.StaffToCreate.ShouldHaveSingleItem().Person.Email!.Value.ShouldBe("o.chizhova@school.example");
        plan.SameAdults.ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_known_namesakes_the_contact_tells_who_is_meant_and_neither_is_proposed_for_the_other()
    {
        RosterAdult[] known = [Known(null), Known("olga@school.example")];

        var plan = Sheet.Staff("Чижова Ольга;;Химия;9Б;;olga@school.example;").PlanFor(ExistingRoster.Empty with { Adults = known });

        plan.TeachingsToLink.ShouldHaveSingleItem().Teacher.ShouldBe(known[1]);
        plan.SameAdults.ShouldBeEmpty();

        static RosterAdult Known(string? email) =>
            new(
                Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
                FullName.Parse("Чижова Ольга").Value,
                null,
                email is null ? null : EmailAddress.Parse(email).Value,
                isStaff: true
            );
    }

    [Fact]
    public void A_worker_with_other_contacts_may_be_a_known_one_whom_no_line_names()
    {
        var school = Plan("Чижова Ольга;Учитель;;;;olga@school.example;").To(ExistingRoster.Empty);

        var plan = Sheet
            .Staff("Чижова Ольга;Завуч;Химия;9Б;9Б;o.chizhova@school.example;8 900 000-00-02", "Грачёв Лев;;;;;;")
            .PlanFor(school);

        var pair = plan.SameAdults.ShouldHaveSingleItem();
        (pair.Created, pair.Known).ShouldBe((plan.StaffToCreate[0].Person, school.Adults.Single()));
        pair.Resemblances.ShouldBe([Resemblance.SameName, Resemblance.BothWork]);
        (plan.TakeUsual().StaffToCreate.Count, plan.TakeUsual().SameAdults.Count).ShouldBe((2, 0));
        var taken = plan.Take(plan.Entries.Select(entry => entry.Key).ToHashSet());
        taken.StaffToCreate.ShouldBe([plan.StaffToCreate[1]]);
        taken.TeachingsToLink.ShouldHaveSingleItem().Teacher.ShouldBe(pair.Known);
        taken.ClassTeachingsToLink.ShouldHaveSingleItem().Teacher.ShouldBe(pair.Known);
        taken.AdultCorrections.ShouldBe([new AdultCorrection(pair.Known, null, pair.Created.Phone, pair.Created.Email, "Завуч")]);
    }

    [Fact]
    public void Of_a_worker_taken_for_a_known_one_only_what_is_told_otherwise_is_corrected()
    {
        const string Known = "Чижова Ольга Игоревна;Учитель;;;;olga@school.example;8 900 000-00-01";
        var school = Plan(Known).To(ExistingRoster.Empty);
        var plan = Sheet.Staff(Known.Replace("Чижова", "Дроздова")).PlanFor(school);

        var taken = plan.Take(plan.Entries.OfType<KnownAdult>().Select(entry => entry.Key).ToHashSet());

        taken.StaffToCreate.ShouldBeEmpty();
        taken.AdultCorrections.ShouldBe([
            new AdultCorrection(school.Adults.Single(), FullName.Parse("Дроздова Ольга Игоревна").Value, null, null, null),
        ]);
    }

    [Fact]
    public void Skipped_lines_stand_in_the_order_of_the_file() =>
        Plan("Чижова Ольга;;;;9Б;;", "Грачёв Лев;;;;9Б;;", ";;;;;;").Skipped.Select(bad => bad.Number).ShouldBe([3, 4]);

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

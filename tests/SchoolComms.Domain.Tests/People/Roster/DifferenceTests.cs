using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

/// <summary>A list that comes again, changed.</summary>
public sealed class DifferenceTests
{
    private const string Anna = "Чижова Анна Львовна;5А;01.09.2014;Чижова Ольга Игоревна;8 900 000-00-01;";
    private const string Lev = "Грачёв Лев Павлович;5А;02.09.2014;Грачёва Нина Олеговна;8 900 000-00-02;";

    [Fact]
    public void A_student_in_another_class_is_moved_and_the_class_is_created()
    {
        var plan = Again([Anna, Lev], Anna.Replace("5А", "5Б"), Lev);

        var transfer = plan.Transfers.ShouldHaveSingleItem();
        transfer.Student.Name.First.ShouldBe("Анна");
        transfer.To.Value.ShouldBe("5Б");
        plan.ClassesToCreate.Select(name => name.Value).ShouldBe(["5Б"]);
        plan.StudentsToCreate.ShouldBeEmpty();
        plan.Departures.ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_no_longer_in_the_list_of_the_class_is_offered_and_unticked()
    {
        var plan = Again([Anna, Lev], Anna);

        plan.Departures.ShouldHaveSingleItem().Name.First.ShouldBe("Лев");
        plan.HasNothingToDo.ShouldBeTrue();
        plan.OffersMore.ShouldBeTrue();
        plan.TakeUsual().Departures.ShouldBeEmpty();
        plan.Take(plan.Entries.Select(entry => entry.Key).ToHashSet()).Departures.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_class_that_is_not_in_the_list_loses_nobody() => Again([Anna, Lev.Replace("5А", "7В")], Anna).Departures.ShouldBeEmpty();

    [Fact]
    public void Whoever_stands_on_a_line_that_cannot_be_read_has_not_left() =>
        Again([Anna, Lev], Anna, Lev.Replace("8 900 000-00-02", "не звонить")).Departures.ShouldBeEmpty();

    [Fact]
    public void A_better_spelling_and_a_date_of_birth_are_corrected_by_the_journals_id()
    {
        var plan = Again(["Грачев Лев;5А;02.09.2014;;;;;;;17"], "Грачёв Лев;5А;03.09.2014;;;;;;;17");

        var correction = plan.StudentCorrections.ShouldHaveSingleItem();
        correction.Name!.Full.ShouldBe("Грачёв Лев");
        correction.BirthDate.ShouldBe(new DateOnly(2014, 9, 3));
        correction.JournalId.ShouldBeNull();
    }

    [Fact]
    public void A_name_without_its_yo_is_no_change()
    {
        var plan = Again([Lev], Lev.Replace("Грачёв", "Грачев"));

        plan.HasNothingToDo.ShouldBeTrue();
        plan.Unchanged.ShouldBe([2]);
    }

    [Fact]
    public void A_parents_new_telephone_is_a_change_and_not_a_new_parent()
    {
        var plan = Again([Anna], Anna.Replace("00-01", "00-09"));

        plan.ParentsToCreate.ShouldBeEmpty();
        plan.AdultCorrections.ShouldHaveSingleItem().Phone!.Value.ShouldBe("+79000000009");
    }

    [Fact]
    public void What_another_line_writes_as_the_school_has_it_stays_so()
    {
        var brother = "Чижов Пётр Львович;7Б;01.09.2012;Чижова Ольга Игоревна;8 900 000-00-01;";

        Again([Anna, brother], Anna.Replace("00-01", "00-09"), brother).HasNothingToDo.ShouldBeTrue();
    }

    [Fact]
    public void A_parent_whom_the_line_no_longer_names_is_offered_and_unticked()
    {
        var plan = Again([Anna], Anna.Replace("Чижова Ольга Игоревна;8 900 000-00-01", "Чижов Лев Ильич;8 900 000-00-03"));

        plan.GuardianshipsToEnd.ShouldHaveSingleItem().Parent.Name.First.ShouldBe("Ольга");
        plan.TakeUsual().GuardianshipsToEnd.ShouldBeEmpty();
        plan.TakeUsual().ParentsToCreate.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_parent_unlinked_by_a_decision_is_not_linked_again()
    {
        var roster = Sheet.Students(Anna);
        var school = roster.PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty);

        var plan = roster.PlanFor(school with { Guardianships = [], EndedGuardianships = school.Guardianships });

        plan.HasNothingToDo.ShouldBeTrue();
        plan.GuardianshipsToEnd.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Чижова Анна Львовна;5А;01.09.2014", "Чижова Анна Лвовна;5А;01.09.2014", Resemblance.NameDiffersByOneLetter)]
    [InlineData("Чижова Анна Львовна;5А;01.09.2014", "Анна Чижова Львовна;5А;01.09.2014", Resemblance.SwappedName)]
    [InlineData("Чижова Анна Львовна;5А;01.09.2014", "Грачёва Анна Львовна;5А;01.09.2014", Resemblance.OtherSurname)]
    [InlineData("Чижова Анна Львовна;5А;01.09.2014", "Чижова Анна Львовна;5А;10.09.2014", Resemblance.SameName)]
    public void Another_spelling_is_proposed_and_never_taken_for_the_same(string known, string written, Resemblance why)
    {
        var plan = Again([known], written);

        var pair = plan.SameStudents.ShouldHaveSingleItem();
        pair.Resemblances.ShouldContain(why);
        plan.TakeUsual().StudentsToCreate.ShouldHaveSingleItem();
        var taken = plan.Take(new HashSet<string> { plan.Entries.OfType<KnownStudent>().Single().Key });
        taken.StudentsToCreate.ShouldBeEmpty();
        taken.StudentCorrections.ShouldHaveSingleItem().Student.ShouldBe(pair.Known);
    }

    [Fact]
    public void A_mother_with_a_new_surname_keeps_her_link_when_she_is_taken_for_herself()
    {
        var plan = Again([Anna], Anna.Replace("Чижова Ольга", "Дроздова Ольга"));

        plan.SameAdults.ShouldHaveSingleItem()
            .Resemblances.ShouldBe([Resemblance.OtherSurname, Resemblance.SamePhone, Resemblance.SameFamily]);
        var taken = plan.Take(plan.Entries.OfType<KnownAdult>().Select(entry => entry.Key).ToHashSet());
        taken.ParentsToCreate.ShouldBeEmpty();
        taken.AdultCorrections.ShouldHaveSingleItem().Name!.Last.ShouldBe("Дроздова");
        taken.GuardianshipsToLink.ShouldHaveSingleItem().Parent.Id.ShouldNotBeNull();
    }

    [Fact]
    public void Namesakes_born_on_other_days_in_other_classes_are_not_even_proposed() =>
        Again(["Чижова Анна Львовна;5А;01.09.2014", Lev], "Чижова Анна Львовна;7А;10.10.2012", Lev).SameStudents.ShouldBeEmpty();

    [Fact]
    public void What_is_not_ticked_is_not_done()
    {
        var plan = Again([Anna], Anna.Replace("5А", "5Б"), Lev.Replace("5А", "6Б"));

        var nothing = plan.Take(new HashSet<string>());

        nothing.HasNothingToDo.ShouldBeTrue();
        nothing.MovesPeople.ShouldBeFalse();
        var onlyMoved = plan.Take(plan.Entries.OfType<MovedStudent>().Select(entry => entry.Key).ToHashSet());
        onlyMoved.ClassesToCreate.Select(name => name.Value).ShouldBe(["5Б"]);
        onlyMoved.ParentsToCreate.ShouldBeEmpty();
    }

    [Fact]
    public void Another_school_is_another_fingerprint()
    {
        var file = Sheet.Students(Anna, Lev);
        var one = file.PlanFor(ExistingRoster.Empty);

        file.PlanFor(ExistingRoster.Empty).Fingerprint.ShouldBe(one.Fingerprint);
        file.PlanFor(Sheet.Students(Anna).PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty)).Fingerprint.ShouldNotBe(one.Fingerprint);
    }

    private static RosterPlan Again(string[] before, params string[] after) =>
        Sheet.Students(after).PlanFor(Sheet.Students(before).PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty));
}

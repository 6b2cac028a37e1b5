using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.People.Roster;

/// <summary>A list that comes again, changed.</summary>
public sealed class DifferenceTests
{
    private const string Anna = "Чижова Анна Львовна;5А;01.09.2014;Чижова Ольга Игоревна;8 900 000-00-01;";
    private const string Born = "Чижова Анна Львовна;5А;01.09.2014";
    private const string Lev = "Грачёв Лев Павлович;5А;02.09.2014;Грачёва Нина Олеговна;8 900 000-00-02;";

    private static readonly ClassName Fifth = ClassName.FromStored("5А");

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
    public void Whoever_is_known_by_the_journals_id_on_such_a_line_has_not_left_either() =>
        Again([Anna, "Грачёв Лев;5А;02.09.2014;;;;;;;17"], Anna, "Грачёв 2;5А;02.09.2014;;;;;;;17").Departures.ShouldBeEmpty();

    [Fact]
    public void Those_who_are_no_longer_in_the_list_stand_by_class_and_name() =>
        Again(["Яшин Пётр;5А;", "Анин Лев;5А;", "Белов Марк;2Б;", "Чижова Анна;5А;", "Чижов Ян;2Б;"], "Чижова Анна;5А;", "Чижов Ян;2Б;")
            .Departures.Select(student => student.Name.Last)
            .ShouldBe(["Белов", "Анин", "Яшин"]);

    [Fact]
    public void A_better_spelling_and_a_date_of_birth_are_corrected_by_the_journals_id()
    {
        var plan = Again(["Грачев Лев;5А;02.09.2014;;;;;;;17"], "Грачёв Лев;5А;03.09.2014;;;;;;;17");

        var correction = plan.StudentCorrections.ShouldHaveSingleItem();
        correction.Name!.Full.ShouldBe("Грачёв Лев");
        correction.BirthDate.ShouldBe(new DateOnly(2014, 9, 3));
        correction.JournalId.ShouldBeNull();
    }

    [Theory]
    [InlineData("17")]
    [InlineData("")]
    public void An_id_that_is_known_or_comes_by_a_line_tells_namesakes_of_one_day_apart(string known)
    {
        var plan = Again([$"{Born};;;;;;;{known}"], $"{Born};;;;;;;17", $"{Born};;;;;;;18");

        plan.StudentsToCreate.ShouldHaveSingleItem().JournalId.ShouldBe("18");
        plan.StudentCorrections.Select(correction => correction.JournalId).ShouldBe(known.Length == 0 ? new[] { "17" } : []);
        plan.Skipped.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Чижова Анна Львовна;5А;", "Чижова Анна Львовна;5А;03.09.2014")]
    [InlineData($"{Born};;;;;;;17", "Чижова Анна Львовна;5А;03.09.2014;;;;;;;17")]
    public void Who_was_born_on_another_day_than_the_corrected_one_is_another_student(string known, string corrected)
    {
        var plan = Again([known], corrected, Born);

        plan.StudentCorrections.ShouldHaveSingleItem().BirthDate.ShouldBe(new DateOnly(2014, 9, 3));
        plan.StudentsToCreate.ShouldHaveSingleItem().BirthDate.ShouldBe(new DateOnly(2014, 9, 1));
        plan.Skipped.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Born, "Грачёва Анна Львовна;5А;01.09.2014;;;;;;;17")]
    [InlineData("Грачёва Анна Львовна;5А;01.09.2014;;;;;;;17", Born)]
    public void Whom_an_id_names_is_not_taken_for_who_they_were_before(string first, string second)
    {
        var plan = Again([$"{Born};;;;;;;17"], first, second);

        plan.StudentCorrections.ShouldHaveSingleItem().Name!.Last.ShouldBe("Грачёва");
        plan.StudentsToCreate.ShouldHaveSingleItem().Name.Last.ShouldBe("Чижова");
        plan.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_namesakes_the_one_is_meant_of_whom_everything_is_told_as_the_school_has_it()
    {
        RosterStudent[] known = [Namesake(null), Namesake(new DateOnly(2014, 9, 1))];

        var plan = Sheet.Students(Born).PlanFor(ExistingRoster.Empty with { Classes = [Fifth], Students = known });

        plan.Unchanged.ShouldBe([2]);
        plan.Departures.ShouldBe([known[0]]);

        static RosterStudent Namesake(DateOnly? born) =>
            new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), FullName.Parse("Чижова Анна Львовна").Value, Fifth, born, null);
    }

    [Theory]
    [InlineData(Lev, Anna)]
    [InlineData(Born, "Чижова Анна Львовна;5Б;01.09.2014")]
    [InlineData("Чижова Анна Львовна;5А;", Born)]
    [InlineData(Anna, "Чижова Анна Львовна;5А;01.09.2014;Чижова Ольга Игоревна;8 900 000-00-09")]
    [InlineData($"{Born};Чижова Ольга;89000000001;;Чижов Лев;89000000002", $"{Born};Чижова Ольга;89000000008;;Чижов Лев;89000000009")]
    [InlineData(Born, $"{Born};Чижова Ольга;89000000001;;Чижов Лев;89000000002")]
    public void A_line_that_changes_something_is_not_among_those_that_change_nothing(string before, string after) =>
        Again([before], after).Unchanged.ShouldBeEmpty();

    [Fact]
    public void A_name_without_its_yo_is_no_change()
    {
        var plan = Again([Lev], Lev.Replace("Грачёв", "Грачев"));

        plan.HasNothingToDo.ShouldBeTrue();
        plan.OffersMore.ShouldBeFalse();
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
    public void Of_several_new_contacts_and_spellings_of_a_known_parent_the_first_counts()
    {
        const string Brother = "Чижов Пётр Львович;7Б;01.09.2012";
        const string Known = "Семенова-Чижова Алена;8 900 000-00-01;a@family.example";

        var plan = Again(
            [$"{Born};{Known}", $"{Brother};{Known}"],
            $"{Born};Семёнова-Чижова Алена;8 900 000-00-02;b@family.example",
            $"{Brother};Семенова-Чижова Алёна;8 900 000-00-03;c@family.example"
        );

        var correction = plan.AdultCorrections.ShouldHaveSingleItem();
        (correction.Name!.Full, correction.Phone!.Value, correction.Email!.Value).ShouldBe(
            ("Семёнова-Чижова Алена", "+79000000002", "b@family.example")
        );
        plan.ParentsToCreate.ShouldBeEmpty();
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
    public void A_line_that_names_no_parent_says_nothing_of_them() => Again([Anna], Born).GuardianshipsToEnd.ShouldBeEmpty();

    [Fact]
    public void Two_known_parents_of_one_name_are_not_proposed_for_each_other()
    {
        const string Mother = "Чижова Ольга Игоревна";

        var plan = Again([$"{Born};{Mother};8 900 000-00-01;;{Mother};8 900 000-00-02"], $"{Born};{Mother};8 900 000-00-02");

        plan.SameAdults.ShouldBeEmpty();
        plan.GuardianshipsToEnd.ShouldHaveSingleItem().Parent.Phone!.Value.ShouldBe("+79000000001");
    }

    [Theory]
    [InlineData(Anna)]
    [InlineData($"{Born};Чижова Ольга Игоревна")]
    public void A_parent_unlinked_by_a_decision_is_not_linked_again(string line)
    {
        var roster = Sheet.Students(line);
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

    [Theory]
    [InlineData("Чижова Анна Лвовна;5Б;01.09.2014;;;;;;;17", "Чижова Анна Лвовна", null, "17", true)]
    [InlineData("Чижова Анна Львовна;5А;10.09.2014", null, "2014-09-10", null, false)]
    public void Of_a_student_taken_for_a_known_one_only_what_is_told_otherwise_is_corrected(
        string written,
        string? name,
        string? born,
        string? id,
        bool moves
    )
    {
        var plan = Again([Born], written);

        var taken = plan.Take(plan.Entries.OfType<KnownStudent>().Select(entry => entry.Key).ToHashSet());

        var known = plan.SameStudents.ShouldHaveSingleItem().Known;
        var correction = taken.StudentCorrections.ShouldHaveSingleItem();
        (correction.Student, correction.Name?.Full, correction.BirthDate?.ToString("O"), correction.JournalId).ShouldBe(
            (known, name, born, id)
        );
        taken.Transfers.ShouldBe(moves ? new[] { new RosterTransfer(known, ClassName.FromStored("5Б")) } : []);
        taken.MovesPeople.ShouldBe(moves);
    }

    [Fact]
    public void Who_is_taken_for_a_known_student_has_not_left_and_brings_the_parents_along()
    {
        var plan = Again([Anna, Lev], Anna.Replace("Львовна", "Лвовна"), Lev);
        plan.Departures.ShouldHaveSingleItem().Name.First.ShouldBe("Анна");

        var taken = plan.Take(plan.Entries.Select(entry => entry.Key).ToHashSet());

        (taken.Departures.Count, taken.StudentsToCreate.Count).ShouldBe((0, 0));
        taken.GuardianshipsToLink.ShouldHaveSingleItem().Student.ShouldBe(plan.SameStudents.ShouldHaveSingleItem().Known);
    }

    [Fact]
    public void Parents_come_with_a_new_student_and_to_a_known_one_only_when_they_are_ticked()
    {
        var (created, known) = (Again([Lev], Anna, Lev), Again([Born], Anna));

        created.TakeUsual().GuardianshipsToLink.ShouldBe(created.GuardianshipsToLink);
        created.GuardianshipsToLink.ShouldHaveSingleItem();
        known.TakeUsual().GuardianshipsToLink.ShouldHaveSingleItem();
        known.Take(new HashSet<string>()).GuardianshipsToLink.ShouldBeEmpty();
    }

    [Fact]
    public void A_mother_with_a_new_surname_keeps_her_link_when_she_is_taken_for_herself()
    {
        var plan = Again([Anna], Anna.Replace("Чижова Ольга", "Дроздова Ольга"));

        plan.SameAdults.ShouldHaveSingleItem()
            .Resemblances.ShouldBe([Resemblance.OtherSurname, Resemblance.SamePhone, Resemblance.SameFamily]);
        var taken = plan.Take(plan.Entries.OfType<KnownAdult>().Select(entry => entry.Key).ToHashSet());
        taken.ParentsToCreate.ShouldBeEmpty();
        plan.TakeUsual().ParentsToCreate.ShouldHaveSingleItem().Name.Last.ShouldBe("Дроздова");
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
        Sheet.Students(Anna.Replace("00-01", "00-09"), Lev).PlanFor(ExistingRoster.Empty).Fingerprint.ShouldNotBe(one.Fingerprint);
        file.PlanFor(Sheet.Students(Anna).PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty)).Fingerprint.ShouldNotBe(one.Fingerprint);
    }

    [Fact]
    public void There_is_something_to_do_where_there_is_one_thing_of_any_kind()
    {
        var student = new RosterStudent(null, FullName.Parse("Чижова Анна").Value, Fifth, null, null);
        var adult = new RosterAdult(null, FullName.Parse("Чижова Ольга").Value, null, null, isStaff: true);
        var nothing = new RosterPlan
        {
            ClassesToCreate = [],
            AdultCorrections = [],
            Unchanged = [2],
            Skipped = [],
        };

        nothing.HasNothingToDo.ShouldBeTrue();
        RosterPlan[] plans =
        [
            nothing with
            {
                ClassesToCreate = [Fifth],
            },
            nothing with
            {
                StudentsToCreate = [student],
            },
            nothing with
            {
                ParentsToCreate = [adult],
            },
            nothing with
            {
                StaffToCreate = [new StaffToCreate(adult, null)],
            },
            nothing with
            {
                GuardianshipsToLink = [new RosterGuardianship(student, adult)],
            },
            nothing with
            {
                TeachingsToLink = [new RosterTeaching(adult, Fifth, null)],
            },
            nothing with
            {
                ClassTeachingsToLink = [new RosterClassTeaching(adult, Fifth)],
            },
            nothing with
            {
                Transfers = [new RosterTransfer(student, Fifth)],
            },
            nothing with
            {
                StudentCorrections = [new StudentCorrection(student, null, null, "17")],
            },
            nothing with
            {
                AdultCorrections = [new AdultCorrection(adult, null, null, null, "Завуч")],
            },
        ];
        plans.ShouldAllBe(plan => !plan.HasNothingToDo);
    }

    private static RosterPlan Again(string[] before, params string[] after) =>
        Sheet.Students(after).PlanFor(Sheet.Students(before).PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty));
}

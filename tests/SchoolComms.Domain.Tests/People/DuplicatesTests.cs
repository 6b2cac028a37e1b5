using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.People;

public sealed class DuplicatesTests
{
    private static readonly Guid Child = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("Чижова Наталья Львовна", "Чижова Наталия Львовна")]
    [InlineData("Чижова Наталья Львовна", "Чижова Натальяя Львовна")]
    [InlineData("Чижова Наталья Львовна", "Чижова Натлья Львовна")]
    [InlineData("Чижова Наталья Львовна", "Чижова Наатлья Львовна")]
    [InlineData("Чижова Наталья Львовна", "Наталья Чижова Львовна")]
    [InlineData("Чижова Наталья Львовна", "Грачёва Наталья Львовна")]
    [InlineData("Соловьёва-Чижова Наталья Львовна", "Соловьева Чижова Наталья Львовна")]
    [InlineData("Чижова Лидия", "Чижова Лидая")]
    public void One_child_and_nearly_one_name_are_proposed(string one, string other) =>
        Pairs(Parent(one, Child), Parent(other, Child)).ShouldBe(1);

    [Theory]
    [InlineData("Чижова Наталья Львовна", "Чижова Натлия Львовна")]
    [InlineData("Чижова Наталья Львовна", "Чижова Натукья Львовна")]
    [InlineData("Чижова Наталья Львовна", "Чижова Натлуья Львовна")]
    [InlineData("Чижова Наталья Львовна", "Чижова Натуаья Львовна")]
    [InlineData("Чижов Лидия", "Чижов Лидая")]
    [InlineData("Чижов Лидия", "Чижова Лидия")]
    [InlineData("Чижова Наталья Львовна", "Чижов Лев Ильич")]
    [InlineData("Чижов Лев", "Чижов Лех")]
    public void Two_letters_or_a_short_name_are_other_people(string one, string other) =>
        Pairs(Parent(one, Child), Parent(other, Child)).ShouldBe(0);

    [Fact]
    public void A_name_alone_proves_nothing() =>
        Pairs(Parent("Чижова Наталья Львовна", null), Parent("Чижова Наталья Львовна", null)).ShouldBe(0);

    [Theory]
    [InlineData("01.09.2014", "01.09.2014", "5А", "7Б", 1)]
    [InlineData("01.09.2014", null, "5А", "5А", 1)]
    [InlineData("01.09.2014", null, "5А", "7Б", 0)]
    [InlineData("01.09.2014", "02.09.2014", "5А", "5А", 1)]
    [InlineData("01.09.2014", "02.09.2014", "5А", "7Б", 0)]
    public void Students_of_one_name_are_told_apart_by_birth_and_class(
        string? one,
        string? other,
        string inOne,
        string inOther,
        int pairs
    ) => Pairs(Student("Чижова Анна Львовна", one, inOne, null), Student("Чижова Анна Львовна", other, inOther, null)).ShouldBe(pairs);

    [Fact]
    public void What_speaks_for_two_being_one_is_named_after_the_name_and_what_only_one_tells_is_not()
    {
        var (phone, email) = (PhoneNumber.Parse("89161974052").Value, EmailAddress.Parse("anna@school.example").Value);
        var (child, adult) = (Student("Чижова Анна Львовна", null, "5А", null), Parent("Чижова Анна Львовна", null));

        child.ResemblanceTo(child with { BirthDate = new DateOnly(2014, 9, 1) }).ShouldBe([Resemblance.SameName, Resemblance.SameClass]);
        (adult with { Phone = phone }).ResemblanceTo(adult with { Phone = phone }).ShouldBe([Resemblance.SameName, Resemblance.SamePhone]);
        (adult with { Email = email }).ResemblanceTo(adult with { Email = email }).ShouldBe([Resemblance.SameName, Resemblance.SameEmail]);
        (adult with { Email = email })
            .ResemblanceTo(adult with { Email = EmailAddress.Parse("other@school.example").Value })
            .ShouldBeEmpty();
        (adult with { Works = true }).ResemblanceTo(adult with { Works = true }).ShouldBe([Resemblance.SameName, Resemblance.BothWork]);
        (adult with { Works = true }).ResemblanceTo(adult).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("01.09.2014", "5А", 1)]
    [InlineData("01.09.2014", "7Б", 0)]
    [InlineData(null, "5А", 0)]
    public void With_another_surname_a_student_is_known_by_birth_and_class_together(string? born, string @class, int pairs) =>
        Pairs(Student("Чижова Анна Львовна", "01.09.2014", "5А", null), Student("Грачёва Анна Львовна", born, @class, null))
            .ShouldBe(pairs);

    [Fact]
    public void Pairs_stand_in_the_order_of_the_records()
    {
        var anna = Parent("Чижова Анна Львовна", Child);

        Duplicates
            .Among([(1, anna), (2, anna), (3, anna)], (_, _) => true)
            .Select(pair => (pair.First, pair.Second))
            .ShouldBe([(1, 2), (1, 3), (2, 3)]);
    }

    [Theory]
    [InlineData("17", "17")]
    [InlineData("17", null)]
    [InlineData(null, "17")]
    public void One_id_of_the_journal_or_none_speaks_against_nobody(string? one, string? other) =>
        Pairs(Student("Чижова Анна Львовна", "01.09.2014", "5А", one), Student("Чижова Анна Львовна", "01.09.2014", "5А", other))
            .ShouldBe(1);

    [Fact]
    public void Different_ids_of_the_journal_are_different_people() =>
        Pairs(Student("Чижова Анна Львовна", "01.09.2014", "5А", "17"), Student("Чижова Анна Львовна", "01.09.2014", "5А", "18"))
            .ShouldBe(0);

    [Fact]
    public void A_student_and_an_adult_are_never_one() =>
        Pairs(Student("Чижова Анна Львовна", null, "5А", null), Parent("Чижова Анна Львовна", Child)).ShouldBe(0);

    private static int Pairs(PersonTraits one, PersonTraits other) => Duplicates.Among([(1, one), (2, other)], (_, _) => true).Count;

    private static PersonTraits Parent(string name, Guid? child) =>
        new(FullName.Parse(name).Value, false, null, null, null, null, null, child is { } known ? [known] : []);

    private static PersonTraits Student(string name, string? born, string @class, string? id) =>
        new(
            FullName.Parse(name).Value,
            true,
            ClassName.Parse(@class).Value,
            born is null ? null : DateOnly.ParseExact(born, "dd.MM.yyyy", null),
            id,
            null,
            null,
            []
        );
}

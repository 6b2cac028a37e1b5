using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Schools;

public sealed class ClassNameTests
{
    [Theory]
    [InlineData("5А")]
    [InlineData("5-А")]
    [InlineData("5 \"А\"")]
    [InlineData("5«А»")]
    [InlineData("5а")]
    [InlineData("5A")]
    [InlineData("5a")]
    [InlineData(" 5 – «a» ")]
    [InlineData("5 «А» класс")]
    [InlineData("5А кл.")]
    public void All_spellings_of_a_class_are_one_name(string text)
    {
        var name = ClassName.Parse(text).Value;

        name.Value.ShouldBe("5А");
        name.Grade.ShouldBe(5);
        name.Letter.ShouldBe("А");
    }

    [Theory]
    [InlineData("Т-11", "Т-11")]
    [InlineData("«Т-11»", "Т-11")]
    [InlineData("т 11", "Т-11")]
    [InlineData("T11", "Т-11")]
    [InlineData("гр. Т-11", "Т-11")]
    [InlineData("группа Т-11", "Т-11")]
    [InlineData("ТО-21", "ТО-21")]
    [InlineData("исп 321к", "ИСП-321К")]
    public void A_group_is_letters_a_hyphen_and_a_number(string text, string value)
    {
        var name = ClassName.Parse(text).Value;

        name.Value.ShouldBe(value);
        name.Grade.ShouldBeNull();
        name.Letter.ShouldBeNull();
    }

    [Theory]
    [InlineData("1А", 1, "А")]
    [InlineData("11Г", 11, "Г")]
    [InlineData("10ФМ", 10, "ФМ")]
    [InlineData("7", 7, null)]
    public void A_class_has_a_grade_and_maybe_a_letter(string text, int grade, string? letter)
    {
        var name = ClassName.Parse(text).Value;

        (name.Grade, name.Letter).ShouldBe((grade, letter));
    }

    [Theory]
    [InlineData("0А")]
    [InlineData("12Я")]
    [InlineData("15Я")]
    [InlineData("нет")]
    [InlineData("5 и 6")]
    [InlineData("5D")]
    [InlineData("=5А")]
    [InlineData("<b>5А</b>")]
    public void What_is_no_class_of_a_school_is_refused_as_it_was_written(string text) =>
        ClassName.Parse($" {text} ").Error.ShouldBe(new NoSuchClass(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("«»")]
    public void A_class_must_be_given(string? text) => ClassName.Parse(text).Error.ShouldBe(new ClassNameIsEmpty());

    [Theory]
    [InlineData("Учительская")]
    [InlineData("«учительская»")]
    public void The_staff_room_is_a_reserved_name(string text) => ClassName.Parse(text).Error.ShouldBe(new ClassNameIsReserved());

    [Fact]
    public void The_staff_room_has_no_grade()
    {
        ClassName.StaffRoom.Value.ShouldBe("Учительская");
        ClassName.StaffRoom.Grade.ShouldBeNull();
    }

    [Fact]
    public void Classes_stand_in_natural_order()
    {
        string[] ordered = ["2А", "2Б", "3", "10А", "10Б", "Т-2", "Т-11", "Т-11А", "ТО-1"];
        var names = ordered.Reverse().Select(text => ClassName.Parse(text).Value).Append(ClassName.StaffRoom);

        names.Order().Select(name => name.Value).ShouldBe([.. ordered, "Учительская"]);
    }

    [Fact]
    public void The_store_gives_the_same_class_back()
    {
        ClassName.FromStored("5А").ShouldBe(ClassName.Parse("5 \"a\"").Value);
        ClassName.FromStored("5А").Grade.ShouldBe(5);
    }

    [Theory]
    [InlineData("5А", "6А")]
    [InlineData("9Б", "10Б")]
    [InlineData("1", "2")]
    [InlineData("11А", null)]
    [InlineData("Т-11", "Т-21")]
    [InlineData("ПКС-201", "ПКС-301")]
    [InlineData("Т-41", null)]
    [InlineData("Т-1", null)]
    public void A_year_later_a_class_is_called_by_the_next_grade_or_course(string name, string? next) =>
        (ClassName.Parse(name).Value.Next?.Value).ShouldBe(next);

    [Theory]
    [InlineData("11А", true)]
    [InlineData("10А", false)]
    [InlineData("Т-41", true)]
    [InlineData("Т-31", false)]
    [InlineData("Т-1", false)]
    public void The_last_year_is_the_eleventh_grade_and_the_fourth_course(string name, bool last) =>
        ClassName.Parse(name).Value.IsLastYear.ShouldBe(last);
}

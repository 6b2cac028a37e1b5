using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.People;

public sealed class FullNameTests
{
    [Fact]
    public void A_name_is_shown_in_full_in_short_and_by_its_initials()
    {
        var name = FullName.Parse("Иванова Анна Петровна").Value;

        name.Full.ShouldBe("Иванова Анна Петровна");
        name.Short.ShouldBe("Иванова А. П.");
        name.Initials.ShouldBe("АИ");
    }

    [Theory]
    [InlineData("Иванова Анна Петровна", "Анна Петровна", "Анна И.")]
    [InlineData("Смит Джон", "Смит Джон", "Джон С.")]
    public void A_name_is_shown_politely_and_so_that_only_who_knows_the_person_knows_who_is_meant(
        string text,
        string polite,
        string discreet
    )
    {
        var name = FullName.Parse(text).Value;

        (name.Polite, name.Discreet).ShouldBe((polite, discreet));
    }

    [Fact]
    public void A_patronymic_is_optional()
    {
        var name = FullName.Parse("Смит Джон").Value;

        name.Middle.ShouldBeNull();
        name.Full.ShouldBe("Смит Джон");
        name.Short.ShouldBe("Смит Д.");
    }

    [Theory]
    [InlineData("Петрова-Водкина Анна-Мария Ильинична", "Петрова-Водкина", "Анна-Мария", "Ильинична")]
    [InlineData("Петрова – Водкина Анна Ильинична", "Петрова-Водкина", "Анна", "Ильинична")]
    [InlineData("О’Коннор Шон Патрикович", "О'Коннор", "Шон", "Патрикович")]
    [InlineData("Мамедов Али Гасан оглы", "Мамедов", "Али", "Гасан оглы")]
    [InlineData("Мамедов Гасан оглы", "Мамедов", "Гасан оглы", null)]
    [InlineData("Мамедова Лейла Гасан Кызы", "Мамедова", "Лейла", "Гасан кызы")]
    [InlineData("Ван дер Вельде Анна Петровна", "Ван дер Вельде", "Анна", "Петровна")]
    [InlineData("Ван дер Вельде Лейла Гасан кызы", "Ван дер Вельде", "Лейла", "Гасан кызы")]
    [InlineData("Нгуен Тхи Май Ань", "Нгуен", "Тхи Май Ань", null)]
    [InlineData("  Иванова   Анна\u00A0Петровна ", "Иванова", "Анна", "Петровна")]
    [InlineData("ИВАНОВА-ЛЬВОВА АННА ПЕТРОВНА", "Иванова-Львова", "Анна", "Петровна")]
    [InlineData("иванова анна петровна", "Иванова", "Анна", "Петровна")]
    [InlineData("Ивaнoвa Анна Петровна", "Иванова", "Анна", "Петровна")]
    [InlineData("Smith John", "Smith", "John", null)]
    public void One_line_is_read_into_its_parts(string text, string last, string first, string? middle)
    {
        var name = FullName.Parse(text).Value;

        (name.Last, name.First, name.Middle).ShouldBe((last, first, middle));
    }

    [Theory]
    [InlineData("", typeof(NameIsEmpty))]
    [InlineData(" \u00A0 ", typeof(NameIsEmpty))]
    [InlineData(null, typeof(NameIsEmpty))]
    [InlineData("Иванова", typeof(NameIsOneWord))]
    [InlineData("=HYPERLINK(\"http://evil.example\")", typeof(NameIsFormula))]
    [InlineData(" +Иванова Анна", typeof(NameIsFormula))]
    [InlineData("-Иванова Анна", typeof(NameIsFormula))]
    [InlineData("@Иванова Анна", typeof(NameIsFormula))]
    [InlineData("\tИванова Анна", typeof(NameIsFormula))]
    [InlineData("Иванова Анна 2", typeof(NameHasForbiddenCharacters))]
    [InlineData("<b>Иванова</b> Анна", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова Анна\u0007", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова\nАнна", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова\u202EАнна Петровна", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова Анна \U0001F600", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова \U0001D400нна", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова А. П.", typeof(NameHasForbiddenCharacters))]
    public void What_is_not_a_name_is_refused(string? text, Type reason) => FullName.Parse(text).Error.ShouldBeOfType(reason);

    [Fact]
    public void A_name_of_120_characters_fits_and_one_of_121_does_not()
    {
        FullName.Parse($"И{new string('в', 114)} Анна").Value.Full.Length.ShouldBe(120);
        FullName.Parse($"И{new string('в', 115)} Анна").Error.ShouldBe(new NameIsTooLong(120));
    }

    [Fact]
    public void Parts_from_separate_columns_may_have_several_words()
    {
        var name = FullName.Of("Ван дер Вельде", "Анна Мария", null).Value;

        (name.Last, name.First, name.Middle).ShouldBe(("Ван дер Вельде", "Анна Мария", null));
    }

    [Theory]
    [InlineData("Иванова", "", "Петровна", typeof(NameIsOneWord))]
    [InlineData("", "Анна", null, typeof(NameIsOneWord))]
    [InlineData("", " ", null, typeof(NameIsEmpty))]
    [InlineData("Иванова", "=1+1", null, typeof(NameIsFormula))]
    [InlineData("=1+1", "Анна", null, typeof(NameIsFormula))]
    [InlineData("Иванова", "Анна", "=1+1", typeof(NameIsFormula))]
    [InlineData("Иванова2", "=1+1", "=1+1", typeof(NameHasForbiddenCharacters))]
    [InlineData("Иванова", "Анна2", "=1+1", typeof(NameHasForbiddenCharacters))]
    public void Parts_are_checked_as_a_line_is(string last, string first, string? middle, Type reason) =>
        FullName.Of(last, first, middle).Error.ShouldBeOfType(reason);

    [Fact]
    public void Parts_together_are_held_to_120_characters()
    {
        var surname = $"И{new string('в', 114)}";

        FullName.Of(surname, "Анна", null).IsRefused.ShouldBeFalse();
        FullName.Of($"{surname}в", "Анна", null).Error.ShouldBe(new NameIsTooLong(120));
        FullName.Of(surname, "Анна", "Ян").Error.ShouldBe(new NameIsTooLong(120));
    }

    [Theory]
    [InlineData("ФЁДОРОВА Алёна", "Федорова Алена")]
    [InlineData("Петрова-Водкина Анна", "Петрова Водкина Анна")]
    [InlineData("О'Коннор Шон", "ОКоннор Шон")]
    [InlineData("CEPOBA AHHA", "Серова Анна")]
    public void Spellings_of_one_name_have_one_key(string one, string other) =>
        FullName.Of(one.Split(' ')[0], one.Split(' ')[1], null).Value.Key.ShouldBe(FullName.Parse(other).Value.Key);

    [Fact]
    public void Different_names_have_different_keys() =>
        FullName.Parse("Иванова Анна Петровна").Value.Key.ShouldNotBe(FullName.Parse("Иванова Анна Павловна").Value.Key);

    [Theory]
    [InlineData("Ван дер Вельде", "Анна Мария", "Гасан кызы")]
    [InlineData("Иванова", "Анна", null)]
    public void The_store_gives_the_same_parts_back(string last, string first, string? middle)
    {
        var name = FullName.Of(last, first, middle).Value;

        FullName.FromStored(name.Stored).ShouldBe(name);
    }
}

using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.Access;

public sealed class PasswordRuleTests
{
    // Letters alone, and no piece of it in a row.
    private const string Long = "синий чайник поёт на лестнице до утра";

    [Theory]
    [InlineData(9, false, 10)]
    [InlineData(14, true, 15)]
    [InlineData(0, true, 15)]
    public void A_short_password_is_refused_with_the_length_it_must_have(int length, bool sole, int least) =>
        PasswordRule.Check(Long[..length], sole).Error.ShouldBeOfType<PasswordTooShort>().Least.ShouldBe(least);

    [Theory]
    [InlineData(10, false)]
    [InlineData(15, true)]
    public void Letters_alone_are_enough_when_there_are_enough_of_them(int length, bool sole) =>
        PasswordRule.Check(Long[..length], sole).IsRefused.ShouldBeFalse();

    [Theory]
    [InlineData(Office.Director, false, true)]
    [InlineData(Office.Deputy, false, true)]
    [InlineData(Office.Administrator, false, true)]
    [InlineData(Office.Director, true, false)]
    [InlineData(Office.ClassTeacher, false, false)]
    public void Who_manages_the_school_without_a_second_step_has_the_password_alone(Office office, bool hasSecondStep, bool isSole) =>
        PasswordRule.IsSoleFactorOfOfficial([Office.ClassTeacher, office], hasSecondStep).ShouldBe(isSole);

    [Fact]
    public void No_password_is_a_short_one() => PasswordRule.Check(null, soleFactorOfOfficial: false).IsRefused.ShouldBeTrue();

    [Fact]
    public void A_character_counts_once_whatever_it_takes_to_store_it() =>
        PasswordRule.Check("🐈🐕🐎🐑🐐🐪🐘🐇🐿", soleFactorOfOfficial: false).Error.ShouldBeOfType<PasswordTooShort>();

    [Theory]
    [InlineData(PasswordRule.Most, false)]
    [InlineData(PasswordRule.Most + 1, true)]
    public void A_phrase_may_be_long_and_has_an_end(int length, bool refused)
    {
        var typed = string.Concat(Enumerable.Range(0, length).Select(number => (char)('а' + (number * number % 29))));

        PasswordRule.Check(typed, soleFactorOfOfficial: true).IsRefused.ShouldBe(refused);
    }

    [Theory]
    [InlineData("йцукенгшщз")]
    [InlineData("ЙЦУКЕНГ2026")]
    [InlineData("Пароль2026!")]
    [InlineData("qwerty123456")]
    [InlineData("gfhjkmgfhjkm")]
    [InlineData("Schoolcomms-1")]
    [InlineData("учительница1")]
    [InlineData("солнышко2015")]
    [InlineData("1234567890")]
    [InlineData("яяяяяяяяяя")]
    [InlineData("2026202620262026")]
    public void What_is_tried_first_is_refused(string typed) =>
        PasswordRule.Check(typed, soleFactorOfOfficial: false).Error.ShouldBeOfType<PasswordTooCommon>();

    [Theory]
    [InlineData("Петрова2026", true)]
    [InlineData("petrova.anna1", true)]
    [InlineData("79161234567!", true)]
    [InlineData("ozerki-7 2026", true)]
    [InlineData("петрова рисует жирафа", false)]
    public void A_password_says_more_than_who_and_where_somebody_is(string typed, bool refused)
    {
        var name = FullName.Parse("Петрова Анна Ильинична").Value;
        var about = PasswordRule.About("petrova.anna@mail.example", "+79161234567", name, "ozerki-7", "Школа № 7");

        var checkedPassword = PasswordRule.Check(typed, soleFactorOfOfficial: false, about);

        (checkedPassword.Error is PasswordAboutYou).ShouldBe(refused);
        checkedPassword.IsRefused.ShouldBe(refused);
    }
}

using System.Globalization;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class PluralTests
{
    private const string Links = "ссылка|ссылки|ссылок";

    [Theory]
    [InlineData(0, "ссылок")]
    [InlineData(1, "ссылка")]
    [InlineData(2, "ссылки")]
    [InlineData(4, "ссылки")]
    [InlineData(5, "ссылок")]
    [InlineData(10, "ссылок")]
    [InlineData(11, "ссылок")]
    [InlineData(14, "ссылок")]
    [InlineData(15, "ссылок")]
    [InlineData(20, "ссылок")]
    [InlineData(21, "ссылка")]
    [InlineData(24, "ссылки")]
    [InlineData(25, "ссылок")]
    [InlineData(101, "ссылка")]
    [InlineData(111, "ссылок")]
    [InlineData(112, "ссылок")]
    [InlineData(122, "ссылки")]
    [InlineData(-1, "ссылка")]
    [InlineData(-12, "ссылок")]
    public void A_Russian_word_follows_the_last_digits(long n, string expected) =>
        Plural.Of(n, "ссылка", "ссылки", "ссылок").ShouldBe(expected);

    [Theory]
    [InlineData(0, "links")]
    [InlineData(1, "link")]
    [InlineData(2, "links")]
    [InlineData(21, "links")]
    public void An_English_word_is_singular_for_one_alone(long n, string expected) => Plural.Of(n, "link", "links").ShouldBe(expected);

    [Fact]
    public void An_untranslated_key_gives_the_Russian_forms() => new EchoLocalizer().Count(3, Links).ShouldBe("3 ссылки");

    [Fact]
    public void A_translated_key_gives_the_forms_of_its_language() =>
        new EchoLocalizer((Links, "link|links")).Count(21, Links).ShouldBe("21 links");

    [Fact]
    public void A_large_number_is_grouped_as_the_culture_groups()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
        new EchoLocalizer().Count(1748, Links).ShouldBe("1\u00a0748 ссылок");
    }

    [Fact]
    public void A_key_without_its_forms_is_a_bug() => Should.Throw<FormatException>(() => new EchoLocalizer().Word(1, "ссылка"));
}

using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Schools;

public sealed class SlugTests
{
    [Theory]
    [InlineData("ab", false)]
    [InlineData("abc", true)]
    [InlineData("a1-", false)]
    [InlineData("a-1", true)]
    [InlineData("1ab", false)]
    [InlineData("Abc", false)]
    [InlineData("школа", false)]
    [InlineData("ab c", false)]
    public void A_slug_is_small_latin_letters_digits_and_inner_hyphens(string slug, bool valid) => Slug.IsValid(slug).ShouldBe(valid);

    [Fact]
    public void A_slug_has_at_most_forty_characters()
    {
        Slug.IsValid(new string('a', 40)).ShouldBeTrue();
        Slug.IsValid(new string('a', 41)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Школа № 31", "shkola-31")]
    [InlineData("МБОУ «СОШ № 5» г. Щёлково", "mbou-sosh-5-g-shchelkovo")]
    [InlineData("Гимназия имени Объедкова", "gimnaziya-imeni-obedkova")]
    [InlineData("31", "school-31")]
    [InlineData("1-я гимназия", "school-1-ya-gimnaziya")]
    [InlineData("IT-колледж", "it-kolledzh")]
    [InlineData("«…»", "school")]
    [InlineData(null, "school")]
    public void A_name_is_brought_to_latin_letters(string? name, string slug) => Slug.Suggest(name).ShouldBe(slug);

    [Theory]
    [InlineData("Муниципальное бюджетное общеобразовательное учреждение средняя школа № 31")]
    [InlineData("Щщщщщщщщщщщщщщщщщщщ")]
    [InlineData("1234567890 1234567890 1234567890 1234567890")]
    public void A_long_name_is_cut_to_a_valid_slug(string name)
    {
        Slug.IsValid(Slug.Suggest(name)).ShouldBeTrue();
        Slug.IsValid(Slug.Numbered(Slug.Suggest(name), 51)).ShouldBeTrue();
    }

    [Fact]
    public void A_taken_slug_gets_a_number() => Slug.Numbered("shkola-31", 2).ShouldBe("shkola-31-2");
}

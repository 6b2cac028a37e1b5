using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+7 916 197-40-52")]
    [InlineData("+7 (916) 197-40-52")]
    [InlineData("8 916 197 40 52")]
    [InlineData("8(916)1974052")]
    [InlineData("79161974052")]
    [InlineData("9161974052")]
    [InlineData("916.197.40.52")]
    [InlineData("+7\u00A0916\u00A0197–40–52")]
    public void Russian_spellings_are_one_number(string text)
    {
        var phone = PhoneNumber.Parse(text).Value;

        phone.Value.ShouldBe("+79161974052");
        phone.Display.ShouldBe("+7 916 197-40-52");
    }

    [Theory]
    [InlineData("+375 29 123-45-67", "+375291234567")]
    [InlineData("00 375 29 123 45 67", "+375291234567")]
    [InlineData("8 10 375 29 123-45-67", "+375291234567")]
    [InlineData("8 10 45 12 34 56 78", "+4512345678")]
    [InlineData("+1 212 555 0147", "+12125550147")]
    public void Foreign_numbers_keep_their_country(string text, string value)
    {
        var phone = PhoneNumber.Parse(text).Value;

        phone.Value.ShouldBe(value);
        phone.Display.ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("не звонить")]
    [InlineData("123-45-67")]
    [InlineData("+7 916 197-40-5")]
    [InlineData("+7 916 197-40-522")]
    [InlineData("8 916 197-40-5")]
    [InlineData("8 116 197-40-52")]
    [InlineData("+7 916 197-40-52 доб. 3")]
    [InlineData("+1234567")]
    [InlineData("+1234567890123456")]
    [InlineData("٩١٦١٩٧٤٠٥٢")]
    public void What_is_not_a_number_is_refused(string? text) => PhoneNumber.Parse(text).Error.ShouldBe(new PhoneIsInvalid());

    [Theory]
    [InlineData("+12345678")]
    [InlineData("+123456789012345")]
    public void An_international_number_has_8_to_15_digits(string text) => PhoneNumber.Parse(text).Value.Value.ShouldBe(text);

    [Fact]
    public void The_store_gives_the_same_number_back() =>
        PhoneNumber.FromStored("+79161974052").ShouldBe(PhoneNumber.Parse("8 916 197-40-52").Value);
}

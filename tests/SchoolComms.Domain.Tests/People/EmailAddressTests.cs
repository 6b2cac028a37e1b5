using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Anna.Ivanova@Family.Example ", "anna.ivanova@family.example")]
    [InlineData("a+school@mail.family.example", "a+school@mail.family.example")]
    [InlineData("анна@школа.рф", "анна@школа.рф")]
    public void An_address_is_kept_in_lower_case(string text, string value) => EmailAddress.Parse(text).Value.Value.ShouldBe(value);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("это не почта")]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("@family.example")]
    [InlineData("anna@family")]
    [InlineData("anna@@family.example")]
    [InlineData("anna@family..example")]
    [InlineData(".anna@family.example")]
    [InlineData("an..na@family.example")]
    [InlineData("an na@family.example")]
    [InlineData("=anna@family.example")]
    [InlineData("+anna@family.example")]
    [InlineData("<anna@family.example>")]
    [InlineData("anna@-family.example")]
    [InlineData("anna@127.0.0.1")]
    [InlineData("anna@family.example\nbcc: other@family.example")]
    public void What_is_not_an_address_is_refused(string? text) => EmailAddress.Parse(text).Error.ShouldBe(new EmailIsInvalid());

    [Fact]
    public void The_part_before_the_sign_has_at_most_64_characters()
    {
        EmailAddress.Parse($"{new string('a', 64)}@family.example").IsRefused.ShouldBeFalse();
        EmailAddress.Parse($"{new string('a', 65)}@family.example").IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = $"{new string('a', 60)}.{new string('b', 60)}.{new string('c', 60)}.example";
        var room = EmailAddress.MaxLength - domain.Length - 1;

        EmailAddress.Parse($"{new string('x', room)}@{domain}").Value.Value.Length.ShouldBe(254);
        EmailAddress.Parse($"{new string('x', room)}@{domain}s").IsRefused.ShouldBeTrue();
    }
}

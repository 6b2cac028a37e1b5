using SchoolComms.Domain.Access;

namespace SchoolComms.Domain.Tests.Access;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData(9, false, 10)]
    [InlineData(14, true, 15)]
    [InlineData(0, true, 15)]
    public void A_short_password_is_refused_with_the_length_it_must_have(int length, bool official, int least) =>
        PasswordRule.Check(new string('я', length), official).Error.ShouldBe(new PasswordTooShort(least) { Field = "Password" });

    [Theory]
    [InlineData(10, false)]
    [InlineData(15, true)]
    public void Letters_alone_are_enough_when_there_are_enough_of_them(int length, bool official) =>
        PasswordRule.Check(new string('я', length), official).IsRefused.ShouldBeFalse();

    [Fact]
    public void No_password_is_a_short_one() => PasswordRule.Check(null, official: false).IsRefused.ShouldBeTrue();
}

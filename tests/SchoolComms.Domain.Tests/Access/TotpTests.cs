using System.Text;
using SchoolComms.Domain.Access;

namespace SchoolComms.Domain.Tests.Access;

public sealed class TotpTests
{
    private static readonly string Key = Totp.KeyOf(Encoding.ASCII.GetBytes("12345678901234567890"));

    // The examples of RFC 6238, appendix B, in six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_standard_s(long second, string code) =>
        Totp.CodeAt(Key, DateTimeOffset.FromUnixTimeSeconds(second)).ShouldBe(code);

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_phone_may_be_half_a_minute_off(int off, bool passes)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);

        Totp.StepOf(Key, Totp.CodeAt(Key, now.AddSeconds(off)), now).HasValue.ShouldBe(passes);
    }

    [Fact]
    public void A_code_may_be_typed_in_two_halves() => Totp.StepOf(Key, "287 082", DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBe(1);
}

using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Tests.Common;

public sealed class LookAlikesTests
{
    [Fact]
    public void Every_Latin_letter_that_looks_like_a_Cyrillic_one_becomes_it()
    {
        LookAlikes.ToCyrillic("ABCEHKMOPTXYË").ShouldBe("АВСЕНКМОРТХУЁ");
        LookAlikes.ToCyrillic("aceopxyë").ShouldBe("асеорхуё");
    }

    [Fact]
    public void What_looks_like_no_Cyrillic_letter_stays() => LookAlikes.ToCyrillic("Z-5 wд").ShouldBe("Z-5 wд");

    [Theory]
    [InlineData('\u03FF', false)]
    [InlineData('\u0400', true)]
    [InlineData('я', true)]
    [InlineData('\u04FF', true)]
    [InlineData('\u0500', false)]
    [InlineData('a', false)]
    public void Cyrillic_is_one_block_of_letters(char letter, bool isCyrillic) => LookAlikes.IsCyrillic(letter).ShouldBe(isCyrillic);
}

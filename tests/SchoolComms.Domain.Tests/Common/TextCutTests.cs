using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Tests.Common;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("абв", 3, "абв", "абв")]
    [InlineData("абвг", 3, "абв", "бвг")]
    [InlineData("аб🙂", 3, "аб", "б🙂")]
    [InlineData("🙂аб", 3, "🙂а", "аб")]
    [InlineData("🙂🙂", 3, "🙂", "🙂")]
    [InlineData("", 3, "", "")]
    public void A_text_is_cut_to_so_many_characters_and_never_within_a_sign(string text, int most, string first, string last)
    {
        TextCut.First(text, most).ShouldBe(first);
        TextCut.Last(text, most).ShouldBe(last);
    }
}

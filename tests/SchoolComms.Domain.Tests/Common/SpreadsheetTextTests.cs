using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Tests.Common;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+7 916 197-40-52")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1+1")]
    [InlineData("\t=1+1")]
    [InlineData("\r\n=1+1")]
    [InlineData("＝1+1")]
    public void What_a_spreadsheet_would_run_stays_text(string text) => SpreadsheetText.Safe(text).ShouldBe($"'{text}");

    [Theory]
    [InlineData("Иванова Анна", "Иванова Анна")]
    [InlineData("5-А", "5-А")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void An_ordinary_text_is_left_as_it_is(string? text, string safe) => SpreadsheetText.Safe(text).ShouldBe(safe);
}

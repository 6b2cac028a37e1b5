using SchoolComms.Domain.Chats;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class SentFormTests
{
    [Fact]
    public void The_same_words_in_the_same_form_are_the_same_sending() => SentForm.Of("1", "Спасибо").ShouldBe(SentForm.Of("1", "Спасибо"));

    [Theory]
    [InlineData("1", "Спасибо большое")]
    [InlineData("2", "Спасибо")]
    public void Other_words_or_another_form_are_another_sending(string form, string text) =>
        SentForm.Of(form, text).ShouldNotBe(SentForm.Of("1", "Спасибо"));
}

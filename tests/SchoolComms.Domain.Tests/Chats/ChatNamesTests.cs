using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class ChatNamesTests
{
    [Theory]
    [InlineData(ChatKind.ClassStudents, SchoolKind.School, "5А", "5А · ученики")]
    [InlineData(ChatKind.ClassStudents, SchoolKind.College, "Т-11", "Т-11 · студенты")]
    [InlineData(ChatKind.ClassTeachers, SchoolKind.School, "5А", "5А · учителя")]
    [InlineData(ChatKind.ClassTeachers, SchoolKind.College, "Т-11", "Т-11 · преподаватели")]
    [InlineData(ChatKind.ClassParents, SchoolKind.College, "Т-11", "Т-11 · родители")]
    public void A_chat_is_named_in_the_words_of_the_organisation(ChatKind kind, SchoolKind school, string @class, string name) =>
        ChatNames.Of(kind, school, ClassName.Parse(@class).Value).ShouldBe(name);
}

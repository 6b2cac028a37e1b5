using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class ChatNamesTests
{
    [Theory]
    [InlineData(ChatKind.ClassStudents, SchoolKind.School, "5А", "5А · ученики")]
    [InlineData(ChatKind.ClassStudents, SchoolKind.College, "Т-11", "Т-11 · студенты")]
    [InlineData(ChatKind.ClassTeachers, SchoolKind.School, "5А", "5А · учителя")]
    [InlineData(ChatKind.ClassTeachers, SchoolKind.College, "Т-11", "Т-11 · преподаватели")]
    [InlineData(ChatKind.ClassParents, SchoolKind.College, "Т-11", "Т-11 · родители")]
    [InlineData(ChatKind.ClassOther, SchoolKind.School, "5А", "5А")]
    public void A_chat_is_named_in_the_words_of_the_organisation(ChatKind kind, SchoolKind school, string @class, string name) =>
        ChatNames.Of(kind, school, ClassName.Parse(@class).Value).ShouldBe(name);

    [Theory]
    [InlineData(ChatKind.SchoolChannel, SchoolKind.School, "Общешкольный канал")]
    [InlineData(ChatKind.SchoolChannel, SchoolKind.College, "Общий канал")]
    [InlineData(ChatKind.StaffChannel, SchoolKind.College, "Сотрудники")]
    [InlineData(ChatKind.Task, SchoolKind.School, "")]
    public void Of_what_is_no_classs_the_channels_alone_have_a_name_by_themselves(ChatKind kind, SchoolKind school, string name) =>
        ChatNames.Of(kind, school).ShouldBe(name);

    [Fact]
    public void A_chat_of_two_is_called_after_both_for_those_outside_it() =>
        ChatNames.OfTwo(Name("Орлов Пётр"), Name("Иванова Анна Петровна")).ShouldBe("Орлов П., Иванова А. П.");

    [Theory]
    [InlineData(35, "П.")]
    [InlineData(36, "П.")]
    [InlineData(37, "П")]
    [InlineData(38, "")]
    public void The_name_of_two_ends_at_80_characters(int surname, string end)
    {
        var (one, other) = ($"О{new string('о', 35)}", $"Я{new string('я', surname - 1)}");

        ChatNames.OfTwo(Name($"{one} Анна"), Name($"{other} Пётр")).ShouldBe($"{one} А., {other} {end}");
    }

    [Fact]
    public void Only_a_chat_of_two_is_called_after_the_other_one() => ChatNames.For(Chat(), Name("Орлов Пётр")).ShouldBe("5А · родители");

    private static FullName Name(string name) => FullName.Parse(name).Value;
}

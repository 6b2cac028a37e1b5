using System.Collections.Immutable;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Chats;

/// <summary>The chats that the regulation expects for a class (CHT-1, CHT-8), and who belongs to each.</summary>
public static class ClassChats
{
    public static readonly ImmutableArray<ChatKind> Expected = [ChatKind.ClassStudents, ChatKind.ClassParents, ChatKind.ClassTeachers];

    /// <summary>The role in which people of the class belong to a chat; null where members are chosen by hand.</summary>
    public static Role? MembersOf(ChatKind kind) =>
        kind switch
        {
            ChatKind.ClassStudents => Role.Student,
            ChatKind.ClassParents => Role.Parent,
            ChatKind.ClassTeachers => Role.Teacher,
            _ => null,
        };
}

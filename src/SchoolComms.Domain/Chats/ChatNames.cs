using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>The names that chats get when nobody chooses one, in the words of the kind of organisation (SCH-8).</summary>
public static class ChatNames
{
    /// <summary>What a chat of two is called where the two are not known.</summary>
    public const string Direct = "Личный чат";

    /// <summary>What a chat of two is called where neither of them looks at it: by those who judge in it, and by the record.</summary>
    public static string OfTwo(FullName one, FullName other) => TextCut.First($"{one.Short}, {other.Short}", Chat.MaxName);

    /// <summary>The name as a reader sees it: a chat of two is called after the other one.</summary>
    public static string For(Chat chat, FullName? other) => For(chat.Kind, chat.Name, other);

    public static string For(ChatKind kind, string name, FullName? other) => kind == ChatKind.Direct ? other?.Full ?? name : name;

    public static string Of(ChatKind kind, SchoolKind school, ClassName? className = null) =>
        (kind, school) switch
        {
            (ChatKind.ClassStudents, SchoolKind.College) => $"{className} · студенты",
            (ChatKind.ClassStudents, _) => $"{className} · ученики",
            (ChatKind.ClassParents, _) => $"{className} · родители",
            (ChatKind.ClassTeachers, SchoolKind.College) => $"{className} · преподаватели",
            (ChatKind.ClassTeachers, _) => $"{className} · учителя",
            (ChatKind.SchoolChannel, SchoolKind.College) => "Общий канал",
            (ChatKind.SchoolChannel, _) => "Общешкольный канал",
            (ChatKind.StaffChannel, _) => "Сотрудники",
            _ => className?.Value ?? "",
        };
}

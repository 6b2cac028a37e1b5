using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>The names that chats get when nobody chooses one, in the words of the kind of organisation (SCH-8).</summary>
public static class ChatNames
{
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

using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>The names that chats get when nobody chooses one.</summary>
public static class ChatNames
{
    public static string Of(ChatKind kind, ClassName? className = null) =>
        kind switch
        {
            ChatKind.ClassStudents => $"{className} · ученики",
            ChatKind.ClassParents => $"{className} · родители",
            ChatKind.ClassTeachers => $"{className} · учителя",
            ChatKind.SchoolChannel => "Общешкольный канал",
            ChatKind.StaffChannel => "Сотрудники",
            _ => className?.Value ?? "",
        };
}

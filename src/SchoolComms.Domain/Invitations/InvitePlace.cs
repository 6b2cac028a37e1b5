using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Invitations;

/// <summary>Where a link leads, and the roles that people have there: no student joins «Учительская», no teacher the parents' chat.</summary>
public sealed record InvitePlace(Target Target, ImmutableArray<Role> Roles)
{
    public static readonly InvitePlace School = new(Target.School, [.. Enum.GetValues<Role>()]);

    public static InvitePlace Into(SchoolClass @class) =>
        new(Target.Of(@class.Id), @class.IsStaffRoom ? [Role.Teacher, Role.Staff] : [Role.Teacher, Role.Student, Role.Parent]);

    public static InvitePlace Into(Chat chat, ChatMember? member) => new(Target.Of(member), ChatRule.RolesIn(chat.Kind));
}

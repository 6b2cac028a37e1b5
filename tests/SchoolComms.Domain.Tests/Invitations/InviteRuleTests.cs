using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Invitations;

public sealed class InviteRuleTests
{
    private static readonly SchoolClass Class = SchoolClass.Create(
        Given.Edition("model").SchoolId,
        ClassName.Parse("5А").Value,
        2025,
        Given.Start
    );

    [Theory]
    [InlineData("interaction", "Teacher Staff Student Parent")]
    [InlineData("group-chats", "Teacher Staff Student Parent")]
    [InlineData("posting-hours", "Teacher Staff Student Parent")]
    [InlineData("model", "Teacher Staff Student Parent")]
    [InlineData("college", "Teacher Staff Student Parent")]
    public void An_administrator_invites_everybody_into_the_school(string preset, string roles) =>
        Roles(Holder(preset, Office.Administrator), InvitePlace.School).ShouldBe(roles);

    [Theory]
    [InlineData("interaction", "Parent")]
    [InlineData("group-chats", "Student Parent")]
    [InlineData("posting-hours", "Student Parent")]
    [InlineData("model", "Student Parent")]
    [InlineData("college", "Student Parent")]
    public void A_class_teacher_invites_families_into_the_own_class(string preset, string roles)
    {
        var teacher = Holder(preset, Office.ClassTeacher) with { LeadsClasses = [Class.Id] };

        Roles(teacher, InvitePlace.Into(Class)).ShouldBe(roles);
    }

    [Theory]
    [InlineData("interaction")]
    [InlineData("group-chats")]
    [InlineData("posting-hours")]
    [InlineData("model")]
    [InlineData("college")]
    public void Nobody_else_invites_into_a_class_or_the_school(string preset)
    {
        Actor[] others =
        [
            Holder(preset, Office.ClassTeacher),
            Given.Actor(Given.Edition(preset), Role.Staff),
            Given.Actor(Given.Edition(preset), Role.Student),
            Given.Actor(Given.Edition(preset), Role.Parent),
        ];

        others.SelectMany(actor => InviteRule.RolesToInvite(actor, InvitePlace.Into(Class))).ShouldBeEmpty();
        others.SelectMany(actor => InviteRule.RolesToInvite(actor, InvitePlace.School)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("interaction", "Parent")]
    [InlineData("group-chats", "Parent")]
    [InlineData("posting-hours", "")]
    [InlineData("model", "")]
    [InlineData("college", "Parent")]
    public void The_director_and_the_deputies_invite_parents_where_the_regulation_names_the_administration(string preset, string roles)
    {
        foreach (var office in (Office[])[Office.Director, Office.Deputy])
        {
            Roles(Holder(preset, office), InvitePlace.Into(Class)).ShouldBe(roles);
            Roles(Holder(preset, office), InvitePlace.School).ShouldBe(roles);
        }
    }

    [Theory]
    [InlineData("interaction", "Parent")]
    [InlineData("group-chats", "")]
    [InlineData("posting-hours", "Parent")]
    [InlineData("model", "Parent")]
    [InlineData("college", "Parent")]
    public void A_teacher_invites_parents_into_a_moderated_parents_chat_where_the_regulation_says_so(string preset, string roles)
    {
        var teacher = Given.Actor(Given.Edition(preset), Role.Teacher);
        var chat = Given.Chat(ChatKind.ClassParents);

        Roles(teacher, InvitePlace.Into(chat, Member(chat, moderator: true))).ShouldBe(roles);
        Roles(teacher, InvitePlace.Into(chat, Member(chat, moderator: false))).ShouldBe("");
    }

    [Fact]
    public void A_refusal_names_the_clause_that_governs_links() =>
        InviteRule
            .RightToInvite(Given.Actor(Given.Edition("group-chats"), Role.Parent), Role.Parent, InvitePlace.School)
            .Error!.Clause!.Number.ShouldBe("2.1");

    [Fact]
    public void The_right_names_its_own_clause() =>
        InviteRule.RightToInvite(Holder("group-chats", Office.Administrator), Role.Parent, InvitePlace.School).Value.Number.ShouldBe("2.6");

    [Fact]
    public void No_student_joins_the_staff_room()
    {
        var staffRoom = SchoolClass.Create(Class.SchoolId, ClassName.StaffRoom, 0, Given.Start);

        Roles(Holder("model", Office.Administrator), InvitePlace.Into(staffRoom)).ShouldBe("Teacher Staff");
    }

    private static Actor Holder(string preset, Office office) =>
        Given.Actor(Given.Edition(preset), Role.Teacher) with
        {
            Offices = [office],
        };

    private static string Roles(Actor actor, InvitePlace place) => string.Join(' ', InviteRule.RolesToInvite(actor, place));

    private static ChatMember Member(Chat chat, bool moderator) =>
        ChatMember.Enter(chat, Given.Somebody(), Role.Teacher, moderator, Given.Start);
}

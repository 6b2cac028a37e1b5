using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class ChatRuleTests
{
    private static readonly ClassId Own = NewId.Of<ClassId>(Given.Start);
    private static readonly ClassId Foreign = NewId.Of<ClassId>(Given.Start);

    [Theory]
    [InlineData("interaction", "ClassStudents ClassParents ClassTeachers ClassOther")]
    [InlineData("group-chats", "ClassStudents ClassParents ClassTeachers ClassOther Subject Course Event")]
    [InlineData("posting-hours", "ClassStudents ClassParents ClassTeachers ClassOther Subject Course Event")]
    [InlineData("model", "ClassStudents ClassParents ClassTeachers ClassOther Subject Course Event")]
    [InlineData("college", "ClassStudents ClassParents ClassTeachers ClassOther Subject Course Event")]
    public void A_class_teacher_creates_the_chats_of_the_own_class(string preset, string kinds)
    {
        var teacher = Holder(preset, Office.ClassTeacher) with { LeadsClasses = [Own] };

        Kinds(teacher, Own).ShouldBe(kinds);
        Kinds(teacher, Foreign).ShouldBe("");
    }

    [Theory]
    [InlineData("interaction", "")]
    [InlineData("group-chats", "Subject Course Event")]
    [InlineData("posting-hours", "Subject Course Event")]
    [InlineData("model", "Subject Course Event")]
    [InlineData("college", "Subject Course Event")]
    public void A_teacher_creates_chats_with_students_of_classes_taught(string preset, string kinds)
    {
        var teacher = Given.Actor(Given.Edition(preset), Role.Teacher) with { TeachesIn = [Own] };

        Kinds(teacher, Own).ShouldBe(kinds);
        Kinds(teacher, Foreign).ShouldBe("");
    }

    [Theory]
    [InlineData("interaction", "")]
    [InlineData("group-chats", "Event")]
    [InlineData("posting-hours", "Event Pedagogical")]
    [InlineData("model", "Event Pedagogical")]
    [InlineData("college", "Event Pedagogical")]
    public void A_teacher_creates_chats_of_colleagues(string preset, string kinds) =>
        Kinds(Given.Actor(Given.Edition(preset), Role.Teacher), null).ShouldBe(kinds);

    [Theory]
    [InlineData("interaction", "")]
    [InlineData("group-chats", "")]
    [InlineData("posting-hours", "Event Pedagogical Task")]
    [InlineData("model", "Event Task")]
    [InlineData("college", "Event Task")]
    public void Staff_create_chats_for_their_tasks(string preset, string kinds)
    {
        var staff = Given.Actor(Given.Edition(preset), Role.Staff);

        Kinds(staff, null).ShouldBe(kinds);
        Kinds(staff, Own).ShouldBe("");
    }

    [Theory]
    [InlineData("interaction", "DirectorAndTeachers DirectorAndParents ManagementOther")]
    [InlineData("group-chats", "DirectorAndDeputies DirectorAndTeachers DirectorAndParents DirectorAndStudents ManagementOther")]
    [InlineData(
        "posting-hours",
        "DirectorAndDeputies DirectorAndTeachers DirectorAndParents DirectorAndStudents ManagementOther Pedagogical"
    )]
    [InlineData("model", "DirectorAndDeputies DirectorAndTeachers DirectorAndParents DirectorAndStudents ManagementOther")]
    [InlineData("college", "DirectorAndDeputies DirectorAndTeachers DirectorAndParents DirectorAndStudents ManagementOther")]
    public void The_director_and_the_deputies_create_management_chats(string preset, string kinds)
    {
        var edition = Given.Edition(preset);

        Kinds(Given.Actor(edition, Role.Staff) with { Offices = [Office.Director], Roles = [] }, null).ShouldBe(kinds);
        Kinds(Given.Actor(edition, Role.Staff) with { Offices = [Office.Deputy], Roles = [] }, null).ShouldBe(kinds);
    }

    [Theory]
    [InlineData(Role.Student)]
    [InlineData(Role.Parent)]
    public void Families_create_none(Role role)
    {
        var presets = Domain.Regulations.Presets.RegulationPreset.All.Select(preset => Given.Actor(Given.Edition(preset.Key), role));

        presets.SelectMany(actor => ChatRule.KindsToCreate(actor, null).Concat(ChatRule.KindsToCreate(actor, Own))).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_names_the_clause_that_governs_chats() =>
        ChatRule
            .RightToCreate(Given.Actor(Given.Edition("posting-hours"), Role.Parent), ChatKind.Subject, Own)
            .Error!.Clause!.Number.ShouldBe("3");

    private static Actor Holder(string preset, Office office) =>
        Given.Actor(Given.Edition(preset), Role.Teacher) with
        {
            Offices = [office],
        };

    private static string Kinds(Actor actor, ClassId? @class) => string.Join(' ', ChatRule.KindsToCreate(actor, @class));
}

using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
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
        foreach (var preset in Domain.Regulations.Presets.RegulationPreset.All)
        {
            var member = Given.Actor(Given.Edition(preset.Key), role);
            (Kinds(member, null) + Kinds(member, Own)).ShouldBe("", preset.Key);
        }
    }

    [Fact]
    public void A_refusal_names_the_clause_that_governs_chats() =>
        ChatRule
            .RightToCreate(Given.Actor(Given.Edition("posting-hours"), Role.Parent), ChatKind.Subject, Own)
            .Error!.Clause!.Number.ShouldBe("3");

    [Theory]
    [InlineData(ChatKind.ClassParents, SchoolAction.CreateClassChats, "2.3")]
    [InlineData(ChatKind.SchoolChannel, SchoolAction.PublishInChannel, "2.1")]
    [InlineData(ChatKind.StaffChannel, SchoolAction.PublishInChannel, "2.1")]
    public void The_chats_that_every_class_has_and_the_channels_are_not_the_directors(ChatKind kind, SchoolAction action, string clause)
    {
        var director = Holder("group-chats", Office.Director);

        ChatRule.RightToCreate(director, kind, Own).Error.ShouldBe(new NotPermitted(action, director.Edition.Cite(clause)));
    }

    [Fact]
    public void Who_leads_another_class_creates_here_what_a_teacher_creates()
    {
        var teacher = Holder("group-chats", Office.ClassTeacher) with { LeadsClasses = [Own], TeachesIn = [Foreign] };

        Kinds(teacher, Own).ShouldBe("ClassStudents ClassParents ClassTeachers ClassOther Subject Course Event");
        Kinds(teacher, Foreign).ShouldBe("Subject Course Event");
    }

    [Theory]
    [InlineData(Office.Director)]
    [InlineData(Office.Administrator)]
    public void Who_holds_an_office_creates_chats_with_students_only_where_they_teach(Office office)
    {
        var teacher = Holder("group-chats", office) with { TeachesIn = [Own] };

        Kinds(teacher, Own).ShouldBe("Subject Course Event");
        Kinds(teacher, Foreign).ShouldBe("");
    }

    [Theory]
    [InlineData(ChatKind.ClassStudents, true, "2.3")]
    [InlineData(ChatKind.ClassParents, true, "2.3")]
    [InlineData(ChatKind.ClassTeachers, true, "2.3")]
    [InlineData(ChatKind.SchoolChannel, false, "2.1")]
    [InlineData(ChatKind.StaffChannel, false, "2.1")]
    public void Who_may_create_the_chats_of_every_class_or_the_channels_does_not_do_so_by_hand(ChatKind kind, bool ofClass, string clause)
    {
        var actor = Holder("group-chats", ofClass ? Office.ClassTeacher : Office.Administrator) with { LeadsClasses = [Own] };
        ClassId? @class = ofClass ? Own : null;

        ChatRule.RightToCreate(actor, kind, @class).Value.Number.ShouldBe(clause);
        ChatRule.RightToCreateByHand(actor, kind, @class).Error.ShouldBe(new ChatNotByHand(kind, actor.Edition.Cite(clause)));
        ChatRule.KindsToCreate(actor, @class).ShouldNotContain(kind);
    }

    [Fact]
    public void What_the_regulation_lets_nobody_create_is_refused_as_that()
    {
        var teacher = Given.Actor(Given.Edition("group-chats"), Role.Teacher) with { TeachesIn = [Own] };

        ChatRule
            .RightToCreateByHand(teacher, ChatKind.ClassParents, Own)
            .Error.ShouldBe(new NotPermitted(SchoolAction.CreateClassChats, teacher.Edition.Cite("2.3")));
        ChatRule.RightToCreateByHand(teacher, ChatKind.Subject, Own).Value.Number.ShouldBe("2.4");
    }

    [Fact]
    public void What_an_unconfirmed_status_would_give_waits_for_it_and_what_no_status_gives_is_refused()
    {
        var worker = Given.Actor(Given.Edition("college"), Role.Teacher) with
        {
            Roles = [Role.Teacher, Role.Staff],
            Unverified = [Role.Teacher],
        };

        Right(ChatKind.Task).IsRefused.ShouldBeFalse();
        Right(ChatKind.Pedagogical)
            .Error.ShouldBe(new StatusUnconfirmed(SchoolAction.CreateColleagueChat, worker.Edition.Cite(Rule.StatusVerified)));
        Right(ChatKind.DirectorAndTeachers)
            .Error.ShouldBe(new MayNotCreateChat(ChatKind.DirectorAndTeachers, worker.Edition.Cite(Rule.ChatsCreated)));

        Result<Clause> Right(ChatKind kind) => ChatRule.RightToCreate(worker, kind, null);
    }

    [Theory]
    [InlineData(ChatKind.ClassStudents, Role.Student)]
    [InlineData(ChatKind.ClassParents, Role.Parent)]
    [InlineData(ChatKind.ClassTeachers, Role.Teacher)]
    [InlineData(ChatKind.ClassOther, Role.Student, Role.Parent, Role.Teacher, Role.Staff)]
    [InlineData(ChatKind.Subject, Role.Student)]
    [InlineData(ChatKind.Course, Role.Student)]
    [InlineData(ChatKind.Event, Role.Student, Role.Parent, Role.Teacher, Role.Staff)]
    [InlineData(ChatKind.DirectorAndTeachers, Role.Teacher)]
    [InlineData(ChatKind.DirectorAndParents, Role.Parent)]
    [InlineData(ChatKind.DirectorAndStudents, Role.Student)]
    [InlineData(ChatKind.DirectorAndDeputies, Role.Teacher, Role.Staff)]
    [InlineData(ChatKind.SchoolChannel, Role.Teacher, Role.Staff, Role.Student, Role.Parent)]
    [InlineData(ChatKind.StaffChannel, Role.Teacher, Role.Staff)]
    public void People_are_in_a_chat_in_the_roles_that_it_is_for(ChatKind kind, params Role[] roles) =>
        ChatRule.RolesIn(kind).ShouldBe(roles);

    [Theory]
    [InlineData("interaction")]
    [InlineData("group-chats", ChatKind.SchoolChannel, ChatKind.StaffChannel)]
    [InlineData("posting-hours")]
    [InlineData("model", ChatKind.SchoolChannel, ChatKind.StaffChannel)]
    [InlineData("college", ChatKind.SchoolChannel, ChatKind.StaffChannel)]
    public void Both_channels_are_there_where_the_regulation_knows_them(string preset, params ChatKind[] channels) =>
        ChatRule.ChannelsOf(Given.Edition(preset).Regulation).ShouldBe(channels);

    private static Actor Holder(string preset, Office office) =>
        Given.Actor(Given.Edition(preset), Role.Teacher) with
        {
            Offices = [office],
        };

    private static string Kinds(Actor actor, ClassId? @class) =>
        string.Join(' ', ChatRule.CreatedKinds.Where(kind => !ChatRule.RightToCreate(actor, kind, @class).IsRefused));
}

using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

public sealed class ConsequencesTests
{
    private static readonly ClassId FifthA = New<ClassId>();
    private static readonly ClassId FifthB = New<ClassId>();
    private static readonly PersonId Student = New<PersonId>();
    private static readonly PersonId Brother = New<PersonId>();
    private static readonly PersonId Mother = New<PersonId>();
    private static readonly PersonId Teacher = New<PersonId>();
    private static readonly PersonId Colleague = New<PersonId>();
    private static readonly ChatPlace ParentsOfA = new(New<ChatId>(), ChatKind.ClassParents, FifthA, Role.Parent, Moderates: false);
    private static readonly ChatPlace StudentsOfA = new(New<ChatId>(), ChatKind.ClassStudents, FifthA, Role.Student, Moderates: false);
    private static readonly ChatPlace Channel = new(New<ChatId>(), ChatKind.SchoolChannel, null, Role.Parent, Moderates: false);
    private static readonly ChatOfClass StudentsOfB = new(New<ChatId>(), ChatKind.ClassStudents, FifthB);
    private static readonly ChatOfClass ParentsOfB = new(New<ChatId>(), ChatKind.ClassParents, FifthB);
    private static readonly Dictionary<ChatId, PersonId> Nobody = [];

    [Fact]
    public void With_an_only_child_the_mother_leaves_the_chats_and_the_school()
    {
        var brought = Consequences.Of(Family(), [new Step.StudentLeaves(Student)]);

        brought.Leaving.ShouldBe([Student, Mother], ignoreOrder: true);
        brought.Roles.ShouldBe([new RoleChange(Student, Role.Student), new RoleChange(Mother, Role.Parent)], ignoreOrder: true);
        brought.ClassesLeft.ShouldBe([new ClassChange(Student, FifthA, Role.Student, "")]);
        brought
            .Chats.Select(change => (change.Person, change.Chat))
            .ShouldBe([(Student, StudentsOfA.Chat), (Mother, ParentsOfA.Chat), (Mother, Channel.Chat)], ignoreOrder: true);
        brought.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void With_a_brother_in_the_same_class_the_mother_stays_in_its_chats()
    {
        var brought = Consequences.Of(Family(brotherIn: FifthA), [new Step.StudentLeaves(Student)]);

        brought.Leaving.ShouldBe([Student]);
        brought.Chats.ShouldAllBe(change => change.Person == Student);
        brought.Kept.ShouldBe([new ParentKept(Mother, Brother, FifthA)]);
    }

    [Fact]
    public void With_a_brother_in_another_class_the_mother_leaves_the_class_and_stays_in_the_school()
    {
        var brought = Consequences.Of(Family(brotherIn: FifthB), [new Step.StudentLeaves(Student)]);

        brought.Leaving.ShouldBe([Student]);
        brought.Chats.Where(change => change.Person == Mother).Select(change => change.Chat).ShouldBe([ParentsOfA.Chat]);
        brought.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_brothers_who_leave_at_once_neither_keeps_the_mother()
    {
        var brought = Consequences.Of(Family(brotherIn: FifthA), [new Step.StudentLeaves(Student), new Step.StudentLeaves(Brother)]);

        brought.Leaving.ShouldBe([Student, Brother, Mother], ignoreOrder: true);
    }

    [Fact]
    public void A_mother_who_is_a_teacher_too_stays_as_a_teacher()
    {
        var brought = Consequences.Of(Family(motherIs: [Role.Teacher, Role.Parent]), [new Step.StudentLeaves(Student)]);

        brought.Leaving.ShouldBe([Student]);
        brought.Roles.ShouldContain(new RoleChange(Mother, Role.Parent));
        brought.Chats.Single(change => change.Chat == Channel.Chat).StaysAs.ShouldBe(Role.Teacher);
    }

    [Fact]
    public void A_mother_who_joined_another_class_by_its_link_stays_in_the_school()
    {
        var facts = Family();
        var mother = facts.People[Mother] with { Classes = [new ClassPlace(FifthB, Role.Parent, "")] };

        var brought = Consequences.Of(With(facts, mother), [new Step.StudentLeaves(Student)]);

        brought.Leaving.ShouldBe([Student]);
        brought.Chats.Where(change => change.Person == Mother).Select(change => change.Chat).ShouldBe([ParentsOfA.Chat]);
    }

    [Fact]
    public void A_student_who_goes_over_leaves_the_old_chats_and_enters_the_new_ones_with_the_mother()
    {
        var brought = Consequences.Of(Family(), [new Step.Transfer(Student, FifthA, FifthB)]);

        brought.Leaving.ShouldBeEmpty();
        brought.Roles.ShouldBeEmpty();
        brought.ClassesEntered.ShouldBe([new ClassChange(Student, FifthB, Role.Student, "")]);
        brought.Chats.Select(change => change.Chat).ShouldBe([StudentsOfA.Chat, ParentsOfA.Chat], ignoreOrder: true);
        brought.ChatsEntered.ShouldBe(
            [new ChatEntry(Student, StudentsOfB.Chat, Role.Student), new ChatEntry(Mother, ParentsOfB.Chat, Role.Parent)],
            ignoreOrder: true
        );
    }

    [Fact]
    public void A_mother_who_left_a_chat_of_her_own_will_stays_out_of_it()
    {
        var facts = Family();
        var mother = facts.People[Mother] with { LeftOfOwnWill = [ParentsOfB.Chat] };

        var brought = Consequences.Of(With(facts, mother), [new Step.Transfer(Student, FifthA, FifthB)]);

        brought.ChatsEntered.ShouldAllBe(entry => entry.Person == Student);
    }

    [Fact]
    public void A_student_who_has_not_joined_enters_no_chat()
    {
        var facts = Family();
        var student = facts.People[Student] with { HasJoined = false, Chats = [] };

        var brought = Consequences.Of(With(facts, student), [new Step.Transfer(Student, FifthA, FifthB)]);

        brought.ChatsEntered.ShouldAllBe(entry => entry.Person == Mother);
    }

    [Fact]
    public void A_chat_whose_only_moderator_is_dismissed_needs_a_successor()
    {
        var facts = Staff(moderators: [Teacher]);

        var brought = Consequences.Of(facts, [new Step.WorkerLeaves(Teacher)]);

        brought.Bereft.ShouldBe([new ChatWithoutModerator(ParentsOfA.Chat, Colleague)]);
        brought.WithoutClassTeacher.ShouldBe([FifthA]);
        MayHappen(brought, facts, Nobody).Error.ShouldBeOfType<SuccessorMissing>();
        MayHappen(brought, facts, new() { [ParentsOfA.Chat] = Teacher }).Error.ShouldBeOfType<SuccessorMissing>();
        MayHappen(brought, facts, new() { [ParentsOfA.Chat] = Colleague }).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_chat_with_two_moderators_needs_none()
    {
        var facts = Staff(moderators: [Teacher, Colleague]);

        var brought = Consequences.Of(facts, [new Step.WorkerLeaves(Teacher)]);

        brought.Bereft.ShouldBeEmpty();
        MayHappen(brought, facts, Nobody).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_links_of_a_dismissed_teacher_are_annulled_and_the_offices_end()
    {
        var link = New<InviteId>();
        var facts = Staff(moderators: [Teacher, Colleague]);

        var brought = Consequences.Of(With(facts, facts.People[Teacher] with { Links = [link] }), [new Step.WorkerLeaves(Teacher)]);

        brought.Links.ShouldBe([link]);
        brought.Offices.Single().Office.ShouldBe(Office.ClassTeacher);
        brought.Leaving.ShouldBe([Teacher]);
    }

    [Fact]
    public void A_dismissed_class_teacher_with_a_child_in_the_class_stays_in_its_parents_chat_as_a_parent()
    {
        var facts = Staff(moderators: [Teacher, Colleague]);
        var teacher = facts.People[Teacher] with { Roles = [Role.Teacher, Role.Parent] };
        var parent = With(facts, teacher) with { Children = [new ChildOf(Teacher, Student, [FifthA])] };

        var brought = Consequences.Of(parent, [new Step.WorkerLeaves(Teacher)]);

        brought.Leaving.ShouldBeEmpty();
        brought.Chats.ShouldBe([new ChatChange(Teacher, ParentsOfA.Chat, Role.Teacher, Moderated: true, StaysAs: Role.Parent)]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_last_administrator_without_an_end_date_is_not_dismissed(int others, bool refused)
    {
        var facts = Holding(Office.Administrator) with { Administrators = [Teacher, .. Lasting(others)] };

        MayHappen(Consequences.Of(facts, [new Step.WorkerLeaves(Teacher)]), facts, Nobody).IsRefused.ShouldBe(refused);
    }

    [Fact]
    public void An_administrator_for_a_term_may_go_as_long_as_one_without_an_end_date_stays()
    {
        var facts = Holding(Office.Administrator) with { Administrators = [.. Lasting(1)] };

        MayHappen(Consequences.Of(facts, [new Step.WorkerLeaves(Teacher)]), facts, Nobody).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_refused_status_ends_that_one_role_and_its_places()
    {
        var facts = Holding(Office.Deputy);

        var brought = Consequences.Of(facts, [new Step.StatusRefused(Teacher, Role.Teacher)]);

        brought.Roles.ShouldBe([new RoleChange(Teacher, Role.Teacher)]);
        brought.Offices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void The_director_is_not_dismissed_before_a_successor_stands(int directors, bool refused)
    {
        var facts = Holding(Office.Director) with { Directors = [.. Enumerable.Range(0, directors).Select(_ => New<PersonId>())] };

        MayHappen(Consequences.Of(facts, [new Step.WorkerLeaves(Teacher)]), facts, Nobody).IsRefused.ShouldBe(refused);
    }

    private static IEnumerable<PersonId> Lasting(int administrators) => Enumerable.Range(0, administrators).Select(_ => New<PersonId>());

    private static Result MayHappen(Consequences brought, MovementFacts facts, Dictionary<ChatId, PersonId> successors) =>
        brought.MayHappen(facts, successors, new HashSet<PersonId> { Colleague }, Given.Edition("group-chats"));

    private static MovementFacts Family(ClassId? brotherIn = null, Role[]? motherIs = null) =>
        new()
        {
            People = Places(
                new Standpoint(Student, HasJoined: true, [Role.Student])
                {
                    Classes = [new ClassPlace(FifthA, Role.Student, "")],
                    Chats = [StudentsOfA],
                },
                new Standpoint(Brother, HasJoined: false, [Role.Student])
                {
                    Classes = brotherIn is { } his ? [new ClassPlace(his, Role.Student, "")] : [],
                },
                new Standpoint(Mother, HasJoined: true, motherIs ?? [Role.Parent]) { Chats = [ParentsOfA, Channel] }
            ),
            Children =
            [
                new ChildOf(Mother, Student, [FifthA]),
                .. brotherIn is { } @class ? new[] { new ChildOf(Mother, Brother, [@class]) } : [],
            ],
            ChatsAhead = [StudentsOfB, ParentsOfB],
        };

    private static MovementFacts Staff(PersonId[] moderators) =>
        Holding(Office.ClassTeacher) with
        {
            Moderated = [new ModeratedChat(ParentsOfA.Chat, moderators, Members: 20, Suggested: [Teacher, Colleague])],
        };

    private static MovementFacts Holding(Office office) =>
        new()
        {
            People = Places(
                new Standpoint(Teacher, HasJoined: true, [Role.Teacher])
                {
                    Chats = [ParentsOfA with { Role = Role.Teacher, Moderates = true }],
                    Offices = [new OfficePlace(New<AppointmentId>(), office, office == Office.ClassTeacher ? FifthA : null, null)],
                }
            ),
        };

    private static MovementFacts With(MovementFacts facts, Standpoint person) =>
        facts with
        {
            People = Places([.. facts.People.Values.Where(other => other.Person != person.Person), person]),
        };

    private static Dictionary<PersonId, Standpoint> Places(params Standpoint[] people) => people.ToDictionary(person => person.Person);

    private static T New<T>()
        where T : struct, IId<T> => NewId.Of<T>(Given.Start);
}

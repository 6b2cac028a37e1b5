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
    public void With_an_only_child_both_parents_leave_the_school()
    {
        var father = new Standpoint(Colleague, HasJoined: true, [Role.Parent]);
        var facts = With(Family(), father);
        var family = facts with { Children = [.. facts.Children, new ChildOf(Colleague, Student, [FifthA])] };

        Consequences.Of(family, [new Step.StudentLeaves(Student)]).Leaving.ShouldBe([Student, Mother, Colleague], ignoreOrder: true);
    }

    [Fact]
    public void Who_has_no_role_has_left_already()
    {
        var facts = With(Family(), new Standpoint(Colleague, HasJoined: true, []));

        Consequences.Of(facts, [new Step.StudentLeaves(Student)]).Leaving.ShouldNotContain(Colleague);
    }

    [Fact]
    public void Whatever_happens_to_somebody_names_them_once()
    {
        var people = Enumerable.Range(0, 9).Select(_ => New<PersonId>()).ToList();
        var brought = new Consequences
        {
            Roles = [new RoleChange(people[0], Role.Parent)],
            RolesBegun = [new RoleChange(people[1], Role.Parent)],
            Leaving = [people[2], people[0]],
            ClassesLeft = [new ClassChange(people[3], FifthA, Role.Student, "")],
            ClassesEntered = [new ClassChange(people[4], FifthB, Role.Student, "")],
            Chats = [new ChatChange(people[5], ParentsOfA.Chat, Role.Parent, Moderated: false, StaysAs: null)],
            ChatsEntered = [new ChatEntry(people[6], ParentsOfB.Chat, Role.Parent)],
            Offices = [new OfficeEnd(people[7], New<AppointmentId>(), Office.Deputy, null, null)],
            Kept = [new ParentKept(people[8], Student, FifthA)],
        };

        brought.People.ShouldBe(people);
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
        var brought = Consequences.Of(Family(motherIs: [Role.Staff, Role.Teacher, Role.Parent]), [new Step.StudentLeaves(Student)]);

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
    public void A_mother_who_teaches_another_class_or_joined_only_the_childs_is_no_parent_any_more()
    {
        var facts = Family(motherIs: [Role.Teacher, Role.Parent]);
        var mother = facts.People[Mother] with
        {
            Classes = [new ClassPlace(FifthA, Role.Parent, ""), new ClassPlace(FifthB, Role.Teacher, "Физика")],
        };

        var brought = Consequences.Of(With(facts, mother), [new Step.StudentLeaves(Student)]);

        brought.Roles.ShouldContain(new RoleChange(Mother, Role.Parent));
        brought.ClassesLeft.ShouldBe(
            [new ClassChange(Student, FifthA, Role.Student, ""), new ClassChange(Mother, FifthA, Role.Parent, "")],
            ignoreOrder: true
        );
    }

    [Fact]
    public void A_student_who_goes_over_takes_no_classmate_along_and_the_mother_goes_on_as_what_else_she_is_there()
    {
        var facts = Family(motherIs: [Role.Teacher, Role.Parent]);
        var classmate = facts.People[Student] with { Person = Colleague };
        var mother = facts.People[Mother] with
        {
            Classes =
            [
                new ClassPlace(FifthA, Role.Parent, ""),
                new ClassPlace(FifthA, Role.Teacher, "Физика"),
                new ClassPlace(FifthB, Role.Parent, ""),
            ],
        };

        var brought = Consequences.Of(With(With(facts, classmate), mother), [new Step.Transfer(Student, FifthA, FifthB)]);

        brought.ClassesLeft.ShouldBe(
            [new ClassChange(Student, FifthA, Role.Student, ""), new ClassChange(Mother, FifthA, Role.Parent, "")],
            ignoreOrder: true
        );
        brought
            .Chats.Select(change => (change.Person, change.Chat))
            .ShouldBe([(Student, StudentsOfA.Chat), (Mother, ParentsOfA.Chat)], ignoreOrder: true);
    }

    [Fact]
    public void A_student_in_several_classes_leaves_the_one_that_they_go_over_from()
    {
        var facts = Family();
        var chosen = new ChatPlace(New<ChatId>(), ChatKind.ClassStudents, New<ClassId>(), Role.Student, Moderates: false);
        var student = facts.People[Student] with
        {
            Classes = [new ClassPlace(FifthA, Role.Student, ""), new ClassPlace(chosen.Class!.Value, Role.Student, "")],
            Chats = [StudentsOfA, chosen],
        };

        var brought = Consequences.Of(With(facts, student), [new Step.Transfer(Student, FifthA, FifthB)]);

        brought.ClassesLeft.ShouldBe([new ClassChange(Student, FifthA, Role.Student, "")]);
        brought.Chats.Where(change => change.Person == Student).Select(change => change.Chat).ShouldBe([StudentsOfA.Chat]);
    }

    [Fact]
    public void Who_is_in_the_chat_of_the_new_class_already_does_not_enter_it_again_and_who_is_in_none_enters_it()
    {
        var facts = Family();
        var there = new ChatPlace(StudentsOfB.Chat, ChatKind.ClassStudents, FifthB, Role.Student, Moderates: false);
        var student = facts.People[Student] with { Chats = [StudentsOfA, there] };
        var mother = facts.People[Mother] with { Chats = [] };

        var brought = Consequences.Of(With(With(facts, student), mother), [new Step.Transfer(Student, FifthA, FifthB)]);

        brought.ChatsEntered.ShouldBe([new ChatEntry(Mother, ParentsOfB.Chat, Role.Parent)]);
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

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_chat_that_nobody_is_left_in_needs_none(int members, bool bereft)
    {
        var facts = Holding(Office.ClassTeacher) with
        {
            Moderated = [new ModeratedChat(ParentsOfA.Chat, [Teacher], members, Suggested: [Teacher])],
        };

        ChatWithoutModerator[] expected = bereft ? [new ChatWithoutModerator(ParentsOfA.Chat, Suggested: null)] : [];

        Consequences.Of(facts, [new Step.WorkerLeaves(Teacher)]).Bereft.ShouldBe(expected);
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
        var (facts, link) = (Staff(moderators: [Teacher]), New<InviteId>());
        var teacher = facts.People[Teacher] with { Roles = [Role.Teacher, Role.Parent], Links = [link] };
        var parent = With(facts, teacher) with
        {
            Children = [new ChildOf(Teacher, Student, [FifthA]), new ChildOf(Teacher, Brother, [FifthB])],
        };

        var brought = Consequences.Of(parent, [new Step.WorkerLeaves(Teacher)]);

        brought.Leaving.ShouldBeEmpty();
        brought.Links.ShouldBe([link]);
        brought.Bereft.ShouldBe([new ChatWithoutModerator(ParentsOfA.Chat, Colleague)]);
        brought.Chats.ShouldBe([new ChatChange(Teacher, ParentsOfA.Chat, Role.Teacher, Moderated: true, StaysAs: Role.Parent)]);
    }

    [Fact]
    public void Who_stays_as_a_parent_does_not_enter_the_same_chat_when_a_classmate_comes()
    {
        var facts = Staff(moderators: [Teacher, Colleague]);
        var teacher = facts.People[Teacher] with { Roles = [Role.Teacher, Role.Parent] };
        var newcomer = new Standpoint(Student, HasJoined: true, [Role.Student]);
        var parent = With(With(facts, teacher), newcomer) with
        {
            Children = [new ChildOf(Teacher, Brother, [FifthA])],
            ChatsAhead = [new ChatOfClass(ParentsOfA.Chat, ChatKind.ClassParents, FifthA)],
        };

        var brought = Consequences.Of(parent, [new Step.WorkerLeaves(Teacher), new Step.Transfer(Student, FifthB, FifthA)]);

        brought.Chats.ShouldBe([new ChatChange(Teacher, ParentsOfA.Chat, Role.Teacher, Moderated: true, StaysAs: Role.Parent)]);
        brought.ChatsEntered.ShouldBeEmpty();
    }

    [Fact]
    public void A_teacher_who_is_no_parent_any_more_does_not_follow_the_child_to_the_new_class()
    {
        var facts = Family(motherIs: [Role.Parent, Role.Teacher]);

        var brought = Consequences.Of(facts, [new Step.ParentLeaves(Mother), new Step.Transfer(Student, FifthA, FifthB)]);

        brought.Leaving.ShouldBeEmpty();
        brought.ChatsEntered.ShouldBe([new ChatEntry(Student, StudentsOfB.Chat, Role.Student)]);
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

    [Fact]
    public void Whose_teacher_s_status_is_refused_stays_as_staff_where_colleagues_are_and_loses_their_links()
    {
        var link = New<InviteId>();
        ChatPlace[] kept = [Place(ChatKind.StaffChannel), Place(ChatKind.Task), Place(ChatKind.Pedagogical), Place(ChatKind.SchoolChannel)];
        ChatPlace[] left =
        [
            Place(ChatKind.ClassTeachers, FifthA),
            Place(ChatKind.ClassOther, FifthA),
            Place(ChatKind.Subject, FifthA),
            Place(ChatKind.DirectorAndTeachers),
        ];
        var facts = With(
            new MovementFacts(),
            new Standpoint(Teacher, HasJoined: true, [Role.Teacher, Role.Staff, Role.Parent]) { Chats = [.. kept, .. left], Links = [link] }
        );

        var brought = Consequences.Of(facts, [new Step.StatusRefused(Teacher, Role.Teacher)]);

        brought.Leaving.ShouldBeEmpty();
        brought.Links.ShouldBe([link]);
        brought
            .Chats.Where(change => change.StaysAs == Role.Staff)
            .Select(change => change.Chat)
            .ShouldBe(kept.Select(place => place.Chat));
        brought.Chats.Where(change => change.StaysAs is null).Select(change => change.Chat).ShouldBe(left.Select(place => place.Chat));

        static ChatPlace Place(ChatKind kind, ClassId? @class = null) => new(New<ChatId>(), kind, @class, Role.Teacher, Moderates: false);
    }

    [Fact]
    public void A_dismissed_worker_does_not_stay_with_colleagues_as_a_parent()
    {
        var chat = new ChatPlace(New<ChatId>(), ChatKind.Event, null, Role.Teacher, Moderates: false);
        var facts = With(
            new MovementFacts { Children = [new ChildOf(Teacher, Student, [FifthA])] },
            new Standpoint(Teacher, HasJoined: true, [Role.Teacher, Role.Parent]) { Chats = [chat] }
        );

        Consequences
            .Of(facts, [new Step.WorkerLeaves(Teacher)])
            .Chats.ShouldBe([new ChatChange(Teacher, chat.Chat, Role.Teacher, Moderated: false, StaysAs: null)]);
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

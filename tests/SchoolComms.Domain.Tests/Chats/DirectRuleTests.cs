using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class DirectRuleTests
{
    private static readonly Edition College = Given.Edition("college");

    public static TheoryData<string, string> Clauses =>
        new()
        {
            { "interaction", "1.4" },
            { "group-chats", "2.5" },
            { "posting-hours", "1" },
            { "model", "1.4" },
            { "college", "2.10" },
        };

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Every_preset_has_the_table_on_its_clause_and_only_workers_stand_between_students_and_parents(string preset, string clause)
    {
        var regulation = RegulationPreset.Find(preset)!.Regulation;

        regulation.ClauseOf(Rule.DirectMessages).ShouldBe(clause);
        (
            from sender in Enum.GetValues<Role>()
            from receiver in Enum.GetValues<Role>()
            where !regulation.LetsWriteDirectly(sender, receiver)
            select (sender, receiver)
        ).ShouldBe([(Role.Student, Role.Parent), (Role.Parent, Role.Student)]);
    }

    [Fact]
    public void A_parent_writes_to_a_teacher_whom_they_meet_and_the_clause_is_cited()
    {
        var pair = DirectRule.MayWriteTo(Given.Actor(College, Role.Parent), Other(Role.Teacher)).Value;

        (pair.Author, pair.Other, pair.Clause.Number).ShouldBe((Role.Parent, Role.Teacher, "2.10"));
    }

    [Fact]
    public void Between_a_parent_and_a_student_no_message_passes() =>
        DirectRule
            .MayWriteTo(Given.Actor(College, Role.Parent), Other(Role.Student))
            .Error.ShouldBeOfType<DirectNotAllowed>()
            .Clause!.Number.ShouldBe("2.10");

    [Fact]
    public void Who_shares_nothing_has_not_joined_or_is_not_there_is_the_same_nobody()
    {
        var actor = Given.Actor(College, Role.Teacher);
        var other = Other(Role.Teacher);
        Counterpart?[] nobodies =
        [
            null,
            other with
            {
                Meets = false,
            },
            other with
            {
                HasJoined = false,
            },
            other with
            {
                Person = actor.Person,
            },
        ];

        var refusals = nobodies.Select(nobody => DirectRule.MayWriteTo(actor, nobody).Error).ToList();

        refusals.ShouldAllBe(refusal => refusal == new NotReachable());
        new NotReachable().Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public void A_regulation_without_the_rule_lets_nobody_write_directly()
    {
        var silent = Given.Edition(
            "college",
            change: regulation => regulation with { Citations = regulation.Citations.Remove(Rule.DirectMessages) }
        );

        DirectRule
            .MayWriteTo(Given.Actor(silent, Role.Teacher), Other(Role.Teacher))
            .Error.ShouldBe(new DirectMessagesNotProvided(silent.Cite(Rule.ChatsCreated)));
        DirectRule.RolesToWriteTo(Given.Actor(silent, Role.Teacher)).ShouldBeEmpty();
    }

    [Fact]
    public void A_teacher_who_is_a_parent_too_writes_to_students_as_the_teacher()
    {
        var actor = Given.Actor(College, Role.Parent) with { Roles = [Role.Parent, Role.Teacher] };

        DirectRule.MayWriteTo(actor, Other(Role.Student)).Value.Author.ShouldBe(Role.Teacher);
    }

    [Fact]
    public void Who_has_several_roles_writes_as_a_worker_before_anything_else_and_to_the_other_as_one()
    {
        var actor = Given.Actor(College, Role.Parent) with { Roles = [Role.Parent, Role.Teacher] };

        DirectRule.PairOf(actor, [Role.Parent, Role.Staff]).ShouldBe(new DirectRight(Role.Teacher, Role.Staff));
    }

    [Fact]
    public void Each_role_of_theirs_opens_those_whom_the_table_lets_it_write_to()
    {
        var parent = Given.Actor(College, Role.Parent);

        DirectRule.RolesToWriteTo(parent).ShouldBe([Role.Teacher, Role.Staff, Role.Parent]);
        DirectRule.RolesToWriteTo(parent with { Roles = [Role.Parent, Role.Teacher] }).ShouldBe(Enum.GetValues<Role>());
    }

    [Fact]
    public void One_role_of_the_other_to_whom_the_table_lets_them_write_is_enough_to_go_on()
    {
        var parent = Given.Actor(College, Role.Parent);
        var other = Other(Role.Student);
        var chat = Chat.Direct(parent.School.Id, parent.Person, other.Person, Given.Start);
        var member = ChatMember.Enter(chat, parent.Person, Role.Parent, moderator: false, Given.Start);

        DirectRule.MayGoOn(parent, member, other with { Roles = [Role.Student, Role.Teacher] }).IsRefused.ShouldBeFalse();
        DirectRule
            .MayGoOn(parent with { Roles = [Role.Parent, Role.Teacher] }, member, other)
            .Error.ShouldBe(new DirectNotAllowed(College.Cite(Rule.DirectMessages)));
    }

    [Fact]
    public void A_pair_that_lets_an_answer_pass_comes_before_one_that_does_not()
    {
        var oneWay = Given.Edition(
            "college",
            change: regulation =>
                regulation with
                {
                    DirectRights = [new(Role.Teacher, Role.Student), new(Role.Parent, Role.Student), new(Role.Student, Role.Parent)],
                }
        );
        var actor = Given.Actor(oneWay, Role.Parent) with { Roles = [Role.Parent, Role.Teacher] };

        DirectRule.PairOf(actor, [Role.Student]).ShouldBe(new DirectRight(Role.Parent, Role.Student));
    }

    [Fact]
    public void When_nothing_is_shared_any_more_writing_ends_with_the_clause_and_comes_back_with_a_shared_class()
    {
        var (actor, other) = (Given.Actor(College, Role.Parent), Other(Role.Teacher));
        var chat = Chat.Direct(actor.School.Id, actor.Person, other.Person, Given.Start);
        var member = ChatMember.Enter(chat, actor.Person, Role.Parent, moderator: false, Given.Start);

        PostingRule.MayWrite(actor, chat, member, null, other).IsRefused.ShouldBeFalse();
        var ended = PostingRule.MayWrite(actor, chat, member, null, other with { Meets = false });
        ended.Error.ShouldBeOfType<NothingShared>().Clause!.Number.ShouldBe("2.10");
        PostingRule.MayWrite(actor, chat, member, null, other with { Departure = Departure.Left }).Error.ShouldBeOfType<OtherHasLeft>();
    }

    [Fact]
    public void A_chat_of_two_that_does_not_know_the_other_one_takes_no_message()
    {
        var actor = Given.Actor(College, Role.Teacher);
        var chat = Chat.Direct(actor.School.Id, actor.Person, Given.Somebody(), Given.Start);
        var member = ChatMember.Enter(chat, actor.Person, Role.Teacher, moderator: false, Given.Start);

        PostingRule.MayWrite(actor, chat, member, null).Error.ShouldBeOfType<NothingShared>();
    }

    [Fact]
    public void Who_is_no_longer_a_teacher_goes_on_as_the_parent_that_they_are()
    {
        var actor = Given.Actor(College, Role.Parent);
        var chat = Chat.Direct(actor.School.Id, actor.Person, Given.Somebody(), Given.Start);
        var member = ChatMember.Enter(chat, actor.Person, Role.Teacher, moderator: false, Given.Start);

        DirectRule.RoleOf(actor, member, Other(Role.Parent)).ShouldBe(Role.Parent);
        DirectRule.RoleOf(actor with { Roles = [Role.Parent, Role.Teacher] }, member, Other(Role.Parent)).ShouldBe(Role.Teacher);
        DirectRule.RoleOf(actor, member, null).ShouldBe(Role.Teacher);
    }

    [Fact]
    public void A_chat_of_two_is_one_pair_whoever_starts_it_and_bears_the_name_of_the_other()
    {
        var (one, other) = (Given.Somebody(), Given.Somebody());
        var (mine, theirs) = (Chat.Direct(default, one, other, Given.Start), Chat.Direct(default, other, one, Given.Start));

        (mine.FirstId, mine.SecondId).ShouldBe((theirs.FirstId, theirs.SecondId));
        mine.OtherThan(one).ShouldBe(other);
        mine.OtherThan(other).ShouldBe(one);
        ChatNames.For(mine, FullName.Parse("Орлов Пётр").Value).ShouldBe("Орлов Пётр");
        ChatNames.For(mine, null).ShouldBe("Личный чат");
    }

    [Fact]
    public void Nobody_creates_one_for_others_invites_into_it_or_lifts_a_rule_in_it()
    {
        var edition = Given.Edition(
            "posting-hours",
            change: regulation => regulation with { ChatRights = [new ChatRight(Standing.Director, ChatKind.Direct, "3")] }
        );
        var director = Given.Actor(edition, Role.Teacher) with { Offices = [Office.Director, Office.Administrator] };
        var chat = Chat.Direct(director.School.Id, director.Person, Given.Somebody(), Given.Start);

        ChatRule
            .RightToCreate(director, ChatKind.Direct, null)
            .Error.ShouldBe(new MayNotCreateChat(ChatKind.Direct, edition.Cite(Rule.ChatsCreated)));
        ChatRule.RolesIn(ChatKind.Direct).ShouldBeEmpty();
        RuleException.Liftable(edition, chat).ShouldBeEmpty();
        RuleException.Liftable(edition, Given.Chat()).ShouldNotBeEmpty();
    }

    private static Counterpart Other(Role role) =>
        new(Given.Somebody(), FullName.Parse("Орлова Анна").Value, [role], HasJoined: true, Meets: true);
}

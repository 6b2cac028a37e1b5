using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class ModeratorRuleTests
{
    [Theory]
    [InlineData("interaction", "4.2")]
    [InlineData("group-chats", null)]
    [InlineData("posting-hours", null)]
    [InlineData("model", null)]
    [InlineData("college", null)]
    public void The_administration_adds_a_moderator_where_the_regulation_says_so(string preset, string? clause)
    {
        var right = ModeratorRule.RightToAppoint(Director(preset), [Somebody()]);

        if (clause is null)
            right.Error.ShouldBeOfType<NoAdditionalModerators>();
        else
            right.Value.Number.ShouldBe(clause);
    }

    [Theory]
    [InlineData("interaction")]
    [InlineData("group-chats")]
    [InlineData("posting-hours")]
    public void A_chat_that_has_lost_its_moderator_gets_one_under_every_regulation(string preset) =>
        ModeratorRule.RightToAppoint(Director(preset), []).IsRefused.ShouldBeFalse();

    [Fact]
    public void Who_is_not_of_the_administration_appoints_and_relieves_nobody()
    {
        var (actor, moderators) = (Actor(Edition("interaction"), Role.Teacher), new[] { Somebody(), Somebody() });

        ModeratorRule.RightToAppoint(actor, []).Error.ShouldBeOfType<NotPermitted>();
        ModeratorRule.MayBecome(actor, Worker(Role.Teacher), []).Error.ShouldBeOfType<NotPermitted>();
        ModeratorRule.MayRelieve(actor, Chat(), moderators[0], null, moderators).Error.ShouldBeOfType<NotPermitted>();
    }

    [Theory]
    [InlineData(Role.Teacher, true)]
    [InlineData(Role.Staff, true)]
    [InlineData(Role.Parent, false)]
    [InlineData(Role.Student, false)]
    public void A_moderator_is_a_teacher_or_of_the_staff(Role role, bool may) => MayBecome(Worker(role), []).IsRefused.ShouldBe(!may);

    [Fact]
    public void A_moderator_has_joined_and_is_not_one_already()
    {
        var (joined, invited) = (Worker(Role.Teacher), Worker(Role.Teacher, joined: false));

        var early = MayBecome(invited, []).Error.ShouldBeOfType<ModeratorNotOfTheStaff>();
        (early.Field, early.Clause!.Number).ShouldBe(("PersonId", "4.2"));
        MayBecome(joined, [joined.Id, Somebody()]).Error.ShouldBeOfType<ModeratesAlready>().Field.ShouldBe("PersonId");
        MayBecome(joined, [Somebody()]).Value.Number.ShouldBe("4.2");
    }

    [Fact]
    public void The_last_moderator_stays_and_another_one_goes()
    {
        var (one, other) = (Somebody(), Somebody());

        Relieve(Chat(), one, null, one).Error.ShouldBeOfType<LastModerator>().Clause!.Number.ShouldBe("4.2");
        Relieve(Chat(), one, null, one, other).IsRefused.ShouldBeFalse();
        Relieve(Chat(), Somebody(), null, one, other).Error.ShouldBeOfType<NotFound>();
    }

    [Theory]
    [InlineData("interaction", "4.1")]
    [InlineData("group-chats", "4.2")]
    public void What_the_regulation_says_of_additional_moderators_is_cited_before_what_it_says_of_moderators(string preset, string clause)
    {
        var director = Actor(Edition(preset, change: AddsBy41), Role.Staff) with { Roles = [], Offices = [Office.Director] };
        var (one, other) = (Somebody(), Somebody());

        ModeratorRule.RightToAppoint(director, []).Value.Number.ShouldBe(clause);
        ModeratorRule.MayRelieve(director, Chat(), one, null, [one, other]).Value!.Number.ShouldBe(clause);
        ModeratorRule.MayRelieve(director, Chat(), one, null, [one]).Error!.Clause!.Number.ShouldBe(clause);

        static Regulation AddsBy41(Regulation regulation) =>
            regulation.Contains(Rule.ModeratorsAppointed)
                ? regulation with
                {
                    Citations = regulation.Citations.SetItem(Rule.ModeratorsAppointed, "4.1"),
                }
                : regulation;
    }

    [Fact]
    public void The_class_teacher_keeps_order_in_the_classes_own_chats_as_long_as_they_lead_the_class()
    {
        var (teacher, other) = (Somebody(), Somebody());

        Relieve(Chat(ChatKind.ClassParents), teacher, teacher, teacher, other).Error.ShouldBeOfType<ModeratesByOffice>();
        Relieve(Chat(ChatKind.ClassParents), other, teacher, teacher, other).IsRefused.ShouldBeFalse();
        Relieve(Chat(ChatKind.ClassOther), teacher, teacher, teacher, other).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_teacher_keeps_order_as_a_teacher_and_others_as_staff()
    {
        var both = Worker(Role.Staff);
        both.Grant(Role.Teacher, Start);

        ModeratorRule.RoleOf(both).ShouldBe(Role.Teacher);
        ModeratorRule.RoleOf(Worker(Role.Staff)).ShouldBe(Role.Staff);
    }

    private static Result<Clause> MayBecome(Person candidate, PersonId[] moderators) =>
        ModeratorRule.MayBecome(Director("interaction"), candidate, moderators);

    private static Result<Clause?> Relieve(Chat chat, PersonId moderator, PersonId? classTeacher, params PersonId[] moderators) =>
        ModeratorRule.MayRelieve(Director("interaction"), chat, moderator, classTeacher, moderators);

    private static Actor Director(string preset) => Actor(Edition(preset), Role.Staff) with { Roles = [], Offices = [Office.Director] };

    private static Person Worker(Role role, bool joined = true)
    {
        var person = Person.Register(NewId.Of<SchoolId>(Start), FullName.Parse("Орлова Анна").Value, Start);
        person.Grant(role, Start);
        if (joined)
            person.Join(NewId.Of<AccountId>(Start), Start);
        return person;
    }
}

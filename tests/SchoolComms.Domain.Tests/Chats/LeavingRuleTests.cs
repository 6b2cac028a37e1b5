using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class LeavingRuleTests
{
    [Theory]
    [InlineData("posting-hours", true)]
    [InlineData("interaction", false)]
    [InlineData("group-chats", false)]
    [InlineData("model", false)]
    [InlineData("college", false)]
    public void A_parent_leaves_where_the_regulation_gives_the_right(string preset, bool permitted) =>
        LeavingRule.RightToLeave(Given.Actor(Given.Edition(preset), Role.Parent), Member(Role.Parent)).IsRefused.ShouldBe(!permitted);

    [Fact]
    public void The_right_names_its_clause() =>
        LeavingRule.RightToLeave(Given.Actor(Given.Edition("posting-hours"), Role.Parent), Member(Role.Parent)).Value.Number.ShouldBe("7");

    [Theory]
    [InlineData(Role.Student)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Staff)]
    public void The_right_is_the_parents_own(Role role) =>
        LeavingRule.RightToLeave(Given.Actor(Given.Edition("posting-hours"), role), Member(role)).Error.ShouldBeOfType<MayNotLeave>();

    [Fact]
    public void Who_left_of_their_own_will_comes_back_by_that_will_only()
    {
        var member = Member(Role.Parent);
        member.End(Departure.Left, Given.Start.AddDays(1));

        member.Return(Role.Parent, Given.Start.AddDays(2)).ShouldBeFalse();
        member.Return(Role.Parent, Given.Start.AddDays(2), ofOwnWill: true).ShouldBeTrue();
        member.IsPresent.ShouldBeTrue();
    }

    private static ChatMember Member(Role role) => ChatMember.Enter(Given.Chat(), Given.Somebody(), role, moderator: false, Given.Start);
}

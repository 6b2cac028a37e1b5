using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Invitations;

public sealed class InviteTests
{
    private static readonly DateTimeOffset End = Given.Start.AddDays(14);

    [Fact]
    public void A_link_is_open_until_its_last_instant()
    {
        var invite = Issue(1);

        invite.StateAt(End.AddTicks(-1)).ShouldBe(InviteState.Unclaimed);
        invite.StateAt(End).ShouldBe(InviteState.Expired);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(Invite.MaxUses, true)]
    [InlineData(Invite.MaxUses + 1, false)]
    public void A_link_serves_one_person_to_a_hundred(int uses, bool possible) =>
        Invite.Issue(default(SchoolId), Role.Parent, null, null, uses, End, Given.Somebody(), Given.Start).IsRefused.ShouldBe(!possible);

    [Fact]
    public void What_the_store_asks_agrees_with_what_the_link_says()
    {
        var annulled = Issue(2);
        annulled.Annul(Given.Somebody(), "Отправили не туда", Given.Start);
        DateTimeOffset[] moments = [Given.Start, End.AddTicks(-1), End];

        foreach (var invite in new[] { Issue(1), annulled })
        {
            foreach (var now in moments)
            {
                var states = Enum.GetValues<InviteState>().Where(state => Invite.InState(state, now).Compile()(invite));
                states.ShouldBe([invite.StateAt(now)]);
                Invite.OpenAt(now).Compile()(invite).ShouldBe(!invite.IsOpen(now).IsRefused);
            }
        }
    }

    [Theory]
    [InlineData(Role.Parent, false, true)]
    [InlineData(Role.Teacher, false, false)]
    [InlineData(Role.Teacher, true, true)]
    [InlineData(Role.Staff, true, false)]
    public void A_personal_link_gives_a_role_of_theirs_and_the_administration_that_of_a_teacher(
        Role role,
        bool ofAdministration,
        bool possible
    )
    {
        var issued = Invite.ForPerson(Parent(), role, null, End, Given.Somebody(), Given.Start, ofAdministration);

        issued.IsRefused.ShouldBe(!possible);
        if (possible)
            issued.Value.Uses.ShouldBe(1);
    }

    private static Person Parent()
    {
        var parent = Person.Register(default, FullName.Parse("Лунина Ольга").Value, Given.Start);
        parent.Grant(Role.Parent, Given.Start);
        return parent;
    }

    [Fact]
    public void A_personal_link_brings_back_only_who_was_removed_before_it_was_issued()
    {
        var link = Invite.ForPerson(Parent(), Role.Parent, null, End, Given.Somebody(), Given.Start).Value;

        InviteRule.BringsBack(link, []).ShouldBeTrue();
        InviteRule.BringsBack(link, [Given.Start.AddTicks(-1)]).ShouldBeTrue();
        InviteRule.BringsBack(link, [Given.Start]).ShouldBeFalse();
        InviteRule.BringsBack(link, [Given.Start.AddDays(-9), Given.Start]).ShouldBeFalse();
        InviteRule.BringsBack(link, [Given.Start, null]).ShouldBeTrue();
    }

    [Fact]
    public void A_link_that_others_have_too_brings_back_nobody_who_was_removed()
    {
        InviteRule.BringsBack(Issue(1), []).ShouldBeTrue();
        InviteRule.BringsBack(Issue(1), [Given.Start.AddDays(-9)]).ShouldBeFalse();
        InviteRule.BringsBack(Issue(1), [Given.Start.AddDays(-9), null]).ShouldBeTrue();
    }

    private static Invite Issue(int uses) => Invite.Issue(default, Role.Parent, null, null, uses, End, Given.Somebody(), Given.Start).Value;
}

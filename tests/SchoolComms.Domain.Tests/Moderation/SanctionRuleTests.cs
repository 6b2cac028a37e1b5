using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class SanctionRuleTests
{
    private static readonly Edition Edition = Edition("group-chats");

    [Theory]
    [InlineData(Capacity.Moderator, Audience.Parent, false, true)]
    [InlineData(Capacity.Moderator, Audience.Parent, true, false)]
    [InlineData(Capacity.Moderator, Audience.Teacher, false, false)]
    [InlineData(Capacity.Official, Audience.Teacher, false, true)]
    [InlineData(Capacity.Official, Audience.Teacher, true, false)]
    [InlineData(Capacity.Director, Audience.Teacher, false, true)]
    [InlineData(Capacity.Director, Audience.Teacher, true, true)]
    public void Nobody_sanctions_an_equal_or_higher_office(Capacity capacity, Audience audience, bool governs, bool may)
    {
        var sanctioned = SanctionRule.Check(new Judge(Somebody(), capacity), new Offender(Somebody(), audience, governs), Edition);

        sanctioned.IsRefused.ShouldBe(!may);
        if (!may)
            sanctioned.Error.ShouldBeOfType<EqualOrHigherOffice>();
    }

    [Theory]
    [InlineData(Capacity.Moderator)]
    [InlineData(Capacity.Official)]
    [InlineData(Capacity.Director)]
    public void Nobody_decides_in_a_case_of_their_own_or_their_family(Capacity capacity)
    {
        var judge = new Judge(Somebody(), capacity);
        var stranger = new Offender(Somebody(), Audience.Student, GovernsSchool: false);

        SanctionRule.Check(judge, stranger, Edition).IsRefused.ShouldBeFalse();
        SanctionRule.Check(judge, stranger with { Person = judge.Person }, Edition).Error.ShouldBeOfType<OwnCase>();
        SanctionRule.Check(judge, stranger with { Family = [judge.Person] }, Edition).Error.ShouldBeOfType<OwnCase>();
    }

    [Theory]
    [InlineData(Role.Teacher, true, Audience.Administration)]
    [InlineData(Role.Staff, true, Audience.Administration)]
    [InlineData(Role.Parent, true, Audience.Parent)]
    [InlineData(Role.Teacher, false, Audience.Teacher)]
    [InlineData(Role.Staff, false, Audience.Staff)]
    [InlineData(Role.Student, false, Audience.Student)]
    public void Whoever_is_judged_answers_as_whom_they_write(Role role, bool governs, Audience audience)
    {
        Offender.Of(ChatMember.Enter(Chat(), Somebody(), role, moderator: false, Start), governs).Audience.ShouldBe(audience);
        (Actor(Edition, role) with { Offices = governs ? [Office.Deputy] : [Office.ClassTeacher] }).AudienceAs(role).ShouldBe(audience);
    }

    [Theory]
    [InlineData(Office.Director, true, Capacity.Director)]
    [InlineData(Office.Director, false, Capacity.Director)]
    [InlineData(Office.Deputy, true, Capacity.Moderator)]
    [InlineData(Office.Deputy, false, Capacity.Official)]
    public void The_director_is_the_director_also_where_they_moderate(Office office, bool moderates, Capacity capacity)
    {
        var actor = Actor(Edition, Role.Teacher) with { Offices = [office] };

        Judge.Of(actor, moderates).ShouldBe(new Judge(actor.Person, capacity));
    }
}

using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
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
}

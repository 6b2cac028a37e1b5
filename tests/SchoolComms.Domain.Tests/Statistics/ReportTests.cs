using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Statistics;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Statistics;

public sealed class ReportTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 3, 33)]
    [InlineData(199, 200, 99)]
    [InlineData(200, 200, 100)]
    public void A_hundred_percent_means_everybody(int done, int of, int? percent) => new Share(done, of).Percent.ShouldBe(percent);

    [Fact]
    public void A_school_is_new_until_there_is_a_class_a_link_or_a_message()
    {
        var day = new DateOnly(2026, 3, 11);
        var unused = Empty with { Links = [new LinkCount(InviteState.Unclaimed, 0, 0)], Messages = [new MessageCount(day, 0)] };

        Empty.IsOfNewSchool.ShouldBeTrue();
        unused.IsOfNewSchool.ShouldBeTrue();
        (Empty with { Links = [new LinkCount(InviteState.Unclaimed, 0, 1)] }).IsOfNewSchool.ShouldBeFalse();
        (Empty with { Messages = [new MessageCount(day, 1), new MessageCount(day, 2)] }).Sent.ShouldBe(3);
        (Empty with { Messages = [new MessageCount(day, 1)] }).IsOfNewSchool.ShouldBeFalse();
        (Empty with { Classes = [new JoinedClass(ClassName.StaffRoom, Share.None, Share.None, Share.None)] }).IsOfNewSchool.ShouldBeFalse();
    }

    private static Report Empty =>
        new(
            Period.Of(PeriodKind.Week, Given.MoscowSchool(), Given.Start),
            [],
            [],
            Share.None,
            null,
            null,
            [],
            [],
            new AnnouncementCount(0, Share.None),
            [],
            new BlockCount(0, 0),
            null
        );
}

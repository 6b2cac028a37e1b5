using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Domain.Tests.Statistics;

public sealed class ModeratorBalanceTests
{
    // The two others: 18 sanctions in 2000 messages, so that 1000 messages let expect 9, give or take 3.
    [Theory]
    [InlineData(17, Balance.Usual)]
    [InlineData(18, Balance.More)]
    [InlineData(1, Balance.Usual)]
    [InlineData(0, Balance.Less)]
    public void Three_standard_deviations_from_what_the_others_rate_gives_stand_out(int sanctions, Balance balance) =>
        Of(One(1000, sanctions), One(1000, 9), One(1000, 9)).ShouldBe(balance);

    [Theory]
    [InlineData(3, Balance.Usual)]
    [InlineData(4, Balance.More)]
    public void Where_hardly_anything_is_expected_one_is(int sanctions, Balance balance) =>
        Of(One(1, sanctions), One(1000, 5), One(1000, 5)).ShouldBe(balance);

    [Fact]
    public void Who_watches_twice_as_much_may_sanction_twice_as_often() =>
        Of(One(2000, 18), One(1000, 9), One(1000, 9)).ShouldBe(Balance.Usual);

    [Fact]
    public void Two_moderators_are_not_compared()
    {
        Of(One(1000, 50), One(1000, 1)).ShouldBe(Balance.Usual);
        Of(One(1000, 50), One(500, 1), One(500, 0)).ShouldBe(Balance.More);
    }

    [Theory]
    [InlineData(9, Balance.Usual)]
    [InlineData(10, Balance.More)]
    public void A_handful_of_sanctions_says_nothing(int sanctions, Balance balance) =>
        Of(One(1000, sanctions), One(1000, 0), One(1000, 0)).ShouldBe(balance);

    [Fact]
    public void Where_the_others_chats_are_silent_nothing_is_compared() => Of(One(1000, 50), One(0, 0), One(0, 0)).ShouldBe(Balance.Usual);

    private static Balance Of(params ModeratorLoad[] all) => ModeratorBalance.Of(all[0], all);

    private static ModeratorLoad One(long messages, int violations) =>
        new(NewId.Of<PersonId>(DateTimeOffset.UnixEpoch), FullName.Parse("Орлов Пётр").Value, messages, violations, 0, 0);
}

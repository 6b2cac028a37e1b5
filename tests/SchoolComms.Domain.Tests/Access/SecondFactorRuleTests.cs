using SchoolComms.Domain.Access;

namespace SchoolComms.Domain.Tests.Access;

public sealed class SecondFactorRuleTests
{
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void Where_there_is_a_second_factor_only_a_session_opened_with_it_changes_one(bool has, bool openedWithIt, bool may) =>
        SecondFactorRule.LetsChange(has, openedWithIt).ShouldBe(may);
}

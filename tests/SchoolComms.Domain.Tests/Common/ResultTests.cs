using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Tests.Common;

public sealed class ResultTests
{
    [Fact]
    public void Asking_a_refusal_for_its_value_is_a_bug_that_names_the_refusal()
    {
        Result<int> refused = new NotFound("Chat");

        refused.IsRefused.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => refused.Value).Message.ShouldContain(nameof(NotFound));
    }

    [Fact]
    public void A_value_is_no_refusal()
    {
        Result.Of<IReadOnlyList<int>>([1]).Value.ShouldBe([1]);
        Result.Of(1).IsRefused.ShouldBeFalse();
        Result.Done.IsRefused.ShouldBeFalse();
    }
}

using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(Mode.Observe, false, false)]
    [InlineData(Mode.Warn, false, true)]
    [InlineData(Mode.Hold, true, false)]
    [InlineData(Mode.Refuse, true, false)]
    public void The_strictest_mode_decides_and_what_is_held_does_not_pass(Mode strictest, bool refused, bool warns)
    {
        var verdict = new Verdict([Finding(Mode.Observe), Finding(strictest)], null);

        verdict.Mode.ShouldBe(strictest);
        verdict.IsRefused.ShouldBe(refused);
        verdict.Warns.ShouldBe(warns);
        verdict.Decisive.ShouldAllBe(finding => finding.Mode == strictest);
    }

    private static Finding Finding(Mode mode) =>
        new(Rule.Insult, mode, new Clause("6", "Без брани.", new DateOnly(2026, 2, 11)), "слово", Advice.Rephrase);
}

using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(Mode.Observe, false, false, false)]
    [InlineData(Mode.Warn, false, false, true)]
    [InlineData(Mode.Hold, false, true, false)]
    [InlineData(Mode.Refuse, true, false, false)]
    public void The_strictest_mode_decides(Mode strictest, bool refused, bool holds, bool warns)
    {
        var verdict = new Verdict([Finding(Mode.Observe), Finding(strictest)], null);

        verdict.Mode.ShouldBe(strictest);
        verdict.IsRefused.ShouldBe(refused);
        verdict.Holds.ShouldBe(holds);
        verdict.Warns.ShouldBe(warns);
        verdict.Decisive.ShouldAllBe(finding => finding.Mode == strictest);
    }

    private static Finding Finding(Mode mode) =>
        new(Rule.Insult, mode, new Clause("6", "Без брани.", new DateOnly(2026, 2, 11)), "слово", Advice.Rephrase);
}

using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Schools;

public sealed class YearPlanTests
{
    private static readonly ClassId Fifth = NewId.Of<ClassId>(Start);
    private static readonly ClassId Last = NewId.Of<ClassId>(Start);

    [Fact]
    public void A_year_is_turned_in_the_calendar_year_in_which_it_ends_and_not_before()
    {
        YearRoll.MayTurn(2025, new DateOnly(2025, 12, 31)).Error.ShouldBeOfType<YearTurned>().SchoolYear.ShouldBe(2025);
        YearRoll.MayTurn(2025, new DateOnly(2026, 1, 1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_plan_is_about_exactly_the_classes_that_there_are()
    {
        var plan = Plan([new ClassTurn(Fifth, Name("6А")), new ClassTurn(Last, null)]);

        plan.Check([Last, Fifth]).IsRefused.ShouldBeFalse();
        plan.Check([Fifth]).Error.ShouldBeOfType<ClassesHaveChanged>();
        plan.Check([Fifth, Last, NewId.Of<ClassId>(Start)]).Error.ShouldBeOfType<ClassesHaveChanged>();
        plan.Check([Fifth, NewId.Of<ClassId>(Start)]).Error.ShouldBeOfType<ClassesHaveChanged>();
        Plan([new ClassTurn(Fifth, Name("6А")), new ClassTurn(Fifth, null)]).Check([Fifth]).Error.ShouldBeOfType<ClassesHaveChanged>();
    }

    [Fact]
    public void No_name_stands_twice_in_the_next_year()
    {
        Plan([new ClassTurn(Fifth, Name("6А")), new ClassTurn(Last, Name("6А"))])
            .Check([Fifth, Last])
            .Error.ShouldBeOfType<NextClassTwice>()
            .Name.ShouldBe("6А");
        Plan([new ClassTurn(Fifth, Name("6А"))], Name("6А")).Check([Fifth]).Error.ShouldBeOfType<NextClassTwice>();
        Plan([new ClassTurn(Fifth, Name("6А"))], Name("6Б"), Name("1А")).Check([Fifth]).IsRefused.ShouldBeFalse();
        Plan([new ClassTurn(Fifth, null), new ClassTurn(Last, null)]).Check([Fifth, Last]).IsRefused.ShouldBeFalse();
    }

    private static YearPlan Plan(ClassTurn[] turns, params ClassName[] beginning) => new(2025, turns, beginning);

    private static ClassName Name(string name) => ClassName.Parse(name).Value;
}

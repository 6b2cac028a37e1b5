using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class AppealTests
{
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly Offender Member = Parent();
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");

    [Fact]
    public void A_contested_violation_counts_until_it_is_answered_and_not_once_it_is_taken_back()
    {
        var (violation, appeal) = Contested();
        violation.State.ShouldBe(ViolationState.Contested);
        violation.Stands.ShouldBeTrue();

        Decide(appeal, violation, AppealOutcome.Undone).IsRefused.ShouldBeFalse();

        violation.Stands.ShouldBeFalse();
        violation.Withdrawal!.Reason.ShouldBe("Проверил: правил не нарушал");
        appeal.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_violation_that_was_right_stands_again_and_has_no_term_to_end()
    {
        var (violation, appeal) = Contested();

        Decide(appeal, violation, AppealOutcome.Lifted).Error.ShouldBeOfType<ViolationHasNoTerm>();
        appeal.IsOpen.ShouldBeTrue();
        Decide(appeal, violation, AppealOutcome.Stands).IsRefused.ShouldBeFalse();
        violation.State.ShouldBe(ViolationState.InForce);
        Decide(appeal, violation, AppealOutcome.Undone).Error.ShouldBeOfType<AppealAnswered>();
    }

    [Fact]
    public void Everybody_contests_only_the_own_and_each_sanction_once()
    {
        var violation = ViolationOf(Chat().Id, Member, Edition, Now);

        Make(violation, Somebody()).Error.ShouldBeOfType<NotFound>();
        Make(violation, Member.Person, hasContested: true).Error.ShouldBeOfType<ContestedAlready>();
        Make(violation, Member.Person, text: " ").Error.ShouldBeOfType<TextMissingOrTooLong>();
        violation.State.ShouldBe(ViolationState.InForce);
    }

    [Fact]
    public void What_has_been_taken_back_is_not_contested()
    {
        var violation = ViolationOf(Chat().Id, Member, Edition, Now);
        violation.Withdraw(Moderator(), Member, "Ошибка", Edition, Now).IsRefused.ShouldBeFalse();

        Make(violation, Member.Person).Error.ShouldBeOfType<NothingToContest>();
    }

    [Fact]
    public void The_answer_is_late_from_the_first_instant_after_the_term()
    {
        var (_, appeal) = Contested();
        appeal.DueAt.ShouldBe(Appeal.DueOf(Edition, MoscowSchool(), Now));

        appeal.IsLate(appeal.DueAt.AddTicks(-1)).ShouldBeFalse();
        appeal.IsLate(appeal.DueAt).ShouldBeTrue();
    }

    [Fact]
    public void The_director_does_not_answer_an_appeal_of_their_own()
    {
        var (violation, appeal) = Contested();

        appeal
            .Decide(new Contested(Violation: violation), Director(Member.Person), AppealOutcome.Undone, "Ответ", Now)
            .Error.ShouldBeOfType<OwnCase>();
    }

    [Fact]
    public void A_block_is_undone_even_when_it_is_over_and_ended_early_only_while_it_lasts()
    {
        var block = BlockingRule.Block(Case(4) with { Offender = Member }, Edition, Moderator(), Now.AddDays(1), Now, Moscow).Value;
        var after = Now.AddDays(2);

        Answer(AppealOutcome.Lifted).Error.ShouldBeOfType<BlockHasEnded>();
        Answer(AppealOutcome.Undone).IsRefused.ShouldBeFalse();
        block.IsUndone.ShouldBeTrue();
        block.Until.ShouldBe(Now.AddDays(1));

        Result Answer(AppealOutcome outcome)
        {
            var sanction = new Contested(Block: block);
            var appeal = Appeal.Make(sanction, Member.Person, false, "Несправедливо", Edition, MoscowSchool(), Now).Value;
            return appeal.Decide(sanction, Director(), outcome, "Проверил: правил не нарушал", after);
        }
    }

    private static (Violation Violation, Appeal Appeal) Contested()
    {
        var violation = ViolationOf(Chat().Id, Member, Edition, Now);
        return (violation, Make(violation, Member.Person).Value);
    }

    private static Result<Appeal> Make(Violation violation, PersonId person, bool hasContested = false, string text = "Это не я") =>
        Appeal.Make(new Contested(Violation: violation), person, hasContested, text, Edition, MoscowSchool(), Now);

    private static Result Decide(Appeal appeal, Violation violation, AppealOutcome outcome) =>
        appeal.Decide(new Contested(Violation: violation), Director(), outcome, "Проверил: правил не нарушал", Now.AddDays(1));
}

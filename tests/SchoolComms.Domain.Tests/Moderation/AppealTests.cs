using SchoolComms.Domain.Chats;
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
    public void The_sanction_keeps_the_beginning_of_a_long_answer_up_to_a_whole_sign()
    {
        var (violation, appeal) = Contested();
        var answer = new string('я', Violation.MaxReason - 1) + "🙂";

        appeal.Decide(new Contested(Violation: violation), Director(), AppealOutcome.Undone, answer, Now).IsRefused.ShouldBeFalse();

        appeal.Answer.ShouldBe(answer);
        violation.Withdrawal!.Reason.ShouldBe(new string('я', Violation.MaxReason - 1));
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

    [Fact]
    public void An_appeal_is_about_exactly_one_sanction_and_cites_its_clause()
    {
        var violation = ViolationOf(Chat().Id, Member, Edition, Now);
        var block = BlockingRule.Block(Case(4) with { Offender = Member }, Edition, Moderator(), Now.AddDays(1), Now, Moscow).Value;
        var provided = Edition("interaction");
        var restriction = AccessRestriction.Impose(Member, [], provided, Director(), Now.AddDays(1), "Докладная № 3", "Драка", Now).Value;

        Facts(new Contested(Violation: violation)).ShouldBe((ContestedKind.Violation, violation.ChatId, Edition.Id, "4.2"));
        Facts(new Contested(Block: block)).ShouldBe((ContestedKind.Block, block.ChatId, Edition.Id, "4.5"));
        Facts(new Contested(Restriction: restriction)).ShouldBe((ContestedKind.Restriction, null, provided.Id, "9.2"));

        static (ContestedKind, ChatId?, EditionId, string) Facts(Contested sanction)
        {
            sanction.Person.ShouldBe(Member.Person);
            return (sanction.Kind, sanction.Chat, sanction.EditionId, sanction.ClauseNumber);
        }
    }

    [Fact]
    public void A_restriction_that_has_been_undone_is_not_contested_and_one_that_was_lifted_is()
    {
        var (undone, lifted) = (Restricted(), Restricted());

        Answered(undone, AppealOutcome.Undone).IsRefused.ShouldBeFalse();
        Answered(lifted, AppealOutcome.Lifted).IsRefused.ShouldBeFalse();

        (undone.IsUndone, lifted.IsUndone).ShouldBe((true, false));
        Appeal.MayMake(new Contested(Restriction: undone), Member.Person, false).Error.ShouldBeOfType<NothingToContest>();
        Appeal.MayMake(new Contested(Restriction: lifted), Member.Person, false).IsRefused.ShouldBeFalse();

        static AccessRestriction Restricted() =>
            AccessRestriction.Impose(Member, [], Edition("interaction"), Director(), Now.AddDays(1), "Докладная № 3", "Драка", Now).Value;

        static Result Answered(AccessRestriction restriction, AppealOutcome outcome)
        {
            var sanction = new Contested(Restriction: restriction);
            var appeal = Appeal.Make(sanction, Member.Person, false, "Несправедливо", Edition, MoscowSchool(), Now).Value;
            return appeal.Decide(sanction, Director(), outcome, "Проверил", Now.AddHours(1));
        }
    }

    [Fact]
    public void What_was_undone_without_an_answer_closes_the_appeal_once()
    {
        var (_, appeal) = Contested();
        var moderator = Somebody();

        appeal.CloseAsUndone(moderator, "Снято", Now.AddHours(1));
        appeal.CloseAsUndone(Somebody(), "Ещё раз", Now.AddHours(2));

        (appeal.Outcome, appeal.Answer).ShouldBe((AppealOutcome.Undone, "Снято"));
        (appeal.DecidedBy, appeal.DecidedAt).ShouldBe((moderator, Now.AddHours(1)));
    }

    [Theory]
    [InlineData(500, 500)]
    [InlineData(501, 500)]
    [InlineData(2000, 500)]
    public void A_long_answer_stands_whole_in_the_appeal_and_as_far_as_a_reason_goes_in_the_sanction(int length, int kept)
    {
        var (violation, appeal) = Contested();
        var answer = new string('я', length);

        appeal.Decide(new Contested(Violation: violation), Director(), AppealOutcome.Undone, answer, Now).IsRefused.ShouldBeFalse();

        appeal.Answer.ShouldBe(answer);
        violation.Withdrawal!.Reason.Length.ShouldBe(kept);
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

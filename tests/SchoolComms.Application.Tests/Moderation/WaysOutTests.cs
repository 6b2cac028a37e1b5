using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Moderation;

public sealed class WaysOutTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_apologies_at_once_one_is_made()
    {
        var school = await BlockedAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ApologiseAsync(school)));

        made.Count(result => !result.IsRefused).ShouldBe(1);
        made.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is ApologisedAlready);
        await school.InScopeAsync(async db => (await db.Messages.CountAsync(m => m.Kind == MessageKind.Apology)).ShouldBe(1));
    }

    [Fact]
    public async Task Whoever_is_unblocked_has_nobody_who_objected_however_close_the_two_come()
    {
        var school = await BlockedAsync();
        var others = await Task.WhenAll(school.AddParentAsync(), school.AddParentAsync());
        var apology = (await ApologiseAsync(school)).Value;
        clock.Now = apology.ObjectionsUntil.AddTicks(-1);

        var objections = others.Select(other => ObjectAsync(school, other, apology.Id)).ToList();
        var unblockings = Enumerable.Range(0, 3).Select(_ => UnblockAsync(school, school.ClassTeacher)).ToList();
        clock.Advance(TimeSpan.FromTicks(1));
        unblockings.Add(UnblockAsync(school, school.ClassTeacher));
        var objected = (await Task.WhenAll(objections)).Count(result => !result.IsRefused);
        var unblocked = (await Task.WhenAll(unblockings)).Count(result => !result.IsRefused);

        (objected == 0).ShouldBe(unblocked == 1);
        unblocked.ShouldBeLessThanOrEqualTo(1);
        (await ObjectAsync(school, others[0], apology.Id)).IsRefused.ShouldBeTrue();
        (await UnblockAsync(school, school.ClassTeacher)).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_moderator_has_left_another_one_unblocks()
    {
        var school = await BlockedAsync();
        clock.Now = (await ApologiseAsync(school)).Value.ObjectionsUntil;
        await school.MakeModeratorAsync(school.ParentsChat, school.Teacher);
        await MemberAsync(school, school.ClassTeacher, member => member.End(Departure.Moved, clock.Now));

        (await UnblockAsync(school, school.ClassTeacher)).Error.ShouldBeOfType<NotFound>();
        (await UnblockAsync(school, school.Teacher)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_left_the_chat_is_unblocked_when_they_are_back()
    {
        var school = await BlockedAsync();
        clock.Now = (await ApologiseAsync(school)).Value.ObjectionsUntil;
        await MemberAsync(school, school.Parent, member => member.End(Departure.Left, clock.Now));

        (await UnblockAsync(school, school.ClassTeacher)).Error.ShouldBeOfType<PetitionerAbsent>().Clause!.Number.ShouldBe("4.6");
        await MemberAsync(school, school.Parent, member => member.Return(Role.Parent, clock.Now, ofOwnWill: true));
        (await UnblockAsync(school, school.ClassTeacher)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_block_by_the_ladder_and_one_by_decision_at_once_are_one_block()
    {
        var school = await ViolatedAsync();

        var blocked = await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => new[] { LadderAsync(school), DecisionAsync(school) }));

        blocked.Count(result => !result.IsRefused).ShouldBe(1);
        blocked.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is AlreadyBlocked);
        await school.InScopeAsync(async db => (await db.Blocks.CountAsync()).ShouldBe(1));
    }

    [Fact]
    public async Task Of_many_appeals_at_once_one_is_made()
    {
        var school = await ViolatedAsync();
        var violation = await FirstViolationAsync(school);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ContestAsync(school, violation)));

        made.Count(result => !result.IsRefused).ShouldBe(1);
        made.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is ContestedAlready);
    }

    [Fact]
    public async Task A_withdrawal_and_an_answer_at_once_leave_one_answer()
    {
        var school = await ViolatedAsync();
        var violation = await FirstViolationAsync(school);
        var appeal = (await ContestAsync(school, violation)).Value;

        var withdrawal = WithdrawAsync(school, violation);
        var answer = AnswerAsync(school, appeal, AppealOutcome.Stands);
        await Task.WhenAll(withdrawal, answer);

        (await withdrawal).IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
        {
            (await db.Violations.SingleAsync(v => v.Id == violation, Cancel)).State.ShouldBe(ViolationState.Withdrawn);
            var outcome = (await db.Appeals.SingleAsync(Cancel)).Outcome;
            outcome.ShouldBe(answer.Result.IsRefused ? AppealOutcome.Undone : AppealOutcome.Stands);
        });
    }

    [Fact]
    public async Task A_violation_taken_back_on_appeal_takes_the_block_with_it()
    {
        var school = await BlockedAsync();
        var appeal = (await ContestAsync(school, await FirstViolationAsync(school))).Value;

        (await AnswerAsync(school, appeal, AppealOutcome.Undone)).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db =>
        {
            var block = await db.Blocks.SingleAsync(Cancel);
            block.IsUndone.ShouldBeTrue();
            block.InForce(clock.Now).ShouldBeFalse();
            (await db.AuditEntries.CountAsync(e => e.Kind == AuditKind.BlockUndone)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_served_block_loses_its_ground_too_and_what_it_has_consumed_counts_again()
    {
        var school = await BlockedAsync();
        clock.Advance(TimeSpan.FromDays(32));

        (await WithdrawAsync(school, await FirstViolationAsync(school))).IsRefused.ShouldBeFalse();

        (await LadderAsync(school)).Error.ShouldBeOfType<TooFewViolations>().Count.ShouldBe(3);
        await school.InScopeAsync(async db =>
        {
            (await db.Blocks.SingleAsync(Cancel)).IsUndone.ShouldBeTrue();
            (await db.AuditEntries.CountAsync(e => e.Kind == AuditKind.BlockUndone)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_block_that_was_ended_early_and_found_wrong_after_that_keeps_who_ended_it_and_why()
    {
        var school = await BlockedAsync();
        (await PardonAsync(school)).IsRefused.ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));

        (await WithdrawAsync(school, await FirstViolationAsync(school))).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db =>
        {
            var block = await db.Blocks.SingleAsync(Cancel);
            block.LiftedBefore.ShouldBe(new Lifting(clock.Now.AddHours(-1), school.Director.Id, LiftKind.Mercy, "Довольно"));
            block.Lifting.ShouldBe(new Lifting(clock.Now, school.ClassTeacher.Id, LiftKind.Undone, "Ошибка"));
        });
    }

    [Fact]
    public async Task An_authorisation_gives_the_power_and_its_end_takes_it()
    {
        var school = await ViolatedAsync();
        (await DecisionAsync(school, school.Staff)).IsRefused.ShouldBeTrue();
        await AuthoriseAsync(school, school.Staff);

        (await DecisionAsync(school, school.Staff)).Value.DecidedAs.ShouldBe(Capacity.Official);
        clock.Advance(TimeSpan.FromDays(40));

        (await DecisionAsync(school, school.Staff)).Error.ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task An_official_reads_no_removed_text_and_not_who_objects_unless_they_moderate_too()
    {
        var school = await BlockedAsync();
        var other = await school.AddParentAsync();
        var apology = (await ApologiseAsync(school)).Value;
        (await ObjectAsync(school, other, apology.Id)).IsRefused.ShouldBeFalse();
        await AuthoriseAsync(school, school.Staff);
        await AuthoriseAsync(school, school.ClassTeacher);

        var official = await RecordAsync(school, school.Staff);
        (official.As, official.Apology!.Objecting, official.Apology.Objections.Count).ShouldBe((Capacity.Official, 1, 0));
        official.Violations.Count.ShouldBe(4);
        official.Violations.ShouldAllBe(violation => violation.Text == null);
        official.MayUnblock!.Value.Error.ShouldBeOfType<SomebodyObjected>();

        foreach (var reader in (Person[])[school.ClassTeacher, school.Director])
        {
            var file = await RecordAsync(school, reader);
            file.Apology!.Objections.ShouldHaveSingleItem().Name.ShouldBe(other.Name);
            file.Violations.ShouldAllBe(violation => violation.Text == "Какая скука");
        }
    }

    private async Task<TestSchool> ViolatedAsync()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");
        for (var i = 0; i < 4; i++)
        {
            var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Какая скука", clock.Now);
            var moderator = await school.ActorAsync(school.ClassTeacher);
            var decision = new Decision(Rule.NegativeOrExcessive, true, Consequence.Violation, null);
            (
                await school.RunAsync<DecideOnMessage, Result>(decide =>
                    decide.RunAsync(moderator, message.ChatId, message.Id, decision, Cancel)
                )
            ).IsRefused.ShouldBeFalse();
        }

        return school;
    }

    private async Task<TestSchool> BlockedAsync()
    {
        var school = await ViolatedAsync();
        (await LadderAsync(school)).IsRefused.ShouldBeFalse();
        return school;
    }

    private static async Task<Result<Block>> LadderAsync(TestSchool school)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync<BlockMember, Result<Block>>(block =>
            block.RunAsync(moderator, school.ParentsChat.Id, school.Parent.Id, BlockTerm.Month, null, Cancel)
        );
    }

    private static async Task<Result<Block>> DecisionAsync(TestSchool school, Person? by = null)
    {
        var actor = await school.ActorAsync(by ?? school.Director);
        var decision = new SanctionDecision(BlockTerm.Month, null, "Докладная № 3", "Угрозы");
        return await school.RunAsync<BlockByDecision, Result<Block>>(block =>
            block.RunAsync(actor, school.ParentsChat.Id, school.Parent.Id, decision, Cancel)
        );
    }

    private static async Task<Result<Apology>> ApologiseAsync(TestSchool school)
    {
        var parent = await school.ActorAsync(school.Parent);
        return await school.RunAsync<Apologise, Result<Apology>>(apologise =>
            apologise.RunAsync(parent, school.ParentsChat.Id, "Прошу прощения", Cancel)
        );
    }

    private static async Task<Result> ObjectAsync(TestSchool school, Person by, ApologyId apology)
    {
        var actor = await school.ActorAsync(by);
        return await school.RunAsync<ObjectToUnblocking, Result>(use =>
            use.RunAsync(actor, school.ParentsChat.Id, apology, "Рано", Cancel)
        );
    }

    private static async Task<Result> UnblockAsync(TestSchool school, Person by)
    {
        var actor = await school.ActorAsync(by);
        return await school.RunAsync<UnblockMember, Result>(unblock =>
            unblock.RunAsync(actor, school.ParentsChat.Id, school.Parent.Id, Cancel)
        );
    }

    private static async Task<MemberFile> RecordAsync(TestSchool school, Person reader)
    {
        var actor = await school.ActorAsync(reader);
        return (
            await school.RunAsync<MemberRecord, Result<MemberFile>>(record =>
                record.RunAsync(actor, school.ParentsChat.Id, school.Parent.Id, Cancel)
            )
        ).Value;
    }

    private static async Task<Result> PardonAsync(TestSchool school)
    {
        var director = await school.ActorAsync(school.Director);
        return await school.RunAsync<UnblockMember, Result>(unblock =>
            unblock.PardonAsync(director, school.ParentsChat.Id, school.Parent.Id, "Довольно", Cancel)
        );
    }

    private static async Task<Result<AppealId>> ContestAsync(TestSchool school, ViolationId violation)
    {
        var parent = await school.ActorAsync(school.Parent);
        return await school.RunAsync<ContestSanction, Result<AppealId>>(contest =>
            contest.RunAsync(parent, new SanctionReference(Violation: violation), "Это не я", Cancel)
        );
    }

    private static async Task<Result> AnswerAsync(TestSchool school, AppealId appeal, AppealOutcome outcome)
    {
        var director = await school.ActorAsync(school.Director);
        return await school.RunAsync<AnswerAppeal, Result>(answer => answer.RunAsync(director, appeal, outcome, "Проверил", Cancel));
    }

    private static async Task<Result> WithdrawAsync(TestSchool school, ViolationId violation)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync<WithdrawViolation, Result>(withdraw =>
            withdraw.RunAsync(moderator, school.ParentsChat.Id, violation, "Ошибка", Cancel)
        );
    }

    private static async Task AuthoriseAsync(TestSchool school, Person official)
    {
        var director = await school.ActorAsync(school.Director);
        var order = new AuthorisationOrder(
            official.Id,
            [Power.Block],
            null,
            new Order("7", new DateOnly(2026, 3, 11)),
            new DateOnly(2026, 4, 11)
        );
        (await school.RunAsync<GiveAuthorisation, Result>(give => give.RunAsync(director, order, Cancel))).IsRefused.ShouldBeFalse();
    }

    private static async Task<ViolationId> FirstViolationAsync(TestSchool school)
    {
        ViolationId id = default;
        await school.InScopeAsync(async db => id = await db.Violations.OrderBy(v => v.Id).Select(v => v.Id).FirstAsync(Cancel));
        return id;
    }

    private static Task MemberAsync(TestSchool school, Person person, Action<ChatMember> change) =>
        school.InScopeAsync(async db =>
            change(await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == person.Id, Cancel))
        );
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Moderation;

public sealed class BlockMemberTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    [Fact]
    public async Task A_third_violation_is_too_few_and_a_fourth_allows_a_block()
    {
        var school = await SchoolAsync(violations: 3);

        (await BlockAsync(school, BlockTerm.Month)).Error.ShouldBeOfType<TooFewViolations>().Count.ShouldBe(3);
        await ViolateAsync(school);
        var block = (await BlockAsync(school, BlockTerm.Month)).Value;

        block.Until.ShouldBe(TestClock.At("2026-04-11T10:00+03:00").Now);
        await school.InScopeAsync(async db =>
            (await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.Blocked)).Payload.ShouldContain("4.5")
        );
    }

    [Fact]
    public async Task Of_many_moderators_at_once_one_blocks()
    {
        var school = await SchoolAsync(violations: 4);

        var blocked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BlockAsync(school, BlockTerm.Week)));

        blocked.Count(result => !result.IsRefused).ShouldBe(1);
        blocked.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is AlreadyBlocked);
        await school.InScopeAsync(async db => (await db.Blocks.CountAsync()).ShouldBe(1));
    }

    [Fact]
    public async Task A_term_of_more_than_a_month_is_refused()
    {
        var school = await SchoolAsync(violations: 4);

        (await BlockAsync(school, BlockTerm.UntilDate, new DateOnly(2026, 4, 12))).Error.ShouldBeOfType<BlockTooLong>();
        (await BlockAsync(school, BlockTerm.UntilDate, new DateOnly(2026, 4, 11))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_block_ends_by_itself_and_has_consumed_the_violations()
    {
        var school = await SchoolAsync(violations: 4);
        await BlockAsync(school, BlockTerm.Day);

        (await PostAsync(school)).Error.ShouldBeOfType<MemberBlocked>().Clause!.Number.ShouldBe("4.5");
        clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        (await PostAsync(school)).IsRefused.ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await PostAsync(school)).IsRefused.ShouldBeFalse();
        (await BlockAsync(school, BlockTerm.Day)).Error.ShouldBeOfType<TooFewViolations>().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Another_edition_does_not_change_what_a_block_cites()
    {
        var school = await SchoolAsync(violations: 4);
        await BlockAsync(school, BlockTerm.Month);
        clock.Advance(TimeSpan.FromDays(1));
        await school.InScopeAsync(async db =>
        {
            var regulation = (await db.Editions.SingleAsync()).Regulation;
            var clauses = regulation.Clauses.SetItem("4.5", "Теперь здесь сказано другое.");
            var second = Edition.Approve(
                school.School.Id,
                2,
                regulation with
                {
                    Clauses = clauses,
                },
                new Order("40", new DateOnly(2026, 3, 12)),
                clock.Now
            );
            db.AddRange(second, Acknowledgement.Of(school.Parent, second, clock.Now));
        });

        var clause = (await PostAsync(school)).Error.ShouldBeOfType<MemberBlocked>().Clause!;

        clause.Edition.ShouldBe(new DateOnly(2026, 2, 11));
        clause.Summary.ShouldNotContain("другое");
    }

    [Fact]
    public async Task The_record_says_what_counts_and_each_sees_the_own_only()
    {
        var school = await SchoolAsync(violations: 3);
        var other = await school.AddParentAsync();

        var file = (await RecordAsync(school, school.ClassTeacher, school.Parent)).Value;
        file.Counting.ShouldBe(3);
        file.MayBlock.Error.ShouldBeOfType<TooFewViolations>();
        file.Violations.ShouldAllBe(violation => violation.Clause!.Number == "4.2" && violation.Counts);

        (await RecordAsync(school, school.Parent, school.Parent)).Value.Own.ShouldBeTrue();
        (await RecordAsync(school, other, school.Parent)).IsRefused.ShouldBeTrue();
    }

    private async Task<TestSchool> SchoolAsync(int violations)
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");
        for (var i = 0; i < violations; i++)
            await ViolateAsync(school);
        return school;
    }

    private async Task ViolateAsync(TestSchool school)
    {
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Какая скука", clock.Now);
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var decision = new Decision(Rule.NegativeOrExcessive, true, Consequence.Violation, null);
        var decided = await school.RunAsync<DecideOnMessage, Result>(decide =>
            decide.RunAsync(moderator, message.ChatId, message.Id, decision, TestContext.Current.CancellationToken)
        );
        decided.IsRefused.ShouldBeFalse();
    }

    private static async Task<Result<Block>> BlockAsync(TestSchool school, BlockTerm term, DateOnly? date = null)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync<BlockMember, Result<Block>>(block =>
            block.RunAsync(moderator, school.ParentsChat.Id, school.Parent.Id, term, date, TestContext.Current.CancellationToken)
        );
    }

    private static async Task<Result<MessageId?>> PostAsync(TestSchool school)
    {
        var parent = await school.ActorAsync(school.Parent);
        return await school.RunAsync<PostMessage, Result<MessageId?>>(post =>
            post.RunAsync(
                parent,
                school.ParentsChat.Id,
                "Когда экскурсия в музей?",
                warned: false,
                people: null,
                form: null,
                TestContext.Current.CancellationToken
            )
        );
    }

    private static async Task<Result<MemberFile>> RecordAsync(TestSchool school, Person reader, Person member)
    {
        var actor = await school.ActorAsync(reader);
        return await school.RunAsync<MemberRecord, Result<MemberFile>>(record =>
            record.RunAsync(actor, school.ParentsChat.Id, member.Id, TestContext.Current.CancellationToken)
        );
    }
}

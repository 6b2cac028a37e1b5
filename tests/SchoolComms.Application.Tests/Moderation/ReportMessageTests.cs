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

public sealed class ReportMessageTests
{
    private static readonly Decision LeaveAll = new(null, false, Consequence.Nothing, null, OnReports: true);

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    [Fact]
    public async Task Of_many_reports_by_one_person_at_once_one_is_made()
    {
        var (school, message, reporter) = await GivenAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ReportAsync(school, message, reporter)));

        made.Count(result => !result.IsRefused).ShouldBe(1);
        made.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is ReportedAlready);
        await school.InScopeAsync(async db => (await db.MessageReports.CountAsync()).ShouldBe(1));
    }

    [Fact]
    public async Task Of_many_decisions_at_once_one_settles_the_reports_and_the_others_are_told()
    {
        var (school, message, reporter) = await GivenAsync();
        await ReportAsync(school, message, reporter);
        await ReportAsync(school, message, await school.AddParentAsync());

        var decided = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => DecideAsync(school, message, LeaveAll)));

        decided.Count(result => !result.IsRefused).ShouldBe(1);
        decided.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is ReportsSettledAlready);
        await school.InScopeAsync(async db =>
        {
            (await db.MessageReports.Select(report => report.Outcome).ToListAsync()).ShouldBe([
                ReportOutcome.Unfounded,
                ReportOutcome.Unfounded,
            ]);
            var entry = await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.ReportSettled);
            entry.Payload.ShouldContain("\"reports\": 2");
        });
    }

    [Fact]
    public async Task The_entry_of_a_report_names_neither_the_message_nor_its_author()
    {
        var (school, message, reporter) = await GivenAsync();

        await ReportAsync(school, message, reporter);

        await school.InScopeAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync();
            entry.Kind.ShouldBe(AuditKind.MessageReported);
            entry.Payload.ShouldContain("4.2");
            entry.Payload.ShouldNotContain(message.Id.Value.ToString());
            entry.Payload.ShouldNotContain(school.Parent.Name.Full);
        });
    }

    [Fact]
    public async Task The_only_moderator_does_not_settle_what_is_said_about_the_own_message()
    {
        var (school, _, reporter) = await GivenAsync();
        var own = await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, "Надоели", clock.Now, Audience.Teacher);
        (await ReportAsync(school, own, reporter)).Value.DirectorFrom.ShouldBeNull();

        (await DecideAsync(school, own, LeaveAll)).Error.ShouldBeOfType<OwnCase>();
        (await DecideAsync(school, own, new Decision(Rule.NegativeOrExcessive, true, Consequence.Nothing, null))).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db => (await db.MessageReports.SingleAsync()).IsOpen.ShouldBeTrue());
    }

    private static async Task<Result<MessageReport>> ReportAsync(TestSchool school, Message message, Person reporter)
    {
        var actor = await school.ActorAsync(reporter);
        return await school.RunAsync<ReportMessage, Result<MessageReport>>(report =>
            report.RunAsync(actor, message.ChatId, message.Id, Rule.NegativeOrExcessive, null, TestContext.Current.CancellationToken)
        );
    }

    private static async Task<Result> DecideAsync(TestSchool school, Message message, Decision decision)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync<DecideOnMessage, Result>(decide =>
            decide.RunAsync(moderator, message.ChatId, message.Id, decision, TestContext.Current.CancellationToken)
        );
    }

    private async Task<(TestSchool School, Message Message, Person Reporter)> GivenAsync()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Какая скука эти ваши собрания", clock.Now);
        return (school, message, await school.AddParentAsync());
    }
}

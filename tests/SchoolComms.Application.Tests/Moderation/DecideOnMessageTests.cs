using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Moderation;

public sealed class DecideOnMessageTests
{
    private static readonly Decision RemoveAndRecord = new(Rule.NegativeOrExcessive, true, Consequence.Violation, null);

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    [Fact]
    public async Task A_removed_message_keeps_its_text_clause_and_edition_and_stands_in_the_record()
    {
        var school = await SchoolAsync();
        var message = await MessageAsync(school, school.Parent);

        (await DecideAsync(school, school.ClassTeacher, message, RemoveAndRecord)).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db =>
        {
            var removed = await db.Messages.SingleAsync(m => m.Id == message.Id);
            removed.Text.ShouldBe(message.Text);
            removed.Removal!.Clause.ShouldBe("4.2");
            removed.Removal.EditionId.ShouldBe((await db.Editions.SingleAsync()).Id);
            var violation = await db.Violations.SingleAsync();
            violation.PersonId.ShouldBe(school.Parent.Id);
            violation.CommittedAt.ShouldBe(message.SentAt);
            (await db.AuditEntries.Select(e => e.Kind).ToListAsync()).ShouldBe(
                [AuditKind.MessageRemoved, AuditKind.ViolationRecorded],
                ignoreOrder: true
            );
        });
    }

    [Fact]
    public async Task Of_many_moderators_at_once_one_removes_the_message_and_the_others_are_told()
    {
        var school = await SchoolAsync();
        var message = await MessageAsync(school, school.Parent);

        var decided = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => DecideAsync(school, school.ClassTeacher, message, RemoveAndRecord))
        );

        decided.Count(result => !result.IsRefused).ShouldBe(1);
        decided.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is MessageAlreadyRemoved);
        await school.InScopeAsync(async db => (await db.Violations.CountAsync()).ShouldBe(1));
    }

    [Fact]
    public async Task A_teachers_message_is_removed_but_the_teacher_is_not_sanctioned()
    {
        var school = await SchoolAsync();
        var message = await school.AddMessageAsync(school.TeachersChat, school.Teacher, "Какая скука", clock.Now, Audience.Teacher);

        var sanctioned = await DecideAsync(school, school.ClassTeacher, message, RemoveAndRecord);
        sanctioned.Error.ShouldBeOfType<EqualOrHigherOffice>();
        await school.InScopeAsync(async db => (await db.Messages.SingleAsync()).IsRemoved.ShouldBeFalse());

        var removed = await DecideAsync(school, school.ClassTeacher, message, RemoveAndRecord with { Consequence = Consequence.Nothing });
        removed.IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db => (await db.Violations.AnyAsync()).ShouldBeFalse());
    }

    [Fact]
    public async Task Nobody_records_a_violation_of_their_own()
    {
        var school = await SchoolAsync();
        var message = await MessageAsync(school, school.ClassTeacher, Audience.Teacher);

        (await DecideAsync(school, school.ClassTeacher, message, RemoveAndRecord)).Error.ShouldBeOfType<OwnCase>();
    }

    [Fact]
    public async Task Only_a_moderator_of_the_chat_decides()
    {
        var school = await SchoolAsync();
        var message = await MessageAsync(school, school.Parent);

        (await DecideAsync(school, school.Parent, message, RemoveAndRecord)).Error.ShouldBeOfType<NotPermitted>();
        (await DecideAsync(school, school.Teacher, message, RemoveAndRecord)).Error.ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task A_rule_that_the_regulation_does_not_set_removes_nothing()
    {
        var school = await SchoolAsync();
        var message = await MessageAsync(school, school.Parent);

        var decided = await DecideAsync(school, school.ClassTeacher, message, RemoveAndRecord with { Rule = Rule.OffTopic });

        decided.Error.ShouldBeOfType<RuleNotInRegulation>();
    }

    [Fact]
    public async Task One_message_is_one_violation()
    {
        var school = await SchoolAsync();
        var message = await MessageAsync(school, school.Parent);
        var record = RemoveAndRecord with { Remove = false };

        (await DecideAsync(school, school.ClassTeacher, message, record)).IsRefused.ShouldBeFalse();
        (await DecideAsync(school, school.ClassTeacher, message, record)).Error.ShouldBeOfType<ViolationAlreadyRecorded>();
    }

    [Fact]
    public async Task A_reminder_stands_in_the_chat_with_its_rule()
    {
        var school = await SchoolAsync();

        var reminded = await ReminderAsync(school);

        reminded.IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
        {
            var reminder = await db.Messages.SingleAsync();
            (reminder.Kind, reminder.Rule).ShouldBe((MessageKind.Reminder, Rule.BusinessEthics));
            (await db.AuditEntries.SingleAsync()).Kind.ShouldBe(AuditKind.Reminded);
        });
    }

    private static async Task<Result> ReminderAsync(TestSchool school)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync<Remind, Result>(remind =>
            remind.RunAsync(
                moderator,
                school.ParentsChat.Id,
                Rule.BusinessEthics,
                "Прошу писать по делу",
                TestContext.Current.CancellationToken
            )
        );
    }

    private static async Task<Result> DecideAsync(TestSchool school, Person moderator, Message message, Decision decision)
    {
        var actor = await school.ActorAsync(moderator);
        return await school.RunAsync<DecideOnMessage, Result>(decide =>
            decide.RunAsync(actor, message.ChatId, message.Id, decision, TestContext.Current.CancellationToken)
        );
    }

    private async Task<TestSchool> SchoolAsync() => await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");

    private Task<Message> MessageAsync(TestSchool school, Person author, Audience audience = Audience.Parent) =>
        school.AddMessageAsync(school.ParentsChat, author, "Какая скука эти ваши собрания", clock.Now.AddMinutes(-5), audience);
}

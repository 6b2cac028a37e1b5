using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Moderation;

public sealed class DecideOnHeldTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    [Fact]
    public async Task Of_many_moderators_at_once_one_decides()
    {
        var school = await SchoolAsync();
        await school.MakeModeratorAsync(school.ParentsChat, school.Teacher);
        var held = await HeldAsync(school);

        var decisions = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => DecideAsync(school, i % 2 == 0 ? school.ClassTeacher : school.Teacher, held, letThrough: i % 4 < 2))
        );

        decisions.Count(decision => !decision.IsRefused).ShouldBe(1);
        decisions.Where(decision => decision.IsRefused).ShouldAllBe(decision => decision.Error is HeldMessageDecided);
        await school.InScopeAsync(async db =>
        {
            var queued = await db.QueuedMessages.SingleAsync();
            (await db.Messages.CountAsync()).ShouldBe(queued.State == QueueState.Sent ? 1 : 0);
        });
    }

    [Fact]
    public async Task What_is_let_through_in_the_evening_is_its_authors_and_tells_when_it_was_written()
    {
        var school = await SchoolAsync();
        var held = await HeldAsync(school);
        var written = clock.Now;
        clock.Now = TestClock.At("2026-03-11T21:00+03:00").Now;

        (await DecideAsync(school, school.ClassTeacher, held, letThrough: true)).Error.ShouldBeNull();

        await school.InScopeAsync(async db =>
        {
            var message = await db.Messages.SingleAsync();
            (message.AuthorId, message.Author).ShouldBe((school.Parent.Id, Audience.Parent));
            (message.WrittenAt, message.SentAt).ShouldBe((written, clock.Now));
            (await db.Violations.AnyAsync()).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Whoever_has_left_the_chat_is_not_let_into_it_and_the_message_waits_on()
    {
        var school = await SchoolAsync();
        var held = await HeldAsync(school);
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id)).End(
                Departure.Left,
                clock.Now
            )
        );

        (await DecideAsync(school, school.ClassTeacher, held, letThrough: true)).Error.ShouldBeOfType<AuthorMayNotWrite>();

        await school.InScopeAsync(async db => (await db.QueuedMessages.SingleAsync()).State.ShouldBe(QueueState.Held));
        (await DecideAsync(school, school.ClassTeacher, held, letThrough: false)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_is_leaving_the_chat_at_that_moment_is_not_let_into_it()
    {
        var school = await SchoolAsync();
        var held = await HeldAsync(school);
        await using var leaving = await OtherTransaction.BeginAsync(
            $"""
            update chat_member set ended_at = '{clock.Now:O}', departure = 'Left'
                where chat_id = '{school.ParentsChat.Id.Value}' and person_id = '{school.Parent.Id.Value}'
            """
        );

        var decision = DecideAsync(school, school.ClassTeacher, held, letThrough: true);
        await leaving.WaitForAsync(1, decision);
        await leaving.CommitAsync();

        (await decision).Error.ShouldBeOfType<AuthorMayNotWrite>();
        await school.InScopeAsync(async db => (await db.Messages.AnyAsync()).ShouldBeFalse());
    }

    [Fact]
    public async Task Whose_access_is_restricted_is_not_let_in_and_the_moderator_reads_by_which_clause()
    {
        var school = await TestSchool.CreateAsync(
            await TestServices.CreateAsync(clock),
            "interaction",
            change: TestSchool.Holding(Rule.Insult)
        );
        var held = await HeldAsync(school);
        var director = await school.ActorAsync(school.Director);
        await school.InScopeAsync(db =>
        {
            var offender = new Offender(school.Parent.Id, Audience.Parent, GovernsSchool: false);
            var until = clock.Now.AddDays(1);
            db.Add(
                AccessRestriction
                    .Impose(
                        offender,
                        [],
                        director.Edition,
                        Judge.Of(director, moderates: false),
                        until,
                        "Докладная № 3",
                        "Угрозы",
                        clock.Now
                    )
                    .Value
            );
            return Task.CompletedTask;
        });

        var refused = await DecideAsync(school, school.ClassTeacher, held, letThrough: true);

        refused.Error.ShouldBeOfType<AuthorMayNotWrite>().Clause!.Number.ShouldBe("9.2");
    }

    [Fact]
    public async Task A_form_that_is_sent_again_is_kept_once()
    {
        var school = await SchoolAsync();
        var form = SentForm.Of("1", "Вы дурак и сами всё знаете");

        (await HeldAsync(school, form)).ShouldBe(await HeldAsync(school, form));
    }

    private async Task<TestSchool> SchoolAsync() =>
        await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), change: TestSchool.Holding(Rule.Insult));

    private static async Task<QueuedMessageId> HeldAsync(TestSchool school, SentForm? form = null)
    {
        var parent = await school.ActorAsync(school.Parent);
        var kept = await school.RunAsync<HoldMessage, Result>(hold =>
            hold.RunAsync(parent, school.ParentsChat.Id, "Вы дурак и сами всё знаете", form, TestContext.Current.CancellationToken)
        );
        kept.Error.ShouldBeNull();
        QueuedMessageId id = default;
        await school.InScopeAsync(async db => id = (await db.QueuedMessages.SingleAsync()).Id);
        return id;
    }

    private static async Task<Result> DecideAsync(TestSchool school, Person moderator, QueuedMessageId held, bool letThrough)
    {
        var actor = await school.ActorAsync(moderator);
        var decision = new HeldDecision(letThrough, "Скажите спокойнее");
        return await school.RunAsync<DecideOnHeld, Result>(decide =>
            decide.RunAsync(actor, school.ParentsChat.Id, held, decision, TestContext.Current.CancellationToken)
        );
    }
}

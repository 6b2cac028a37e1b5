using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

/// <summary>Who waits for a lock holds none that comes after it: two who wait for each other would both be in the wrong order.</summary>
public sealed class LockOrderTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T18:00+03:00");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_approves_an_edition_that_moves_what_waits_takes_the_school_before_the_record()
    {
        var school = await SchoolAsync("group-chats");
        var (administrator, director) = (await school.ActorAsync(school.Administrator), await school.ActorAsync(school.Director));
        (await school.RunAsync((StartDraft start) => start.RunAsync(administrator, "model", Stop))).IsRefused.ShouldBeFalse();
        await using var other = await OtherTransaction.BeginAsync(Locked("school", school));
        var order = new Order("34", new DateOnly(2026, 3, 11));

        var approved = school.RunAsync((ApproveDraft approve) => approve.RunAsync(director, 1, order, order.Date, Stop));
        await other.WaitForAsync(1, approved);
        await other.RunAsync($"{Locked("audit_head", school)} nowait");
        await other.CommitAsync();

        (await approved).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Who_allows_or_ends_an_exception_takes_the_school_before_the_chat()
    {
        var school = await SchoolAsync();
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var chat = school.ParentsChat.Id;
        var tomorrow = NewException.AllDay(Rule.PostingHours, new DateTime(2026, 3, 12), "Экскурсия");
        await BehindAsync(() => school.RunAsync((AllowException allow) => allow.RunAsync(moderator, chat, tomorrow, Stop)));
        RuleExceptionId id = default;
        await school.InScopeAsync(async db => id = (await db.RuleExceptions.SingleAsync(Stop)).Id);
        await BehindAsync(() => school.RunAsync((EndException end) => end.RunAsync(moderator, chat, id, Stop)));

        async Task BehindAsync(Func<Task<Result>> change)
        {
            await using var other = await OtherTransaction.BeginAsync(Locked("school", school));
            var changed = change();
            await other.WaitForAsync(1, changed);
            await other.RunAsync($"{Locked("chat", school)} nowait");
            await other.CommitAsync();
            (await changed).Error.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("queued_message")]
    public async Task Who_merges_two_people_takes_the_chats_and_what_waits_before_the_members(string before)
    {
        var school = await SchoolAsync();
        var second = await school.AddParentAsync();
        await school.AddChatAsync("Ремонт класса", (second, Role.Parent), (school.Parent, Role.Parent));
        var (administrator, author) = (await school.ActorAsync(school.Administrator), await school.ActorAsync(second));
        await school.RunAsync((QueueMessage queue) => queue.RunAsync(author, school.ParentsChat.Id, "Когда выезд?", null, Stop));
        await using var other = await OtherTransaction.BeginAsync(Locked(before, school));
        var choice = new MergeChoice(default, default, default, default, default, default, default);

        var merged = school.RunAsync((MergePeople merge) => merge.RunAsync(administrator, school.Parent.Id, second.Id, choice, Stop));
        await other.WaitForAsync(1, merged);
        await other.RunAsync($"{Locked("chat_member", school)} nowait");
        await other.CommitAsync();

        (await merged).Error.ShouldBeNull();
    }

    private async Task<TestSchool> SchoolAsync(string preset = "posting-hours") =>
        await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), preset);

    private static string Locked(string table, TestSchool school) =>
        $"select from {table} where school_id = '{school.School.Id.Value}' for no key update";
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.People;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class DirectChatsTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    [Fact]
    public async Task Of_two_who_start_at_once_one_chat_arises()
    {
        var school = await SchoolAsync();
        var starters = Enumerable.Range(0, 8).Select(n => n % 2 == 0 ? (school.Teacher, school.Parent) : (school.Parent, school.Teacher));

        var started = await Task.WhenAll(starters.Select(pair => StartAsync(school, pair.Item1, pair.Item2)));

        started.Select(chat => chat.Value).Distinct().Count().ShouldBe(1);
        await school.InScopeAsync(async db =>
        {
            (await db.Chats.CountAsync(chat => chat.Kind == ChatKind.Direct)).ShouldBe(1);
            (await db.ChatMembers.CountAsync(m => m.ChatId == started[0].Value && m.EndedAt == null)).ShouldBe(2);
            (await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.DirectChatStarted)).Payload.ShouldContain("2.10");
        });
    }

    [Fact]
    public async Task When_the_last_shared_place_ends_writing_is_refused_and_with_the_next_one_it_is_allowed_again()
    {
        var school = await SchoolAsync();
        var chat = (await StartAsync(school, school.Parent, school.Teacher)).Value;
        (await PostAsync(school, school.Parent, chat)).IsRefused.ShouldBeFalse();
        (await PostAsync(school, school.Teacher, chat)).IsRefused.ShouldBeFalse();

        await TeachAsync(school, false);
        (await PostAsync(school, school.Parent, chat)).Error.ShouldBeOfType<NothingShared>().Clause!.Number.ShouldBe("2.10");
        (await PostAsync(school, school.Teacher, chat)).Error.ShouldBeOfType<NothingShared>();
        (await ReadAsync(school, school.Parent, chat)).Value.Messages.Count.ShouldBe(2);
        (await StartAsync(school, school.Parent, school.Teacher)).Error.ShouldBeOfType<NotReachable>();

        await TeachAsync(school, true);
        (await PostAsync(school, school.Parent, chat)).IsRefused.ShouldBeFalse();
        (await StartAsync(school, school.Teacher, school.Parent)).Value.ShouldBe(chat);
    }

    [Fact]
    public async Task A_shared_chat_is_enough_and_a_channel_or_their_own_chat_is_not()
    {
        var school = await SchoolAsync();
        var other = await school.AddPersonAsync(Role.Staff);
        (await StartAsync(school, school.Staff, other)).Error.ShouldBeOfType<NotReachable>();

        var meeting = await school.AddChatAsync("Ремонт", (school.Staff, Role.Staff), (other, Role.Staff));
        var chat = (await StartAsync(school, school.Staff, other)).Value;
        await school.InScopeAsync(async db =>
        {
            var member = await db.ChatMembers.SingleAsync(m => m.ChatId == meeting.Id && m.PersonId == other.Id);
            member.End(Departure.Moved, clock.Now);
            var channel = Chat.Create(school.School.Id, ChatKind.StaffChannel, "Сотрудники", null, school.Administrator.Id, clock.Now);
            db.Add(channel);
            foreach (var person in new[] { school.Staff, other })
                db.Add(ChatMember.Enter(channel, person.Id, Role.Staff, moderator: false, clock.Now));
        });

        (await PostAsync(school, school.Staff, chat)).Error.ShouldBeOfType<NothingShared>();
        (await ReachableAsync(school, school.Staff)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybody_of_a_class_is_reachable_by_what_ties_them_to_it_and_nobody_else_is_found()
    {
        var school = await SchoolAsync();
        var stranger = await school.AddPersonAsync(Role.Parent);
        var other = await school.AddParentAsync();

        (await ReachableAsync(school, school.Parent)).ShouldBe([school.ClassTeacher.Id, school.Teacher.Id, other.Id], ignoreOrder: true);
        (await ReachableAsync(school, school.Student)).ShouldBe([school.ClassTeacher.Id, school.Teacher.Id], ignoreOrder: true);
        (await ReachableAsync(school, school.Parent, stranger.Name.Full)).ShouldBeEmpty();
        (await ReachableAsync(school, school.Parent, other.Name.First.ToUpperInvariant())).ShouldBe([other.Id]);
    }

    [Fact]
    public async Task Who_left_the_chat_of_the_two_comes_back_by_their_own_will_only()
    {
        var school = await SchoolAsync();
        var chat = (await StartAsync(school, school.Teacher, school.Parent)).Value;
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == chat && m.PersonId == school.Parent.Id)).End(Departure.Left, clock.Now)
        );

        (await StartAsync(school, school.Teacher, school.Parent)).Value.ShouldBe(chat);
        (await PostAsync(school, school.Teacher, chat)).Error.ShouldBeOfType<OtherHasLeft>();
        (await StartAsync(school, school.Parent, school.Teacher)).Value.ShouldBe(chat);
        (await PostAsync(school, school.Teacher, chat)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_records_of_one_person_that_become_one_have_one_chat_with_each_and_lose_no_message()
    {
        var school = await SchoolAsync();
        var second = await school.AddParentAsync();
        var kept = (await StartAsync(school, school.Parent, school.Teacher)).Value;
        var rests = (await StartAsync(school, second, school.Teacher)).Value;
        var moved = (await StartAsync(school, second, school.ClassTeacher)).Value;
        var own = (await StartAsync(school, second, school.Parent)).Value;
        await PostAsync(school, second, rests);

        var administrator = await school.ActorAsync(school.Administrator);
        var choice = new MergeChoice(default, default, default, default, default, default, default);
        (
            await school.RunAsync((MergePeople merge) => merge.RunAsync(administrator, school.Parent.Id, second.Id, choice, default))
        ).IsRefused.ShouldBeFalse();

        (await StartAsync(school, school.Parent, school.Teacher)).Value.ShouldBe(kept);
        (await StartAsync(school, school.ClassTeacher, school.Parent)).Value.ShouldBe(moved);
        (await ReadAsync(school, school.Parent, rests)).Value.Messages.Count.ShouldBe(1);
        foreach (var resting in new[] { rests, own })
            (await PostAsync(school, school.Parent, resting)).Error.ShouldBeOfType<NothingShared>();
    }

    private async Task<TestSchool> SchoolAsync() => await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "college");

    private static async Task<Result<ChatId>> StartAsync(TestSchool school, Person from, Person to)
    {
        var actor = await school.ActorAsync(from);
        return await school.RunAsync((StartDirectChat start) => start.RunAsync(actor, to.Id, default));
    }

    private static async Task<Result<MessageId?>> PostAsync(TestSchool school, Person author, ChatId chat)
    {
        var actor = await school.ActorAsync(author);
        return await school.RunAsync((PostMessage post) => post.RunAsync(actor, chat, "Когда консультация?", false, null, null, default));
    }

    private static async Task<Result<ChatView>> ReadAsync(TestSchool school, Person reader, ChatId chat)
    {
        var actor = await school.ActorAsync(reader);
        return await school.RunAsync((ReadChat read) => read.RunAsync(actor, chat, null, default));
    }

    private static async Task<IEnumerable<PersonId>> ReachableAsync(TestSchool school, Person person, string? search = null)
    {
        var actor = await school.ActorAsync(person);
        var found = await school.RunAsync((ListReachable list) => list.RunAsync(actor, search, null, default));
        return found.Value.People.Select(line => line.Id);
    }

    // The teacher and the parent share the class as long as the teacher teaches in it.
    private Task TeachAsync(TestSchool school, bool teaches) =>
        school.InScopeAsync(async db =>
        {
            var membership = await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Teacher.Id);
            if (teaches)
                membership.Restore();
            else
                membership.End(clock.Now);
        });
}

using SchoolComms.Application.Chats;
using SchoolComms.Application.Days;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class ListChatsTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_very_many_chats_the_one_with_the_newest_message_stands_first_however_old_it_is()
    {
        var school = await SchoolAsync(newer: ListChats.PageSize);
        await school.AddMessageAsync(school.ParentsChat, school.Parent, "Завтра родительское собрание?", clock.Now);

        var page = await ListAsync(school);

        (page.Chats.Count, page.Chats[0].Id, page.Chats[0].Unread).ShouldBe((ListChats.PageSize, school.ParentsChat.Id, 1));
        var actor = await school.ActorAsync(school.ClassTeacher);
        var day = await school.RunAsync((MyDay read) => read.RunAsync(actor, Cancel));
        day.Chats[0].Id.ShouldBe(school.ParentsChat.Id);
    }

    [Fact]
    public async Task The_next_pages_have_all_the_others_each_once()
    {
        var school = await SchoolAsync(newer: ListChats.PageSize);
        await school.AddMessageAsync(school.ParentsChat, school.Parent, "Завтра родительское собрание?", clock.Now);

        var first = await ListAsync(school);
        var second = await ListAsync(school, first.Next);

        second.Next.ShouldBeNull();
        second.Chats.Count.ShouldBe(3);
        first.Chats.Concat(second.Chats).Select(chat => chat.Id).Distinct().Count().ShouldBe(ListChats.PageSize + 3);
        second.Chats.Select(chat => chat.Id).ShouldContain(school.TeachersChat.Id);
    }

    [Fact]
    public async Task A_page_that_is_just_full_is_the_last()
    {
        var school = await SchoolAsync(newer: ListChats.PageSize - 3);

        var page = await ListAsync(school);

        (page.Chats.Count, page.Next).ShouldBe((ListChats.PageSize, null));
    }

    // The class teacher is in the three chats of the class, and in so many that were created after them.
    private async Task<TestSchool> SchoolAsync(int newer)
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));
        var at = clock.Now.AddDays(-30);
        await school.InScopeAsync(db =>
        {
            for (var i = 0; i < newer; i++)
            {
                var chat = Chat.Create(school.School.Id, ChatKind.Event, $"Поход {i}", null, school.ClassTeacher.Id, at.AddMinutes(i));
                db.AddRange(chat, ChatMember.Enter(chat, school.ClassTeacher.Id, Role.Teacher, moderator: true, at.AddMinutes(i)));
            }

            return Task.CompletedTask;
        });
        return school;
    }

    private static async Task<ChatPage> ListAsync(TestSchool school, Guid? before = null)
    {
        var actor = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync((ListChats list) => list.RunAsync(actor, channels: false, before, Cancel));
    }
}

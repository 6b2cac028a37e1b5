using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class ReadChatTests
{
    private const int Times = 15;

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_opens_chats_of_several_schools_at_the_same_instant_reads_the_own_one_and_what_they_may_see_of_it()
    {
        var services = await TestServices.CreateAsync(clock);
        TestSchool[] schools = [await TestSchool.CreateAsync(services), await TestSchool.CreateAsync(services)];
        foreach (var school in schools)
        {
            await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, $"Собрание в школе {school.Slug}", clock.Now);
            clock.Advance(TimeSpan.FromSeconds(1));
            await RemoveAsync(
                school,
                await school.AddMessageAsync(school.ParentsChat, school.Parent, $"Удалено в {school.Slug}", clock.Now)
            );
        }

        var opened = await Task.WhenAll(
            Enumerable
                .Range(0, Times)
                .SelectMany(_ =>
                    schools.SelectMany(school =>
                        new[] { school.Parent, school.ClassTeacher }.Select(async reader =>
                            (School: school, Reader: reader, Texts: await ReadAsync(school, reader))
                        )
                    )
                )
        );

        opened.Length.ShouldBe(Times * schools.Length * 2);
        foreach (var (school, reader, texts) in opened)
            texts.ShouldBe([$"Собрание в школе {school.Slug}", reader == school.Parent ? null : $"Удалено в {school.Slug}"]);
    }

    private static async Task<IEnumerable<string?>> ReadAsync(TestSchool school, Person reader)
    {
        var actor = await school.ActorAsync(reader);
        var view = await school.RunAsync<ReadChat, Result<ChatView>>(read =>
            read.RunAsync(actor, school.ParentsChat.Id, before: null, Stop)
        );
        return view.Value.Messages.Select(message => message.Text);
    }

    private async Task RemoveAsync(TestSchool school, Message message)
    {
        var actor = await school.ActorAsync(school.ClassTeacher);
        await school.InScopeAsync(async db =>
        {
            var stored = await db.Messages.SingleAsync(m => m.Id == message.Id, Stop);
            stored.Remove(Judge.Of(actor, moderates: true), Rule.Uninformative, actor.Edition, clock.Now).IsRefused.ShouldBeFalse();
        });
    }
}

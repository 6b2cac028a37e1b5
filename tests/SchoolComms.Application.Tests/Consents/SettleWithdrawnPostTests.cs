using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Statistics;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Statistics;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Consents;

public sealed class SettleWithdrawnPostTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_removes_a_message_of_which_no_consent_was_withdrawn(bool showsSomebody)
    {
        var school = await SchoolAsync();
        var message = showsSomebody
            ? await PostPhotoAsync(school, school.Parent, withdrawn: false)
            : await school.AddMessageAsync(school.ParentsChat, school.Parent, "Вы не правы", clock.Now);

        (await SettleAsync(school, school.Parent, message)).Error.ShouldBeOfType<NotFound>();
        (await SettleAsync(school, school.ClassTeacher, message)).Error.ShouldBeOfType<NotFound>();

        (await RemovalAsync(school, message)).ShouldBeNull();
    }

    [Fact]
    public async Task What_an_author_takes_back_is_the_authors_deed_and_tells_nothing_of_the_moderators()
    {
        var school = await SchoolAsync();
        var message = await PostPhotoAsync(school, school.Parent, withdrawn: true);

        (await SettleAsync(school, school.Parent, message)).IsRefused.ShouldBeFalse();

        (await RemovalAsync(school, message))!.As.ShouldBe(Capacity.Author);
        await school.InScopeAsync(async db =>
            (await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.MessageRemoved, Cancel)).Payload.ShouldContain(
                $"\"as\": \"{Capacity.Author}\""
            )
        );
        (await TimeToRemovalAsync(school)).ShouldBeNull();
    }

    [Fact]
    public async Task A_moderator_removes_as_a_moderator_whoever_wrote_it()
    {
        var school = await SchoolAsync();
        var (others, own) = (
            await PostPhotoAsync(school, school.Parent, withdrawn: true),
            await PostPhotoAsync(school, school.ClassTeacher, withdrawn: true)
        );

        foreach (var message in (Message[])[others, own])
        {
            (await SettleAsync(school, school.ClassTeacher, message)).IsRefused.ShouldBeFalse();
            (await RemovalAsync(school, message))!.As.ShouldBe(Capacity.Moderator);
        }

        (await TimeToRemovalAsync(school)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_message_counts_once_however_many_it_shows_and_however_many_there_are()
    {
        var school = await SchoolAsync();
        for (var i = 0; i < 110; i++)
            await PostPhotoAsync(school, school.Parent, withdrawn: true, others: i == 0 ? [school.ClassTeacher] : []);

        (await CountAsync(school, school.ClassTeacher)).ShouldBe(110);
        (await CountAsync(school, school.Parent)).ShouldBe(110);
        (await CountAsync(school, school.Teacher)).ShouldBe(0);
    }

    private async Task<TestSchool> SchoolAsync() => await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));

    // A photo that shows the student, and perhaps others, each by a consent of their own.
    private async Task<Message> PostPhotoAsync(TestSchool school, Person author, bool withdrawn, params Person[] others)
    {
        var message = await school.AddMessageAsync(school.ParentsChat, author, "Фото с экскурсии", clock.Now);
        await school.InScopeAsync(db =>
        {
            foreach (var person in others.Prepend(school.Student))
            {
                var consent = Consented(school, person, withdrawn);
                db.AddRange(consent, ShownPerson.On(message, person.Id, ConsentPurpose.Photo, consent.Id));
            }

            return Task.CompletedTask;
        });
        clock.Advance(TimeSpan.FromMinutes(1));
        return message;
    }

    private Consent Consented(TestSchool school, Person person, bool withdrawn)
    {
        var today = school.School.DateAt(clock.Now);
        var isStudent = person == school.Student;
        var giver = isStudent ? school.Parent.Id : person.Id;
        var subject = new ConsentSubject(person, school.School.Kind, isStudent ? [giver] : [], [], today);
        var terms = new ConsentTerms(ConsentPurpose.Photo, ConsentPlaces.ClassChats, "", today, null);
        var consent = Consent.Give(subject, giver, terms, clock.Now).Value;
        if (withdrawn)
            consent.Withdraw(subject, giver, giver, null, clock.Now).IsRefused.ShouldBeFalse();
        return consent;
    }

    private static async Task<Result> SettleAsync(TestSchool school, Person by, Message message)
    {
        var actor = await school.ActorAsync(by);
        return await school.RunAsync<SettleWithdrawnPost, Result>(settle =>
            settle.RunAsync(actor, message.ChatId, message.Id, remove: true, Cancel)
        );
    }

    private static async Task<int> CountAsync(TestSchool school, Person reader)
    {
        var actor = await school.ActorAsync(reader);
        return await school.RunAsync((WithdrawnPosts posts) => posts.CountAsync(actor, Cancel));
    }

    private static async Task<TimeSpan?> TimeToRemovalAsync(TestSchool school)
    {
        var director = await school.ActorAsync(school.Director);
        return (await school.RunAsync((SchoolStatistics statistics) => statistics.RunAsync(director, PeriodKind.Month, Cancel)))
            .Value
            .TimeToRemoval;
    }

    private static async Task<Removal?> RemovalAsync(TestSchool school, Message message)
    {
        Removal? removal = null;
        await school.InScopeAsync(async db => removal = (await db.Messages.SingleAsync(m => m.Id == message.Id, Cancel)).Removal);
        return removal;
    }
}

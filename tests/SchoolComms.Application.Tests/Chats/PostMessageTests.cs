using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class PostMessageTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_of_several_schools_at_once_all_stand_once_each_in_its_chat()
    {
        var services = await TestServices.CreateAsync(clock);
        TestSchool[] schools = [await TestSchool.CreateAsync(services), await TestSchool.CreateAsync(services)];
        (TestSchool School, Person Author, Chat Chat)[] authors =
        [
            .. schools.Select(school => (school, school.Parent, school.ParentsChat)),
            .. schools.Select(school => (school, school.ClassTeacher, school.ParentsChat)),
            .. schools.Select(school => (school, school.Student, school.StudentsChat)),
        ];

        var posted = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .SelectMany(number =>
                    authors.Select(async a => (a.Chat, a.Author, Text: $"Вопрос {number}", Id: await PostAsync(a, number)))
                )
        );

        foreach (var school in schools)
        {
            await school.InScopeAsync(async db =>
            {
                var expected = posted.Where(one => one.Chat.SchoolId == school.School.Id).ToList();
                var stored = await db.Messages.ToListAsync(Stop);
                stored
                    .Select(m => (m.ChatId, m.Id, m.AuthorId, m.Text))
                    .ShouldBe(expected.Select(one => (one.Chat.Id, one.Id.Value!.Value, one.Author.Id, one.Text)), ignoreOrder: true);
                foreach (var member in await db.ChatMembers.Where(m => m.LastRead != null).ToListAsync(Stop))
                    member.LastRead.ShouldBe(
                        stored.Where(m => m.ChatId == member.ChatId && m.AuthorId == member.PersonId).MaxBy(m => m.Id.Value)!.Id
                    );
            });
        }

        Task<Result<MessageId?>> PostAsync((TestSchool School, Person Author, Chat Chat) author, int number) =>
            PostMessageTests.PostAsync(author.School, author.Author, author.Chat, $"Вопрос {number}");
    }

    [Fact]
    public async Task A_message_that_the_database_cannot_store_fails_alone()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));

        var posts = Enumerable
            .Range(0, 20)
            .Select(number => PostAsync(school, school.Parent, school.ParentsChat, number == 7 ? "Плохой\0знак" : $"Вопрос {number}"))
            .ToList();
        var failure = await Should.ThrowAsync<PostgresException>(() => posts[7]);

        failure.SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
        posts.RemoveAt(7);
        (await Task.WhenAll(posts)).ShouldAllBe(posted => !posted.IsRefused);
        await school.InScopeAsync(async db => (await db.Messages.CountAsync(Stop)).ShouldBe(19));
    }

    // Npgsql prepares what it has seen a few times: whichever time fails, the connection must be good for who comes next.
    [Fact]
    public async Task A_message_that_the_database_cannot_store_spoils_no_other_on_its_connection()
    {
        for (var bad = 1; bad <= 6; bad++)
        {
            var school = await TestSchool.CreateAsync(await WithNewConnectionsAsync($"bad text {bad}"));
            for (var number = 1; number <= 7; number++)
            {
                var post = PostAsync(school, school.Parent, school.ParentsChat, number == bad ? "Плохой\0знак" : $"Вопрос {number}");
                if (number == bad)
                    (await Should.ThrowAsync<PostgresException>(() => post)).SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
                else
                    (await post).IsRefused.ShouldBeFalse();
            }
        }
    }

    [Fact]
    public async Task A_form_that_is_sent_again_brings_its_message_once_however_close_the_two_come()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));
        var text = "Когда экскурсия в музей?";
        var form = SentForm.Of("1", text);

        var posts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => PostAsync(school, school.Parent, school.ParentsChat, text, form))
        );
        var later = await PostAsync(school, school.Parent, school.ParentsChat, text, form);

        posts.Append(later).ShouldAllBe(post => !post.IsRefused);
        posts.Count(post => post.Value is not null).ShouldBe(1);
        later.Value.ShouldBeNull();
        (await StoredAsync(school)).ShouldBe([text]);
    }

    [Fact]
    public async Task Other_words_in_the_same_form_and_the_same_words_of_somebody_else_are_messages_of_their_own()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));

        foreach (var text in (string[])["Во сколько сбор?", "Во сколько сбор и где?"])
        foreach (var author in (Person[])[school.Parent, school.ClassTeacher])
            (await PostAsync(school, author, school.ParentsChat, text, SentForm.Of("1", text))).Value.ShouldNotBeNull();

        (await StoredAsync(school)).ShouldBe(
            ["Во сколько сбор и где?", "Во сколько сбор и где?", "Во сколько сбор?", "Во сколько сбор?"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Files_of_a_form_that_is_sent_again_are_not_kept_for_another_message()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));
        var form = SentForm.Of("1", "План поездки");
        for (var time = 1; time <= 2; time++)
        {
            await KeepAsync(school, form);
            (await PostAsync(school, school.Parent, school.ParentsChat, "План поездки", form)).IsRefused.ShouldBeFalse();
        }

        (await StoredAsync(school)).ShouldBe(["План поездки"]);
        await school.InScopeAsync(async db =>
        {
            (await db.Attachments.CountAsync(Stop)).ShouldBe(1);
            (await db.UnsentMessages.CountAsync(Stop)).ShouldBe(0);
        });
    }

    [Fact]
    public async Task Files_of_a_form_whose_message_is_being_sent_at_that_moment_are_not_kept()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock));
        var form = SentForm.Of("1", "План поездки");
        await using var sending = await OtherTransaction.BeginAsync(
            $"""
            update chat_member set last_sent = '{form.Value}'
                where chat_id = '{school.ParentsChat.Id.Value}' and person_id = '{school.Parent.Id.Value}'
            """
        );

        var keeping = KeepAsync(school, form);
        await sending.WaitForAsync(1, keeping);
        await sending.CommitAsync();
        await keeping;

        await school.InScopeAsync(async db => (await db.UnsentMessages.CountAsync(Stop)).ShouldBe(0));
    }

    [Fact]
    public async Task Who_is_blocked_while_the_message_is_on_its_way_is_refused_with_the_clause()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");
        await ViolateAsync(school, 4);
        await using var record = await OtherTransaction.HoldTheRecordAsync(school);

        // The block is written and not yet committed: it waits for the school's record.
        var block = BlockAsync(school);
        await record.WaitForAsync(1, block);
        var post = PostAsync(school, school.Parent, school.ParentsChat, "Когда экскурсия в музей?");
        await record.WaitForAsync(2, post);
        var other = await PostAsync(school, school.ClassTeacher, school.ParentsChat, "Экскурсия в пятницу.");
        await record.CommitAsync();

        other.IsRefused.ShouldBeFalse();
        (await block).IsRefused.ShouldBeFalse();
        (await post).Error.ShouldBeOfType<MemberBlocked>().Clause!.Number.ShouldBe("4.5");
        await school.InScopeAsync(async db =>
            (
                await db.Messages.AnyAsync(m => m.AuthorId == school.Parent.Id && m.SentAt == clock.Now && m.Text.StartsWith("Когда"), Stop)
            ).ShouldBeFalse()
        );
    }

    [Fact]
    public async Task What_is_stored_after_its_author_has_gone_is_announced()
    {
        var services = await TestServices.CreateAsync(clock);
        var school = await TestSchool.CreateAsync(services);
        var announced = Announced(services);
        await using var other = await OtherTransaction.BeginAsync(
            $"select from chat where id = '{school.ParentsChat.Id.Value}' for update"
        );
        using var request = new CancellationTokenSource();

        var post = PostAsync(school, school.Parent, school.ParentsChat, "Когда экскурсия в музей?", request: request.Token);
        await other.WaitForAsync(1, post);
        await request.CancelAsync();
        await other.CommitAsync();

        (await post).IsRefused.ShouldBeFalse();
        announced.ShouldBe([school.ParentsChat.Id]);
        (await StoredAsync(school)).ShouldBe(["Когда экскурсия в музей?"]);
    }

    [Fact]
    public async Task A_message_alone_stands_and_is_announced_though_its_author_goes_before_the_commit()
    {
        var services = await TestServices.CreateAsync(clock);
        var school = await TestSchool.CreateAsync(services);
        var announced = Announced(services);
        await KeepAsync(school, SentForm.Of("1", "План поездки"));
        var parent = await school.ActorAsync(school.Parent);
        using var request = new CancellationTokenSource();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(school.School.Id);
        db.SavedChanges += (_, _) => request.Cancel();

        var post = scope.ServiceProvider.GetRequiredService<PostMessage>();
        var posted = await post.RunAsync(parent, school.ParentsChat.Id, "План поездки", false, null, null, request.Token);

        posted.IsRefused.ShouldBeFalse();
        announced.ShouldBe([school.ParentsChat.Id]);
        (await StoredAsync(school)).ShouldBe(["План поездки"]);
    }

    [Fact]
    public async Task The_batch_itself_stores_nothing_of_somebody_who_is_blocked_or_has_left()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");
        await ViolateAsync(school, 4);
        (await BlockAsync(school)).IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == school.StudentsChat.Id && m.PersonId == school.Student.Id, Stop)).End(
                Departure.Moved,
                clock.Now
            )
        );

        (await StoredAsync(school, school.ParentsChat, school.Parent)).ShouldBeFalse();
        (await StoredAsync(school, school.StudentsChat, school.Student)).ShouldBeFalse();
        (await StoredAsync(school, school.StudentsChat, school.Parent)).ShouldBeFalse();
        (await StoredAsync(school, school.ParentsChat, school.ClassTeacher)).ShouldBeTrue();
        clock.Advance(TimeSpan.FromDays(31));
        (await StoredAsync(school, school.ParentsChat, school.Parent)).ShouldBeTrue();
    }

    private static List<ChatId> Announced(IServiceProvider services)
    {
        var announced = new List<ChatId>();
        services.GetRequiredService<LiveChats>().Said += (_, saying) => announced.Add(saying.Hint.Chat);
        return announced;
    }

    private static async Task<Result<MessageId?>> PostAsync(
        TestSchool school,
        Person author,
        Chat chat,
        string text,
        SentForm? form = null,
        CancellationToken? request = null
    )
    {
        var actor = await school.ActorAsync(author);
        return await school.RunAsync<PostMessage, Result<MessageId?>>(post =>
            post.RunAsync(actor, chat.Id, text, warned: false, people: null, form, request ?? Stop)
        );
    }

    // Connections are shared by their connection string: one of its own finds none that has the statement prepared.
    private async Task<ServiceProvider> WithNewConnectionsAsync(string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(await TestServices.ConnectionStringAsync()) { ApplicationName = name };
        return TestServices.Create(clock, connection.ConnectionString, new byte[InviteCodes.MinKey]);
    }

    private static async Task KeepAsync(TestSchool school, SentForm form)
    {
        var parent = await school.ActorAsync(school.Parent);
        var plan = new ChosenFile("План.pdf", SampleFiles.Pdf.Length, _ => Task.FromResult(SampleFiles.Pdf));
        var kept = await school.RunAsync(
            (KeepUnsent keep) => keep.RunAsync(parent, school.ParentsChat.Id, "План поездки", [plan], form, Stop)
        );
        kept.Error.ShouldBeNull();
    }

    private static async Task<List<string>> StoredAsync(TestSchool school)
    {
        List<string> texts = [];
        await school.InScopeAsync(async db => texts = await db.Messages.OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(Stop));
        return texts;
    }

    private static async Task<Result<Block>> BlockAsync(TestSchool school)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        return await school.RunAsync<BlockMember, Result<Block>>(block =>
            block.RunAsync(moderator, school.ParentsChat.Id, school.Parent.Id, BlockTerm.Month, null, Stop)
        );
    }

    private async Task ViolateAsync(TestSchool school, int times)
    {
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var decision = new Decision(Rule.NegativeOrExcessive, true, Consequence.Violation, null);
        for (var i = 0; i < times; i++)
        {
            var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Какая скука", clock.Now);
            await school.RunAsync<DecideOnMessage, Result>(decide =>
                decide.RunAsync(moderator, message.ChatId, message.Id, decision, Stop)
            );
        }
    }

    // As the batch's role, which sees every school.
    private async Task<bool> StoredAsync(TestSchool school, Chat chat, Person author)
    {
        await using var poster = await OpenAsync("-c role=schoolcomms_poster");
        await using var command = new NpgsqlCommand(
            "select post_messages(array[$1], array[$2], array[$3], array[$4], '{Parent}', '{Текст}', array[$5], $5)",
            poster
        );
        foreach (var id in (Guid[])[school.School.Id.Value, chat.Id.Value, Guid.CreateVersion7(clock.Now), author.Id.Value])
            command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(clock.Now.ToUniversalTime());
        return await command.ExecuteScalarAsync(Stop) is Guid;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string options)
    {
        var connection = new NpgsqlConnectionStringBuilder(await TestServices.ConnectionStringAsync())
        {
            Pooling = false,
            Options = options,
        };
        var owner = new NpgsqlConnection(connection.ConnectionString);
        await owner.OpenAsync(Stop);
        return owner;
    }
}

using System.Net;
using Microsoft.Playwright;
using Npgsql;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class EditionLifeTests
{
    [Fact]
    [Requirement("SCH-6")]
    public async Task An_edition_is_drafted_heard_approved_in_force_and_replaced()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var (administrator, director) = (await Client(school.Administrator), await Client(school.Director));

        (await administrator.StartDraftAsync(school)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.StepAsync(school, "/terms", ("Input.InviteTermDays", "7"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        foreach (var council in (string[])["Pedagogical", "Parents", "Students"])
            (await administrator.HearAsync(school, council)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TextAsync(director, school.Draft())).ShouldContain("Проект готов к утверждению.");
        (await director.ApproveAsync(school, "2026-03-12")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var waiting = await TextAsync(director, $"/s/{school.Slug}/regulation?edition=2");
        waiting.ShouldContain("Эта редакция ещё не действует");
        waiting.ShouldContain("Вступит в силу 12.03.2026");
        waiting.ShouldContain("Педагогический совет, протокол № 6 от 10.03.2026");
        (await TextAsync(director, $"/s/{school.Slug}/regulation")).ShouldContain("Ссылка ждёт 14 дней.");

        app.Clock.Now = DateTimeOffset.Parse("2026-03-11T23:59:59+03:00");
        (await TextAsync(director, $"/s/{school.Slug}/regulation")).ShouldContain("Ссылка ждёт 14 дней.");
        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T00:00:00+03:00");
        (await TextAsync(director, $"/s/{school.Slug}/regulation")).ShouldContain("Ссылка ждёт 7 дней.");
        var replaced = await TextAsync(director, $"/s/{school.Slug}/regulation?edition=1");
        replaced.ShouldContain("Эта редакция больше не действует");
        replaced.ShouldContain("с 10.01.2026 до 12.03.2026");

        var record = await TextAsync(director, $"/s/{school.Slug}/audit");
        record.ShouldContain("Начат проект новой редакции регламента");
        record.ShouldContain("Изменён проект новой редакции: часы, сроки и согласования");
        record.ShouldContain("Записано мнение о проекте: педагогический совет, протокол № 6");
        record.ShouldContain("Утверждена редакция регламента: редакция 2, приказ № 34");
        record.ShouldContain("гриф");

        Task<HttpClient> Client(Person person) => app.ClientAsync(school, person);
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task An_administrator_drafts_and_does_not_approve_and_a_director_approves_and_does_not_draft()
    {
        var (app, school) = await OpenAsync("group-chats");
        var (administrator, director) = (
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.Director)
        );
        var parent = await app.ClientAsync(school, school.Parent);

        (await director.StartDraftAsync(school)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await administrator.StartDraftAsync(school)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.GetAsync(school.Draft("/terms"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.GetAsync(school.Draft())).StatusCode.ShouldBe(HttpStatusCode.OK);

        var refused = await administrator.GetAsync(school.Draft("/approve"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Body!.TextContent.Folded().ShouldContain("п. 2.2");
        (
            await administrator.SendAsync(
                await (await administrator.GetAsync(school.Draft("/terms"))).DocumentAsync(),
                school.Draft("/approve"),
                ("Input.InForceFrom", "2026-03-11")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await parent.GetAsync(school.Draft())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TextAsync(parent, $"/s/{school.Slug}/regulation")).ShouldNotContain("Новая редакция");
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task Without_the_councils_that_the_regulation_names_nothing_is_approved()
    {
        var (app, school) = await OpenAsync("posting-hours");
        var (administrator, director) = (
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.Director)
        );
        await administrator.StartDraftAsync(school);
        await administrator.StepAsync(school, "/terms", ("Input.InviteTermDays", "7"));
        await administrator.HearAsync(school, "Parents");

        var refused = await director.ApproveAsync(school, "2026-03-11");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await refused.DocumentAsync();
        page.Alert().ShouldContain("педагогического совета, совета обучающихся");
        page.Alert().ShouldContain("гриф");
        page.ValueOf("Input.Order.Number").ShouldBe("34");
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task A_draft_that_changes_nothing_or_contradicts_itself_is_not_approved()
    {
        var (app, school) = await OpenAsync("group-chats");
        var (administrator, director) = (
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.Director)
        );
        await administrator.StartDraftAsync(school);

        var same = await director.ApproveAsync(school, "2026-03-11");
        same.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await same.DocumentAsync()).Alert().ShouldContain("ничем не отличается");

        await administrator.StepAsync(
            school,
            "/content",
            ("Input.Content[PostingHours/Parent].Mode", "Refuse"),
            ("Input.Content[PostingHours/Parent].Clause", "4.4")
        );
        var odd = await director.ApproveAsync(school, "2026-03-11");
        odd.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await odd.DocumentAsync())
            .QuerySelector($"a[href='{school.Draft("/terms")}']")!
            .ParentElement!.TextContent.Folded()
            .ShouldContain("Часы для сообщений: Правило в регламенте есть, но не сказано, как его исполнять.");
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction")]
    [InlineData("group-chats")]
    [InlineData("posting-hours")]
    [InlineData("model")]
    [InlineData("college")]
    public async Task Steps_that_are_saved_as_they_stand_change_nothing(string preset)
    {
        var (app, school) = await OpenAsync(preset);
        var administrator = await app.ClientAsync(school, school.Administrator);
        await administrator.StartDraftAsync(school);

        foreach (var step in (string[])["/text", "/rules", "/content", "/terms", "/rights"])
            (await administrator.StepAsync(school, step)).StatusCode.ShouldBe(HttpStatusCode.Redirect, step);
        foreach (var council in RegulationPreset.Find(preset)!.Regulation.Councils)
            await administrator.HearAsync(school, council.ToString());

        var same = await (await app.ClientAsync(school, school.Director)).ApproveAsync(school, "2026-03-11");
        same.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await same.DocumentAsync()).Alert().ShouldContain("ничем не отличается");
    }

    [Theory]
    [Requirement("SCH-6")]
    [InlineData("/terms", "Input.Ladder.MoreThan", "0", "от 1 до 20")]
    [InlineData("/terms", "Input.Ladder.MaxMonths", "", "от 1 до 12")]
    [InlineData("/terms", "Input.InviteTermDays", "91", "от 1 до 90")]
    [InlineData("/rules", "Input.Citations[LadderBlock]", "9.9", "Пункта 9.9 в регламенте нет")]
    [InlineData("/content", "Input.Content[Obscene/Parent].Mode", "Refuse", "Выберите пункт")]
    [InlineData("/rights", "Input.InviteRights[Parent/Teacher]", "9.9", "Пункта 9.9 в регламенте нет")]
    [InlineData("/text", "Input.Title", "", "Напишите название")]
    [InlineData("/text", "Input.Clauses[0].Number", "1,5", "Номер пункта пишут так")]
    [InlineData("/text", "Input.Clauses[1].Summary", "", "Напишите, что говорит этот пункт")]
    public async Task What_contradicts_is_refused_at_its_field_and_nothing_typed_is_lost(
        string step,
        string field,
        string value,
        string says
    )
    {
        var (app, school) = await OpenAsync("group-chats");
        var administrator = await app.ClientAsync(school, school.Administrator);
        await administrator.StartDraftAsync(school);

        var refused = await administrator.StepAsync(school, step, (field, value));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.DocumentAsync();
        page.QuerySelectorAll(".field-error").ShouldContain(error => error.TextContent.Contains(says));
        if (page.ValueOf(field) is { } kept)
            kept.ShouldBe(value);
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task Hours_that_end_before_they_start_are_refused_at_their_end()
    {
        var (app, school) = await OpenAsync("posting-hours");
        var administrator = await app.ClientAsync(school, school.Administrator);
        await administrator.StartDraftAsync(school);

        var refused = await administrator.StepAsync(
            school,
            "/terms",
            ("Input.PostingHours.From", "17:00"),
            ("Input.PostingHours.Until", "07:00")
        );

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.DocumentAsync();
        page.QuerySelector("#Input_PostingHours_Until-error")!.TextContent.ShouldContain("позже, чем начнутся");
        page.ValueOf("Input.PostingHours.From").ShouldStartWith("17:00");
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task The_second_of_two_who_edit_at_once_is_told()
    {
        var (app, school) = await OpenAsync("group-chats");
        var (first, second) = (await app.ClientAsync(school, school.Administrator), await app.ClientAsync(school, school.Administrator));
        await first.StartDraftAsync(school);
        var opened = await (await second.GetAsync(school.Draft("/terms"))).DocumentAsync();

        (await first.StepAsync(school, "/terms", ("Input.InviteTermDays", "7"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var late = await second.SendAsync(opened, school.Draft("/terms"), ("Input.InviteTermDays", "30"));

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await late.DocumentAsync();
        page.Alert().ShouldContain("кто-то изменил проект");
        page.ValueOf("Input.InviteTermDays").ShouldBe("30");
        (await (await first.GetAsync(school.Draft("/terms"))).DocumentAsync()).ValueOf("Input.InviteTermDays").ShouldBe("7");
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task Of_two_drafts_and_of_two_approvals_at_once_one_wins()
    {
        var (_, school) = await OpenAsync("group-chats");
        var (administrator, director) = (await school.ActorAsync(school.Administrator), await school.ActorAsync(school.Director));

        var started = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => school.RunAsync<StartDraft, Result>(start => start.RunAsync(administrator, "model", default)))
        );
        started.Count(result => !result.IsRefused).ShouldBe(1);
        started.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is DraftAlreadyOpen);

        var order = new Order("34", new DateOnly(2026, 3, 11));
        var approved = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    school.RunAsync<ApproveDraft, Result<Edition>>(approve => approve.RunAsync(director, 1, order, order.Date, default))
                )
        );
        approved.Count(result => !result.IsRefused).ShouldBe(1);
        approved.Where(result => result.IsRefused).ShouldAllBe(result => result.Error is DraftClosed);
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task An_edition_to_come_is_withdrawn_by_the_director_and_never_rules()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await app.AdoptAsync(school, "2026-03-12", "/terms", ("Input.InviteTermDays", "7"));
        var director = await app.ClientAsync(school, school.Director);
        var administrator = await app.ClientAsync(school, school.Administrator);
        var address = $"/s/{school.Slug}/regulation/withdraw?edition=2";

        (await administrator.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.PostFormAsync(address, new() { ["Input.Reason"] = "" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await director.PostFormAsync(address, new() { ["Input.Reason"] = "Ошибка в приказе" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T08:00:00+03:00");
        (await TextAsync(director, $"/s/{school.Slug}/regulation")).ShouldContain("Ссылка ждёт 14 дней.");
        var kept = await TextAsync(director, $"/s/{school.Slug}/regulation?edition=2");
        kept.ShouldContain("Эта редакция отозвана и никогда не действовала");
        kept.ShouldContain("Ошибка в приказе");
        (await director.GetAsync($"/s/{school.Slug}/regulation/withdraw?edition=1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task The_database_refuses_to_change_an_approved_edition()
    {
        var (_, school) = await OpenAsync("group-chats");
        await using var owner = NpgsqlDataSource.Create(await TestServices.ConnectionStringAsync());

        foreach (var role in (string[])["", "set role schoolcomms_app;"])
        {
            await using var command = owner.CreateCommand(
                $"{role} select set_config('app.school_id', '{school.School.Id.Value}', false); update edition set number = 7"
            );
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBeOneOf("P0001", "42501");
        }
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task A_decision_opens_with_the_edition_it_was_made_under()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Опять вы за своё", app.Clock.Now.AddMinutes(-5));
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var decided = await moderator.PostFormAsync(
            $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/{message.Id.Value}",
            new()
            {
                ["Input.Rule"] = "BusinessEthics",
                ["Input.Remove"] = "true",
                ["Input.Consequence"] = "Violation",
            }
        );
        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.AdoptAsync(school, "2026-03-11", "/terms", ("Input.InviteTermDays", "7"));

        var own = $"a[href='/s/{school.Slug}/regulation?edition=1#p-4.4']";
        var board = await (await moderator.GetAsync($"/s/{school.Slug}/moderation")).DocumentAsync();
        board.QuerySelectorAll($"main {own}").Length.ShouldBeGreaterThanOrEqualTo(1);
        var director = await app.ClientAsync(school, school.Director);
        var record = await (await director.GetAsync($"/s/{school.Slug}/audit")).DocumentAsync();
        record.QuerySelector(own).ShouldNotBeNull();
        (await director.GetAsync($"/s/{school.Slug}/regulation?edition=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task A_new_edition_asks_everybody_to_confirm_the_Rules_again()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var parent = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        await app.AdoptAsync(school, "2026-03-12", "/terms", ("Input.InviteTermDays", "7"));

        (await parent.PostFormAsync(chat, new() { ["Input.Text"] = "Когда собрание?" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T00:00:00+03:00");
        (await (await parent.GetAsync(chat)).DocumentAsync()).Body!.TextContent.ShouldContain("подтвердит");
        (await parent.PostFormAsync($"/s/{school.Slug}/regulation/confirm", new() { ["Input.Confirmed"] = "true" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await parent.PostFormAsync(chat, new() { ["Input.Text"] = "Когда собрание?" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("SCH-6")]
    public async Task The_pages_of_a_draft_are_accessible_and_fit_a_phone()
    {
        var (app, school) = await OpenAsync("posting-hours");
        await (await app.ClientAsync(school, school.Administrator)).StartDraftAsync(school);
        var administrator = await app.PageAsync(school, school.Administrator, phone: true);
        var director = await app.PageAsync(school, school.Director);

        foreach (var step in (string[])["", "/text", "/rules", "/content", "/terms", "/rights", "/opinion", "/print", "/drop"])
            await FitsAsync(administrator, step);
        await FitsAsync(director, "/approve");

        async Task FitsAsync(IPage page, string step)
        {
            await page.GotoAsync(school.Draft(step));
            (await page.SeriousFindingsAsync()).ShouldBeEmpty(step);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, step);
        }
    }

    [Fact]
    public async Task A_regulation_that_was_stored_before_its_parameters_still_opens()
    {
        var (app, school) = await OpenAsync("group-chats");
        await using (var owner = NpgsqlDataSource.Create(await TestServices.ConnectionStringAsync()))
        {
            await using var command = owner.CreateCommand(
                """
                insert into edition (school_id, id, number, regulation, order_number, order_date, in_force_from)
                    select school_id, gen_random_uuid(), 2, regulation - array['earlyUnblocking', 'statusVerification', 'councils', 'reportTermDays'],
                        '22', '2026-02-12', in_force_from + interval '1 day' from edition where school_id = $1
                """
            );
            command.Parameters.AddWithValue(school.School.Id.Value);
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        var director = await app.ClientAsync(school, school.Director);

        (await TextAsync(director, $"/s/{school.Slug}/regulation?edition=2")).ShouldContain("На возражения 2 рабочих дня.");
    }

    private static async Task<(WebApp App, TestSchool School)> OpenAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    private static async Task<string> TextAsync(HttpClient client, string address) =>
        (await (await client.GetAsync(address)).DocumentAsync()).Body!.TextContent.Folded();
}

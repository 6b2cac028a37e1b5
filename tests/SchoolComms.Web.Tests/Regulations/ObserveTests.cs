using System.Net;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>What the rules would have done in the last days, before one of them is switched on.</summary>
public sealed class ObserveTests
{
    private static readonly DateTimeOffset Yesterday = DateTimeOffset.Parse("2026-03-10T10:00:00+03:00");

    [Fact]
    public async Task The_rules_that_only_observe_stand_first_with_their_numbers()
    {
        var (school, page) = await OpenAsync("interaction");
        await WriteAsync(school, "Телефон мамы Вики: 8 916 123-45-67", "Во сколько выезд?");

        var rows = await RowsAsync(school, page, "?days=7");

        rows[0].ShouldStartWith("Персональные данные");
        rows.ShouldContain(row => row.Contains("Родитель Только отмечает 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_are_quoted_from_the_viewers_own_chats_alone()
    {
        var (school, administrator) = await OpenAsync("interaction");
        await WriteAsync(school, "Телефон мамы Вики: 8 916 123-45-67");
        (await PageAsync(school, administrator, "?days=7")).ShouldNotContain("123-45-67");

        await school.InScopeAsync(db =>
        {
            db.Add(ChatMember.Enter(school.ParentsChat, school.Administrator.Id, Role.Staff, moderator: false, Yesterday));
            return Task.CompletedTask;
        });

        (await PageAsync(school, administrator, "?days=7")).ShouldContain("8 916 123-45-67");
    }

    [Fact]
    public async Task Only_the_days_that_were_asked_for_are_examined()
    {
        var (school, administrator) = await OpenAsync("interaction");
        await school.AddMessageAsync(school.ParentsChat, school.Parent, "пишите на vika@mail.example", Yesterday.AddDays(-9));

        (await PageAsync(school, administrator, "?days=7")).ShouldNotContain("Родитель Только отмечает 1");
        (await PageAsync(school, administrator, "?days=14")).ShouldContain("Родитель Только отмечает 1");
    }

    [Fact]
    public async Task A_bare_picture_counts_and_one_with_a_word_does_not()
    {
        var (school, administrator) = await OpenAsync("posting-hours");
        await school.InScopeAsync(db =>
        {
            foreach (var text in new[] { "", "Расписание на завтра" })
            {
                var file = StoredFile
                    .Take(school.School.Id, school.Parent.Id, "фото.png", SampleFiles.Png, StoredFile.InMessages, Yesterday)
                    .Value;
                var message = Message.Post(school.ParentsChat, school.Parent.Id, Audience.Parent, text, Yesterday);
                db.AddRange(file, message);
                db.AddRange(message.Carry([file.Id]));
            }

            return Task.CompletedTask;
        });

        (await RowsAsync(school, administrator, "?days=7")).ShouldContain(row =>
            row.StartsWith("Неинформативное сообщение", StringComparison.Ordinal)
            && row.Contains("Родитель Не пропускает 1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_rule_that_was_lifted_then_counts_nothing()
    {
        var (school, administrator) = await OpenAsync("posting-hours");
        var evening = Yesterday.AddHours(9);
        await school.AddMessageAsync(school.ParentsChat, school.Parent, "Когда вернётся автобус?", evening);
        (await PageAsync(school, administrator, "")).ShouldContain("Время для сообщений п. 6");
        (await PageAsync(school, administrator, "")).ShouldContain("Родитель Не пропускает 1");

        var teacher = await school.ActorAsync(school.ClassTeacher);
        await school.InScopeAsync(db =>
        {
            var (from, until) = (evening.AddHours(-1), evening.AddHours(1));
            db.Add(
                RuleException
                    .Allow(school.ParentsChat, Rule.PostingHours, from, until, "Поездка", teacher.Person, teacher.Edition, [], from)
                    .Value
            );
            return Task.CompletedTask;
        });

        (await PageAsync(school, administrator, "")).ShouldNotContain("Родитель Не пропускает 1");
    }

    [Fact]
    public async Task Who_does_not_control_the_portals_use_does_not_look()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");

        foreach (var person in new[] { school.Parent, school.Student, school.ClassTeacher })
            (await (await app.ClientAsync(school, person)).GetAsync($"/s/{school.Slug}/regulation/observe")).StatusCode.ShouldBe(
                HttpStatusCode.Forbidden
            );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_pages_fit_a_phone_and_keep_nobody_out(bool phone)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        await WriteAsync(school, "Телефон мамы Вики: 8 916 123-45-67", "ты козёл");
        var page = await app.PageAsync(school, school.Administrator, phone);

        foreach (var address in new[] { "observe?days=30", "try", "try?example=4" })
        {
            (await page.GotoAsync($"/s/{school.Slug}/regulation/{address}"))!.Ok.ShouldBeTrue(address);
            (await page.SeriousFindingsAsync()).ShouldBeEmpty(address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, address);
        }
    }

    private static async Task<(TestSchool School, HttpClient Administrator)> OpenAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        return (school, await app.ClientAsync(school, school.Administrator));
    }

    private static async Task WriteAsync(TestSchool school, params string[] texts)
    {
        foreach (var text in texts)
            await school.AddMessageAsync(school.ParentsChat, school.Parent, text, Yesterday);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TestSchool school, HttpClient client, string query)
    {
        var document = await (await client.GetAsync($"/s/{school.Slug}/regulation/observe{query}")).DocumentAsync();
        foreach (var card in document.QuerySelectorAll(".clause-card"))
            card.Remove();
        return [.. document.QuerySelectorAll("main tr").Select(row => row.TextContent.Folded()).Skip(1)];
    }

    private static async Task<string> PageAsync(TestSchool school, HttpClient client, string query) =>
        string.Join(" / ", await RowsAsync(school, client, query));
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class TryTests
{
    [Theory]
    [InlineData("posting-hours", "parent", "2026-03-11T18:00:00+03:00", "refused", "posting-hours", "6")]
    [InlineData("posting-hours", "student", "2026-03-11T14:00:00Z", "refused", "posting-hours", "8")]
    [InlineData("posting-hours", "parent", "2026-03-11T16:59:59+03:00", "allowed", null, null)]
    [InlineData("posting-hours", "teacher", "2026-03-11T18:00:00+03:00", "allowed", null, null)]
    [InlineData("group-chats", "parent", "2026-03-15T23:00:00+03:00", "allowed", null, null)]
    public async Task A_program_learns_the_verdict(string preset, string role, string at, string verdict, string? rule, string? clause)
    {
        var (school, client) = await OpenAsync(preset);

        var answer = await AskAsync(client, school, Fields(role, at));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        json.GetProperty("verdict").GetString().ShouldBe(verdict);
        json.GetProperty("findings")
            .EnumerateArray()
            .Select(finding => (finding.GetProperty("rule").GetString(), finding.GetProperty("clause").GetString()))
            .ShouldBe(rule is null ? [] : [(rule, clause)]);
    }

    [Fact]
    public async Task An_exception_counts_in_its_own_chat_alone()
    {
        var (school, client) = await OpenAsync("posting-hours");
        var evening = DateTimeOffset.Parse("2026-03-11T18:00:00+03:00");
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

        var inChat = Fields("parent", "2026-03-11T18:00:00+03:00");
        inChat["chat"] = school.ParentsChat.Id.Value.ToString();

        (await (await AskAsync(client, school, inChat)).Content.ReadAsStringAsync()).ShouldContain("\"allowed\"");
        (await (await AskAsync(client, school, Fields("parent", "2026-03-11T18:00:00+03:00"))).Content.ReadAsStringAsync()).ShouldContain(
            "\"refused\""
        );
    }

    [Theory]
    [InlineData("role", "neighbour")]
    [InlineData("role", "2")]
    [InlineData("at", "tomorrow")]
    [InlineData("at", "0001-01-01T00:00")]
    [InlineData("at", "9999-12-31T23:59:59Z")]
    [InlineData("chat", "5А")]
    [InlineData("text", " ")]
    public async Task Bad_input_is_told_as_problem_details(string field, string value)
    {
        var (school, client) = await OpenAsync("posting-hours");
        var fields = Fields("parent", "2026-03-11T10:00:00+03:00");
        fields[field] = value;

        var answer = await AskAsync(client, school, fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("errors")
            .EnumerateObject()
            .Select(error => error.Name.ToLowerInvariant())
            .ShouldBe([field]);
    }

    [Fact]
    public async Task A_chat_that_one_is_not_in_is_not_there()
    {
        var (school, client) = await OpenAsync("posting-hours");
        var fields = Fields("parent", "2026-03-11T10:00:00+03:00");
        fields["chat"] = school.TeachersChat.Id.Value.ToString();

        (await AskAsync(client, school, fields)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_person_reads_the_verdict_with_its_clause_and_keeps_the_text()
    {
        var (school, client) = await OpenAsync("posting-hours");

        var answer = await client.PostFormAsync(
            $"/s/{school.Slug}/regulation/try",
            new()
            {
                ["Role"] = "parent",
                ["At"] = "2026-03-11T17:00",
                ["Text"] = "Нужна ли завтра сменная обувь?",
            }
        );

        var page = await answer.DocumentAsync();
        page.Alert().ShouldContain("п. 6");
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Нужна ли завтра сменная обувь?");
    }

    [Fact]
    public async Task What_is_only_observed_is_allowed_and_said()
    {
        var (school, client) = await OpenAsync("interaction");
        var fields = Fields("parent", "2026-03-11T10:00:00+03:00");
        fields["text"] = "Телефон мамы Вики: 8 916 123-45-67";

        var json = await (await AskAsync(client, school, fields)).Content.ReadFromJsonAsync<JsonElement>();
        var page = await (await client.PostFormAsync($"/s/{school.Slug}/regulation/try", fields)).DocumentAsync();

        json.GetProperty("verdict").GetString().ShouldBe("allowed");
        var finding = json.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("rule").GetString().ShouldBe("personal-data");
        finding.GetProperty("clause").GetString().ShouldBe("8.3");
        finding.GetProperty("fragment").GetString().ShouldBe("8 916 123-45-67");
        page.QuerySelector(".verdict")!.TextContent.Folded().ShouldContain("только отмечается");
    }

    [Theory]
    [InlineData("uninformative", "👍🏽")]
    [InlineData("obscene", "п*здец")]
    [InlineData("insult", "ты козёл")]
    [InlineData("threat", "убью тебя")]
    [InlineData("personal-data", "8 916 123-45-67")]
    [InlineData("foreign-messenger", "t.me/klass5a")]
    [InlineData("payment", "Переведите 500 рублей на карту")]
    public async Task Each_rule_has_its_name_and_fragment(string rule, string text)
    {
        var (school, client) = await OpenAsync("posting-hours");
        var fields = Fields("parent", "2026-03-11T10:00:00+03:00");
        fields["text"] = text;

        var json = await (await AskAsync(client, school, fields)).Content.ReadFromJsonAsync<JsonElement>();

        json.GetProperty("verdict").GetString().ShouldBe("refused");
        var finding = json.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("rule").GetString().ShouldBe(rule);
        text.ShouldContain(finding.GetProperty("fragment").GetString()!);
    }

    [Fact]
    public async Task An_example_is_tried_at_a_tap()
    {
        var (school, client) = await OpenAsync("posting-hours");

        var page = await (await client.GetAsync($"/s/{school.Slug}/regulation/try?example=1")).DocumentAsync();

        page.Alert().ShouldContain("п. 6");
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Спасибо большое!");
    }

    private static Dictionary<string, string> Fields(string role, string at) =>
        new()
        {
            ["role"] = role,
            ["at"] = at,
            ["text"] = "Нужна ли завтра сменная обувь?",
        };

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, TestSchool school, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{school.Slug}/regulation/try");
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent(fields);
        return await client.SendAsync(request);
    }

    private static async Task<(TestSchool School, HttpClient Client)> OpenAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        return (school, await app.ClientAsync(school, school.Parent));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>A file with one message a line: how an administrator tunes the rules.</summary>
public sealed class TryFileTests
{
    private const string Messages = "Во сколько выезд?\r\n\r\nСпасибо большое!\r\n=1+1; ты козёл\r\n";

    [Theory]
    [InlineData(65001)]
    [InlineData(1251)]
    public async Task Each_line_gets_its_answer_with_rule_and_clause(int codePage)
    {
        var encoding = codePage == 1251 ? CodePagesEncodingProvider.Instance.GetEncoding(codePage)! : Encoding.UTF8;

        var answer = await SendAsync(encoding.GetBytes(Messages));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var rows = (await answer.DocumentAsync()).QuerySelectorAll("table tbody tr").Select(row => row.TextContent.Folded()).ToList();
        rows.Count.ShouldBe(3);
        rows[0].ShouldStartWith("1 Во сколько выезд? Можно");
        rows[1].ShouldStartWith("3 Спасибо большое! Нельзя Неинформативное сообщение: Спасибо большое! п. 6");
        rows[2].ShouldStartWith("4 =1+1; ты козёл Нельзя Оскорбление: ты козёл п. 6");
    }

    [Fact]
    public async Task The_same_as_a_table_file_holds_no_formula()
    {
        var answer = await SendAsync(Encoding.UTF8.GetBytes(Messages), "&asCsv=true");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[0].ShouldBe("Строка;Сообщение;Ответ;Правила;Пункты;Фрагменты");
        lines[2].ShouldBe("3;Спасибо большое!;Нельзя;Неинформативное сообщение;п. 6;Спасибо большое!");
        lines[3].ShouldStartWith("4;\"'=1+1; ты козёл\";Нельзя");
    }

    public static TheoryData<byte[], HttpStatusCode, string> Refused =>
        new()
        {
            { [], HttpStatusCode.UnprocessableEntity, "нет ни одного сообщения" },
            { [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], HttpStatusCode.UnprocessableEntity, "Это не текст" },
            {
                Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("да\n", 2_001))),
                HttpStatusCode.UnprocessableEntity,
                "больше 2 000 строк"
            },
            { Encoding.UTF8.GetBytes(new string('a', (1024 * 1024) + 1)), HttpStatusCode.RequestEntityTooLarge, "больше 1 МБ" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_cannot_be_read_is_refused_in_plain_words(byte[] file, HttpStatusCode status, string says)
    {
        var answer = await SendAsync(file);

        answer.StatusCode.ShouldBe(status);
        (await answer.DocumentAsync()).QuerySelector(".field-error")!.TextContent.Folded().Replace('\u00a0', ' ').ShouldContain(says);
    }

    [Fact]
    public async Task Two_thousand_lines_are_answered() =>
        (await SendAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("да\n", 2_000))))).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static async Task<HttpResponseMessage> SendAsync(byte[] file, string query = "")
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var parent = await app.ClientAsync(school, school.Parent);
        using var form = new MultipartFormDataContent { { new StringContent("parent"), "Role" } };
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(content, "Upload", "messages.txt");
        return await parent.PostAsync($"/s/{school.Slug}/regulation/try?handler=File{query}", form);
    }
}

using System.Net;
using System.Text;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Store;

/// <summary>
/// How many statements each main page and use case says to the database by itself: a page that asks once more, or once for each row, shows
/// here. What it asks together with others (who acts, into which room, the commit of a message: decision 0020) is not counted. After
/// a change that is meant: SCHOOLCOMMS_ACCEPT=1 dotnet test tests/SchoolComms.Web.Tests, then read the difference.
/// </summary>
public sealed class StatementCountTests
{
    [Fact]
    public async Task Each_page_and_use_case_says_the_reviewed_count_of_statements_however_many_rows_there_are()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var clients = new Clients(
            await app.ClientAsync(school, school.Parent),
            await app.ClientAsync(school, school.ClassTeacher),
            await app.ClientAsync(school, school.Director),
            await app.ClientAsync(school, school.Administrator)
        );

        await AddRowsAsync(app, school, 1);
        var few = await CountsAsync(app.Statements, school, clients);
        await AddRowsAsync(app, school, 12);
        var more = await CountsAsync(app.Statements, school, clients);

        more.ShouldBe(few);
        few.ShouldBe(Snapshot.Reviewed("SchoolComms.Web.Tests/Store/statements.txt", few));
    }

    private static async Task<string> CountsAsync(StatementCounter statements, TestSchool school, Clients clients)
    {
        var (chat, id) = (school.ParentsChat.Id.Value.ToString(), $"/s/{school.Slug}");
        var told = new StringBuilder();
        foreach (
            var (what, client, page, address, fields) in UseCases(
                clients,
                $"{id}/chats/{chat}",
                $"{id}/invites/new?class={school.Class.Id.Value}"
            )
        )
        {
            var (answer, count) = await statements.PostAsync(client, page, address, fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, what);
            told.AppendLine($"{count, 3}  {what}");
        }

        // What is new is marked as read by whoever opens it first.
        foreach (var client in (HttpClient[])[clients.Parent, clients.ClassTeacher])
            await client.GetAsync($"{id}/chats/{chat}");

        foreach (var (who, client, page) in Pages(clients))
        {
            var address = AddressOf(page, school);
            var (answer, count) = await statements.GetAsync(client, id + address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            told.AppendLine($"{count, 3}  {who}  {(page.Length == 0 ? "/" : page)}");
        }

        return told.ToString();
    }

    internal static string AddressOf(string page, TestSchool school) =>
        page.Replace("{chat}", school.ParentsChat.Id.Value.ToString())
            .Replace("{class}", school.Class.Id.Value.ToString())
            .Replace("{person}", school.Parent.Id.Value.ToString());

    internal static (string Who, HttpClient Client, string Page)[] Pages(Clients clients) =>
        [
            ("parent", clients.Parent, ""),
            ("parent", clients.Parent, "/chats"),
            ("parent", clients.Parent, "/chats/{chat}"),
            ("parent", clients.Parent, $"/chats/{{chat}}?before={Guid.AllBitsSet}"),
            ("parent", clients.Parent, "/chats/{chat}/about"),
            ("parent", clients.Parent, "/chats/direct"),
            ("parent", clients.Parent, "/channels"),
            ("parent", clients.Parent, "/consents/mine"),
            ("parent", clients.Parent, "/regulation"),
            ("class teacher", clients.ClassTeacher, ""),
            ("class teacher", clients.ClassTeacher, "/chats"),
            ("class teacher", clients.ClassTeacher, "/chats/{chat}"),
            ("class teacher", clients.ClassTeacher, "/chats/new"),
            ("class teacher", clients.ClassTeacher, "/classes"),
            ("class teacher", clients.ClassTeacher, "/classes/{class}"),
            ("class teacher", clients.ClassTeacher, "/invites"),
            ("class teacher", clients.ClassTeacher, "/invites/new"),
            ("class teacher", clients.ClassTeacher, "/moderation"),
            ("class teacher", clients.ClassTeacher, "/moderation/{chat}/members/{person}"),
            ("director", clients.Director, ""),
            ("director", clients.Director, "/moderation/appeals"),
            ("director", clients.Director, "/statistics"),
            ("director", clients.Director, "/audit"),
            ("administrator", clients.Administrator, ""),
            ("administrator", clients.Administrator, "/people"),
            ("administrator", clients.Administrator, "/people/{person}"),
            ("administrator", clients.Administrator, "/people/requests"),
            ("administrator", clients.Administrator, "/classes"),
            ("administrator", clients.Administrator, "/consents"),
            ("administrator", clients.Administrator, "/regulation"),
            ("administrator", clients.Administrator, "/regulation/acknowledgements"),
            ("administrator", clients.Administrator, "/school"),
        ];

    private static (string What, HttpClient Client, string Page, string Address, Dictionary<string, string> Fields)[] UseCases(
        Clients clients,
        string chat,
        string link
    ) =>
        [
            ("posts a message", clients.Parent, chat, chat, new() { ["Input.Text"] = "Спасибо, поняли" }),
            (
                "issues a link",
                clients.ClassTeacher,
                link,
                link,
                new()
                {
                    ["Input.Role"] = nameof(Role.Parent),
                    ["Input.Uses"] = "3",
                    ["Input.Days"] = "7",
                }
            ),
        ];

    // Of everything that the pages list: people with their families, chats with messages, links, classes.
    private static async Task AddRowsAsync(WebApp app, TestSchool school, int count)
    {
        var now = app.Clock.GetUtcNow();
        var colleague = await school.AddPersonAsync(Role.Teacher);
        for (var i = 0; i < count; i++)
        {
            var parent = await school.AddParentAsync();
            await school.AddMessageAsync(school.ParentsChat, parent, $"Сообщение {i}", now.AddMinutes(-i - 1));
            var chat = await school.AddChatAsync(
                $"Поездка {count}-{i}",
                (school.ClassTeacher, Role.Teacher),
                (school.Parent, Role.Parent),
                (parent, Role.Parent)
            );
            await school.AddMessageAsync(chat, school.ClassTeacher, "Собираемся в 9:30", now.AddMinutes(-i - 1), Audience.Teacher);
            await school.AddClassAsync($"6{(char)('А' + i + (count == 1 ? 20 : 0))}", colleague);
            await school.InScopeAsync(db =>
            {
                var invite = Invite
                    .Issue(school.School.Id, Role.Parent, school.Class.Id, null, 3, now.AddDays(7), school.ClassTeacher.Id, now)
                    .Value;
                invite.Seal([.. invite.Id.Value.ToByteArray(), .. invite.Id.Value.ToByteArray()]);
                db.Add(invite);
                return Task.CompletedTask;
            });
        }
    }

    internal sealed record Clients(HttpClient Parent, HttpClient ClassTeacher, HttpClient Director, HttpClient Administrator);
}

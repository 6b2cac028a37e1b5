using System.Collections.Concurrent;
using System.Net;
using System.Text;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

/// <summary>
/// Everybody goes through every address of the running application, read from its own list of them, with the things of their
/// school and with another's. What came out was reviewed in authorization.txt. After a change that is meant:
/// SCHOOLCOMMS_ACCEPT=1 dotnet test tests/SchoolComms.Web.Tests --filter AuthorizationMatrix, then read the difference.
/// </summary>
public sealed class AuthorizationMatrixTests(AuthorizationMatrixTests.Matrix matrix, ITestOutputHelper output)
    : IClassFixture<AuthorizationMatrixTests.Matrix>
{
    /// <summary>Where people come before they have signed in, or without ever signing in.</summary>
    private static readonly string[] OpenToEverybody =
    [
        "/",
        "/apply",
        "/apply/{school}",
        "/apply/{school}/{code}",
        "/apply/{school}/state",
        "/dev/kit/{template?}",
        "/health/live",
        "/health/ready",
        "/join",
        "/join/{code}",
        "/problem/{status:int}",
        "/recover",
        "/recover/{code}",
        "/schools/new",
        "/sign-in",
        "/sign-in/passkey",
    ];

    private static readonly (string Name, Func<FurnishedSchool, Person?> Of)[] Roles =
    [
        ("anonymous", _ => null),
        ("student", school => school.School.Student),
        ("parent", school => school.School.Parent),
        ("staff", school => school.School.Staff),
        ("teacher", school => school.School.Teacher),
        ("leader", school => school.School.ClassTeacher),
        ("official", school => school.Official),
        ("moderator", school => school.Moderator),
        ("deputy", school => school.Deputy),
        ("admin", school => school.School.Administrator),
        ("director", school => school.School.Director),
        ("restricted", school => school.Restricted),
    ];

    [Fact]
    public void Who_may_go_where_is_as_reviewed()
    {
        var table = matrix.Table();

        table.ShouldBe(Snapshot.Reviewed("SchoolComms.Web.Tests/Access/authorization.txt", table));
    }

    [Fact]
    public void Without_a_sign_in_one_reaches_only_what_is_named() =>
        matrix
            .Of("anonymous")
            .Where(visited => visited.Answers.Own is not (Answers.SignIn or "401"))
            .Select(visited => visited.Handler.Route)
            .Distinct()
            .ShouldBe(OpenToEverybody, ignoreOrder: true);

    [Fact]
    public void What_is_another_school_s_is_not_there() =>
        (
            from visited in matrix.All
            from status in visited.Answers.Foreign
            where status != (visited.Role == "anonymous" ? Answers.SignIn : "404")
            // Whoever may not is told so, whatever the id; an exception that is not on the chat's list has ended, whosever it was.
            where
                status != "403"
                && !(status == "409" && visited.Handler.Route.EndsWith("/exceptions/{id:guid}/end", StringComparison.Ordinal))
            select $"{status} {visited.Role} {visited.Handler.Name}"
        ).ShouldBeEmpty();

    [Fact]
    public void An_id_of_another_school_is_answered_as_one_of_nothing()
    {
        var compared = matrix.All.Sum(visited => visited.Answers.Nothing.Count);
        output.WriteLine(
            $"{matrix.All.Count()} addresses by role, {matrix.All.Sum(visited => visited.Answers.Foreign.Count)} times another school's, {compared} ids compared with ids of nothing"
        );

        compared.ShouldBeGreaterThan(1000);
        matrix
            .All.Where(visited => !visited.Answers.Nothing.SequenceEqual(visited.Answers.Foreign.Take(visited.Answers.Nothing.Count)))
            .Select(visited => $"{visited.Role} {visited.Handler.Name}: {string.Join('/', visited.Answers.Foreign)}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_fails() =>
        matrix
            .All.Where(visited => visited.Handler.IsPage)
            .Where(visited => visited.Answers.Foreign.Append(visited.Answers.Own).Any(status => status[0] == '5' || status == "400"))
            .Select(visited => $"{visited.Role} {visited.Handler.Name}: {visited.Answers.Own}")
            .ShouldBeEmpty();

    [Fact]
    public async Task A_page_answers_no_method_that_it_has_no_handler_for()
    {
        var app = await WebApp.UsualAsync();
        var school = await FurnishedSchool.CreateAsync(app.Services);
        using var director = await Visit.ClientAsync(app, school, school.School.Director);
        var handlers = (await AddressedHandler.AllAsync(app.Services)).Where(handler => handler.IsPage).ToLookup(handler => handler.Method);
        var forms = handlers["POST"].Select(form => form.Route).ToHashSet();
        foreach (var page in handlers["GET"])
        {
            var address = Visit.AddressOf(page with { Handler = null }, school);
            await IsRefusedAsync("PUT", address);
            await IsRefusedAsync("PAGE", $"{address}?handler=HandlerExecution");
            if (!forms.Contains(page.Route))
                await IsRefusedAsync("POST", address);
        }

        // A page that is not there for somebody is not there for any method.
        async Task IsRefusedAsync(string method, string address)
        {
            using var answer = await director.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
            answer.StatusCode.ShouldBeOneOf(
                [HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound, HttpStatusCode.Gone],
                $"{method} {address}"
            );
        }
    }

    [Fact]
    public void Nothing_of_the_other_school_has_changed() => matrix.After.ShouldBe(matrix.Before);

    /// <summary>Who went where, and what the application said.</summary>
    public sealed class Matrix : IAsyncLifetime
    {
        private readonly ConcurrentDictionary<string, Dictionary<AddressedHandler, Answers>> answers = new();
        private List<AddressedHandler> handlers = [];

        /// <summary>All of the other school before the visits, and after them.</summary>
        public string Before { get; private set; } = "";

        public string After { get; private set; } = "";

        internal IEnumerable<(string Role, AddressedHandler Handler, Answers Answers)> All => answers.Keys.SelectMany(Of);

        public async ValueTask InitializeAsync()
        {
            var app = await WebApp.UsualAsync();
            handlers = await AddressedHandler.AllAsync(app.Services);
            var other = await FurnishedSchool.CreateAsync(app.Services);
            Before = await other.FingerprintAsync();
            await Parallel.ForEachAsync(
                Roles,
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (role, _) =>
                {
                    var own = await FurnishedSchool.CreateAsync(app.Services);
                    answers[role.Name] = await Visit.EverywhereAsync(app, own, other, role.Of(own), handlers);
                }
            );
            After = await other.FingerprintAsync();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal IEnumerable<(string Role, AddressedHandler Handler, Answers Answers)> Of(string role) =>
            answers[role].Select(pair => (role, pair.Key, pair.Value));

        /// <summary>A line for each handler, a column for each role; where they are led to stands at the end.</summary>
        internal string Table()
        {
            var width = handlers.Max(handler => handler.Name.Length) + 2;
            var text = new StringBuilder();
            text.AppendLine(
                "“in” leads to the sign-in. With what is another school's the lines say 404, or 403 to whoever may not, and “in” without a sign-in."
            );
            text.Append(' ', width).AppendLine(string.Concat(Roles.Select(role => $"{role.Name, -11}")));
            foreach (var handler in handlers)
            {
                var row = Roles.Select(role => answers[role.Name][handler]).ToList();
                var places = row.Select(cell => cell.Own)
                    .Where(own => own.StartsWith("302 ", StringComparison.Ordinal))
                    .Select(own => own[4..])
                    .Distinct()
                    .ToList();
                var cells = string.Concat(row.Select(cell => $"{cell.Own[..Math.Min(3, cell.Own.Length)], -11}"));
                text.AppendLine($"{handler.Name.PadRight(width)}{cells}{string.Join(' ', places)}".TrimEnd());
            }

            return text.ToString().ReplaceLineEndings("\n");
        }
    }
}

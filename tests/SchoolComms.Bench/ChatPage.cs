using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>
/// Parents open a chat where 50 messages stand: all of them the chat of one class, as when its teacher has just written, and each the
/// chat of another school. Beside it a bare page that shows the same 50.
/// </summary>
internal static partial class ChatPage
{
    private const int Messages = 50;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var school = await SchoolThatTalksAsync(app);
        var parents = await ParentsAsync(school, settings.Clients);
        var schools = new TestSchool[settings.Clients];
        for (var i = 0; i < schools.Length; i++)
            schools[i] = await SchoolThatTalksAsync(app);

        await app.AnalyseAsync();
        app.Services.GetRequiredService<BareRows>().Show(school, school.ParentsChat.Id);
        Step[] together = [.. await Task.WhenAll(parents.Select(parent => OpeningAsync(app, school, parent)))];
        Step[] apart = [.. await Task.WhenAll(schools.Select(each => OpeningAsync(app, each, each.Parent)))];
        var stranger = new Visitor(app.Http, "");
        await CheckAsync(stranger, BareRows.Address);
        if (await RowsAsync(stranger, BareRows.Address) != await RowsAsync(app.SignedIn(parents[0].Account!.Value), AddressOf(school)))
            throw new InvalidOperationException("The bare page shows other rows than the portal.");

        var bare = await Load.RunAsync(settings, app.BareClients(settings), cancel);
        var (one, many) = (new Contender(together), new Contender(apart));
        var barePages = new Contender([.. together.Select(_ => (Step)(() => stranger.GetAsync(BareRows.Address)))]);
        await Turns.RunAsync(settings, [one, many, barePages], cancel);
        var actors = await Load.RunAsync(
            settings,
            [.. parents.Select(parent => (Step)(() => LoadActorAsync(app, school, parent)))],
            cancel
        );
        Table.Head($"chat: a parent opens a chat page with {Messages} messages, {Turns.Count} turns", "of the bare page");
        Table.Line("all open one chat", one.Figures, one.Of(barePages));
        Table.Line("each opens another chat", many.Figures, many.Of(barePages));
        Table.Line("bare page, same rows", barePages.Figures, share: null);
        Table.Line("bare endpoint", bare, share: null);
        Table.Line("who acts, alone", actors, share: null);
    }

    private static async Task<TestSchool> SchoolThatTalksAsync(BenchApp app)
    {
        var school = await TestSchool.CreateAsync(app.Services);
        for (var i = 0; i < Messages; i++)
        {
            var author = i % 3 == 0 ? school.Parent : school.ClassTeacher;
            await school.AddMessageAsync(school.ParentsChat, author, Text(i), app.Now.AddMinutes(i - Messages));
        }

        return school;
    }

    private static async Task<Step> OpeningAsync(BenchApp app, TestSchool school, Person parent)
    {
        var visitor = app.SignedIn(parent.Account!.Value);
        var address = AddressOf(school);
        await CheckAsync(visitor, address);
        return () => visitor.GetAsync(address);
    }

    private static string AddressOf(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    /// <summary>As many parents of the school's class as there are clients.</summary>
    public static async Task<Person[]> ParentsAsync(TestSchool school, int count)
    {
        var parents = new Person[count];
        for (var i = 0; i < count; i++)
            parents[i] = await school.AddParentAsync();
        return parents;
    }

    /// <summary>A page that does not show all its messages would measure something else.</summary>
    private static async Task CheckAsync(Visitor visitor, string address)
    {
        var shown = (await RowsAsync(visitor, address)).Split("id=\"m-").Length - 1;
        if (shown != Messages)
            throw new InvalidOperationException($"{address} shows {shown} messages, not {Messages}.");
    }

    // Without the white space between the elements and what is not a message.
    private static async Task<string> RowsAsync(Visitor visitor, string address) =>
        string.Concat(Message().Matches(await visitor.ReadAsync(address)).Select(message => Space().Replace(message.Value, "><")));

    [GeneratedRegex("""<li class="message[^"]*" id="m-.*?</li>""", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();

    [GeneratedRegex(@">\s+<", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    private static async Task<bool> LoadActorAsync(BenchApp app, TestSchool school, Person person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var actor = await scope
            .ServiceProvider.GetRequiredService<LoadActor>()
            .RunAsync(school.Slug, person.Account!.Value, CancellationToken.None);
        return !actor.IsRefused;
    }

    private static string Text(int number) =>
        number % 3 == 0
            ? "Скажите, пожалуйста, нужна ли завтра сменная обувь и во сколько заканчивается последний урок?"
            : $"Напоминаю: завтра экскурсия, собираемся у входа в 9:{number:00}. С собой вода и удобная обувь, форма не нужна.";
}

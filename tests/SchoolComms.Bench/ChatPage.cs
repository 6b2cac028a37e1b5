using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>Parents of one class open its chat, where 50 messages stand; beside it a bare page that shows the same 50.</summary>
internal static class ChatPage
{
    private const int Messages = 50;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parents = await ParentsAsync(school, settings.Clients);
        for (var i = 0; i < Messages; i++)
        {
            var author = i % 3 == 0 ? parents[i % parents.Length] : school.ClassTeacher;
            await school.AddMessageAsync(school.ParentsChat, author, Text(i), app.Now.AddMinutes(i - Messages));
        }

        await app.AnalyseAsync();
        var address = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var visitors = Array.ConvertAll(parents, parent => app.SignedIn(parent.Account!.Value));
        await app.Services.GetRequiredService<BareRows>().ShowAsync(school, parents[0], school.ParentsChat);
        foreach (var page in (string[])[address, BareRows.Address])
            await CheckAsync(visitors[0], page);

        Step[] clients = [.. visitors.Select(visitor => (Step)(() => visitor.GetAsync(address)))];
        var recordings = await app.RecordAsync(clients);
        var stranger = new Visitor(app.Http, "");
        var bare = await Load.RunAsync(settings, app.BareClients(settings), cancel);
        var pages = new Contender(clients);
        var barePages = new Contender([.. clients.Select(_ => (Step)(() => stranger.GetAsync(BareRows.Address)))]);
        await Turns.RunAsync(settings, [pages, barePages], cancel);
        var actors = await Load.RunAsync(
            settings,
            [.. parents.Select(parent => (Step)(() => LoadActorAsync(app, school, parent)))],
            cancel
        );
        var sql = await app.ReplayAsync(settings, recordings, _ => value => value, cancel);
        var figures = pages.Figures;
        Table.Print(
            $"chat: a parent opens a chat page with {Messages} messages; {recordings[0].RoundTrips} round trips to the database",
            figures,
            ("bare endpoint", bare),
            ("same SQL, prepared", sql),
            ("who acts, alone", actors)
        );
        Table.Line($"bare page, {Turns.Count} turns", barePages.Figures, pages.Of(barePages));
    }

    /// <summary>As many parents of the school's class as there are clients.</summary>
    public static async Task<Person[]> ParentsAsync(TestSchool school, int count)
    {
        var parents = new Person[count];
        for (var i = 0; i < count; i++)
            parents[i] = await school.AddParentAsync();
        return parents;
    }

    /// <summary>A page that does not show all its messages would measure something else.</summary>
    public static async Task CheckAsync(Visitor visitor, string address)
    {
        var shown = (await visitor.ReadAsync(address)).Split("id=\"m-").Length - 1;
        if (shown != Messages)
            throw new InvalidOperationException($"{address} shows {shown} messages, not {Messages}.");
    }

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

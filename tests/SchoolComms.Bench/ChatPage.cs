using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>Parents of one class open its chat, where 50 messages stand.</summary>
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

        var address = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var visitors = Array.ConvertAll(parents, parent => app.SignedIn(parent.Account!.Value));
        var shown = (await visitors[0].ReadAsync(address)).Split("id=\"m-").Length - 1;
        if (shown != Messages)
            throw new InvalidOperationException($"The page shows {shown} messages, not {Messages}.");

        Step[] clients = [.. visitors.Select(visitor => (Step)(() => visitor.GetAsync(address)))];
        var recordings = await app.RecordAsync(clients);
        var bare = await Load.RunAsync(settings, app.BareClients(settings), cancel);
        var pages = await Load.RunAsync(settings, clients, cancel);
        var sql = await app.ReplayAsync(settings, recordings, _ => value => value, cancel);
        Table.Print(
            $"chat: a parent opens a chat page with {Messages} messages; {recordings[0].RoundTrips} round trips to the database",
            pages,
            bare,
            sql
        );
    }

    /// <summary>As many parents of the school's class as there are clients.</summary>
    public static async Task<Person[]> ParentsAsync(TestSchool school, int count)
    {
        var parents = new Person[count];
        for (var i = 0; i < count; i++)
            parents[i] = await school.AddParentAsync();
        return parents;
    }

    private static string Text(int number) =>
        number % 3 == 0
            ? "Скажите, пожалуйста, нужна ли завтра сменная обувь и во сколько заканчивается последний урок?"
            : $"Напоминаю: завтра экскурсия, собираемся у входа в 9:{number:00}. С собой вода и удобная обувь, форма не нужна.";
}

using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>Parents of one class write into its chat: signed in, with the antiforgery token, examined by the regulation.</summary>
internal static class Posting
{
    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parents = await ChatPage.ParentsAsync(school, settings.Clients);
        var address = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var visitors = Array.ConvertAll(parents, parent => app.SignedIn(parent.Account!.Value));
        foreach (var visitor in visitors)
            await visitor.FillInAsync(address, new() { ["Input.Text"] = "Скажите, пожалуйста, нужна ли завтра сменная обувь?" });

        Step[] clients = [.. visitors.Select(visitor => (Step)(() => visitor.PostAsync(address)))];
        var recordings = await app.RecordAsync(clients);
        var bare = await Load.RunAsync(settings, app.BareClients(settings), cancel);
        var posts = await Load.RunAsync(settings, clients, cancel);
        var sql = await app.ReplayAsync(settings, recordings, _ => value => value, cancel);
        Table.Print($"post: a parent posts a message; {recordings[0].RoundTrips} round trips to the database", posts, bare, sql);
    }
}

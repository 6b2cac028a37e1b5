using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Bench;

/// <summary>People who have signed in and belong to no school yet join as parents, in several schools at once.</summary>
internal static class Claiming
{
    private const string Join = "/join?handler=Known";
    private const int Schools = 8;

    // More than all the rounds of a run use up.
    private const int PerSecond = 300;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var crowds = await CrowdsAsync(app, settings);

        var last = new Newcomer[settings.Clients];
        Step[] clients = [.. Enumerable.Range(0, settings.Clients).Select(client => (Step)(() => ClaimAsync(client)))];
        var recordings = await app.RecordAsync(clients);
        var recorded = last.ToArray();

        var bare = await Load.RunAsync(settings, app.BareClients(settings), cancel);
        var claims = await Load.RunAsync(settings, clients, cancel);
        var sql = await app.ReplayAsync(settings, recordings, NextSwap, cancel);
        Table.Print(
            $"claim: a signed-in person joins by a link, {Schools} schools; {recordings[0].RoundTrips} round trips to the database",
            claims,
            ("bare endpoint", bare),
            ("same SQL, prepared", sql)
        );

        async Task<bool> ClaimAsync(int client)
        {
            if (crowds[client % Schools].Next() is not { } newcomer)
                return false;

            last[client] = newcomer;
            return await JoinAsync(app, newcomer);
        }

        Swap? NextSwap(int client) => crowds[client % Schools].Next() is { } other ? recorded[client].SwapFor(other) : null;
    }

    /// <summary>People enough for a measure, of several schools.</summary>
    public static async Task<Crowd[]> CrowdsAsync(BenchApp app, Settings settings)
    {
        var crowds = new Crowd[Schools];
        for (var i = 0; i < Schools; i++)
            crowds[i] = await Crowd.CreateAsync(app, PerSecond * (settings.Seconds + settings.WarmUpSeconds));
        return crowds;
    }

    public static async Task<bool> JoinAsync(BenchApp app, Newcomer newcomer) => await (await OpenedAsync(app, newcomer)).PostAsync(Join);

    // As after opening the link and the page: with the link's cookie and the form's token.
    private static async Task<Visitor> OpenedAsync(BenchApp app, Newcomer newcomer)
    {
        var http = new DefaultHttpContext { RequestServices = app.Services, User = SessionCookie.PrincipalOf(newcomer.Account) };
        app.Services.GetRequiredService<InviteCookie>().Keep(http, newcomer.Code);
        var tokens = app.Services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);

        var visitor = app.SignedIn(newcomer.Account);
        visitor.Keep(http.Response.Headers.SetCookie);
        await visitor.FillInAsync(new() { ["Input.RulesConfirmed"] = "true" }, tokens.RequestToken!);
        return visitor;
    }
}

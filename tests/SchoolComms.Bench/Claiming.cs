using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Bench;

/// <summary>People who have signed in and belong to no school yet join as parents, in several schools at once.</summary>
internal static class Claiming
{
    private const string Join = "/bench/join/";
    private const int Schools = 8;

    // More than all the rounds of a run use up.
    private const int PerSecond = 600;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync(more => more.Map(Join.TrimEnd('/'), join => join.Run(JoinAsync)));
        var crowds = new Crowd[Schools];
        for (var i = 0; i < Schools; i++)
            crowds[i] = await Crowd.CreateAsync(app, PerSecond * settings.Seconds);

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
            bare,
            sql
        );

        async Task<bool> ClaimAsync(int client)
        {
            if (crowds[client % Schools].Next() is not { } newcomer)
                return false;

            last[client] = newcomer;
            return await app.SignedIn(newcomer.Account).GetAsync(Join + newcomer.Code);
        }

        Swap? NextSwap(int client) => crowds[client % Schools].Next() is { } other ? recorded[client].SwapFor(other) : null;
    }

    // The use case behind the application's own sign-in; the page is not measured.
    private static async Task JoinAsync(HttpContext context)
    {
        var visitor = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var joining = new Joining(context.Request.Path.Value![1..], RulesConfirmed: true, visitor.Principal!.Account(), New: null);
        var joined = await context.RequestServices.GetRequiredService<JoinByInvite>().RunAsync(joining, context.RequestAborted);
        context.Response.StatusCode = joined.IsRefused ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
    }
}

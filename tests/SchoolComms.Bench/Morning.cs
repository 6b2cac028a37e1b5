using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>A morning: many more sign in at once than the processor can check passwords, while others write into their chats.</summary>
internal static class Morning
{
    private const int SignIns = 96;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var writers = await Writer.ComeAsync(app, settings.Clients);
        var arrivals = await ArriveAsync(app, writers[0].School);
        Step[] posts = [.. writers.Select(writer => (Step)writer.WriteAsync)];

        var alone = await Load.RunAsync(settings, posts, cancel);
        var together = await Task.WhenAll(Load.RunAsync(settings, posts, cancel), Load.RunAsync(settings, arrivals, cancel));
        Table.Print(
            $"morning: {settings.Clients} write while {SignIns} sign in at once, again and again",
            ("posts, nobody signs in", alone),
            ("posts, sign-ins queue", together[0]),
            ("sign-ins", together[1])
        );
    }

    // With a password as slow to check as in production; the schools of measures and tests have cheap ones.
    private static async Task<Step[]> ArriveAsync(BenchApp app, TestSchool school)
    {
        var people = new Person[SignIns];
        for (var i = 0; i < people.Length; i++)
            people[i] = await school.AddPersonAsync(Role.Parent);
        var hash = app.Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var slow = hash.HashPassword(new Account(), TestSchool.Password);
        Guid[] accounts = [.. people.Select(person => person.Account!.Value.Value)];
        await school.InScopeAsync(db =>
            db.Users.Where(account => accounts.Contains(account.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, slow))
        );

        var steps = new List<Step>();
        foreach (var person in people)
        {
            var visitor = new Visitor(app.Http, "");
            await visitor.FillInAsync(
                "/sign-in",
                new() { ["Input.Login"] = school.LoginOf(person), ["Input.Password"] = TestSchool.Password }
            );
            steps.Add(async () =>
                await visitor.SendFormAsync("/sign-in") == HttpStatusCode.Redirect
                    ? true
                    : throw new InvalidOperationException("Somebody was not let in.")
            );
        }

        return [.. steps];
    }
}

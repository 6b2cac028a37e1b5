using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>
/// A parents' evening: within a minute 1,000 parents of eight schools open their personal links, join with a new password, open the
/// chat of their class and write. They come when they come, whether or not those before them have been answered.
/// </summary>
internal static class Evening
{
    private const int Parents = 1000;
    private const int Schools = 8;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var codes = new List<string>();
        for (var i = 0; i < Schools; i++)
            codes.AddRange(await InviteAsync(app, Parents / Schools));

        var took = Steps.Names.ToDictionary(name => name, _ => new ConcurrentBag<TimeSpan>());
        var started = Stopwatch.GetTimestamp();
        var comings = new List<Task>();
        foreach (var code in codes)
        {
            comings.Add(new Steps(app, took).RunAsync(code, comings.Count));
            await Task.Delay(Within / Parents, cancel);
        }

        await Task.WhenAll(comings);
        Console.WriteLine();
        Console.WriteLine(
            $"evening: {Parents} parents open personal links within {Within.TotalSeconds:N0} s, join and write; all had written after {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s"
        );
        Console.WriteLine($"  {"", -28}{"times", 8}{"p50 ms", 10}{"p99 ms", 10}");
        foreach (var name in Steps.Names)
        {
            TimeSpan[] times = [.. took[name].Order()];
            var (p50, p99) = (Load.Percentile(times, 0.50).TotalMilliseconds, Load.Percentile(times, 0.99).TotalMilliseconds);
            Console.WriteLine($"  {name, -28}{times.Length, 8:N0}{p50, 10:N1}{p99, 10:N1}");
        }
    }

    private static async Task<IEnumerable<string>> InviteAsync(BenchApp app, int parents)
    {
        var school = await TestSchool.CreateAsync(app.Services);
        var codes = app.Services.GetRequiredService<InviteCodes>();
        var invites = new List<Invite>();
        await school.InScopeAsync(db =>
        {
            for (var i = 0; i < parents; i++)
            {
                var parent = Person.Register(school.School.Id, FullName.Parse($"{Crowd.Surname(i)} Анна Ильинична").Value, app.Now);
                parent.Grant(Role.Parent, app.Now);
                var expires = app.Now.AddDays(7);
                var invite = Invite.ForPerson(parent, Role.Parent, school.Class.Id, expires, school.ClassTeacher.Id, app.Now).Value;
                invite.Seal(InviteCodes.HashOf(codes.CodeOf(invite.Id)));
                db.AddRange(parent, invite);
                invites.Add(invite);
            }

            return Task.CompletedTask;
        });
        return invites.Select(invite => codes.CodeOf(invite.Id));
    }

    /// <summary>What one parent does, and how long each step takes.</summary>
    private sealed class Steps(BenchApp app, Dictionary<string, ConcurrentBag<TimeSpan>> took)
    {
        public static readonly string[] Names = ["opens the link", "joins", "opens the chat", "writes"];

        private readonly Visitor visitor = new(app.Http, "");

        public async Task RunAsync(string code, int number)
        {
            await MeasureAsync(
                Names[0],
                async () =>
                {
                    await visitor.FollowAsync($"/join/{code}");
                    var joining = new Dictionary<string, string>
                    {
                        ["Input.RulesConfirmed"] = "true",
                        ["Input.Email"] = $"evening{number}@parents.example",
                        ["Input.Password"] = TestSchool.Password,
                    };
                    await visitor.FillInAsync("/join", joining);
                }
            );
            var chat = "";
            await MeasureAsync(Names[1], async () => chat = await visitor.SubmitAsync("/join"));
            await MeasureAsync(Names[2], () => visitor.FillInAsync(chat, new() { ["Input.Text"] = Writer.Text }));
            await MeasureAsync(Names[3], () => visitor.SubmitAsync(chat));
        }

        private async Task MeasureAsync(string name, Func<Task> step)
        {
            var asked = Stopwatch.GetTimestamp();
            await step();
            took[name].Add(Stopwatch.GetElapsedTime(asked));
        }
    }
}

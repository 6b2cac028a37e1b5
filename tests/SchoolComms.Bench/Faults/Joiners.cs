using System.Collections.Concurrent;
using Npgsql;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>People who race for the few uses of one link after another.</summary>
internal sealed class Joiners(Portal portal, TestSchool school)
{
    private const int Uses = 2;

    // A password's hash takes a tenth of a second of processor: without a pause the joiners would keep half of the machine from the writers.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> joined = new();
    private int people;

    public int Joined => joined.Count;

    /// <summary>Several at once try a link until it is spent; then comes the next.</summary>
    public async Task JoinAsync(int atOnce, CancellationToken cancel)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var invite = new NewInvite(Role.Parent, school.Class.Id, null, Uses, 7);
                var issued = await school.RunAsync<IssueInvite, Result<IssuedInvite>>(issue =>
                    issue.RunAsync(administrator, invite, cancel)
                );
                await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => TryAsync(issued.Value.Code, cancel)));
                await Task.Delay(Pause, cancel);
            }
            catch (Exception lost) when (Endurance.IsExpected(lost))
            {
                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    public async Task<IEnumerable<string>> CheckAsync(NpgsqlDataSource database)
    {
        var stored = await StoredAsync(database);
        var (used, overused) = await UsesAsync(database);
        return
        [
            .. Endurance.Complaint(joined.Keys.Count(email => !stored.Contains(email)), "people who were let in are not there"),
            .. Endurance.Complaint(overused, "links were used more often than they may be"),
            .. Endurance.Complaint(Math.Abs(used - stored.Count), "uses of links and people who joined differ"),
        ];
    }

    private async Task TryAsync(string code, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref people);
        var email = $"joiner{number}@{school.Slug}.example";
        try
        {
            using var guest = new Guest(portal.Address);
            await guest.OpenAsync($"/join/{code}", cancel);
            using var form = new FormUrlEncodedContent([
                new("Input.Name", $"{Crowd.Surname(number)} Анна Ильинична"),
                new("Input.Phone", ""),
                new("Input.Email", email),
                new("Input.Password", TestSchool.Password),
                new("Input.RulesConfirmed", "true"),
                new("__RequestVerificationToken", Guest.TokenOf(await guest.OpenAsync("/join", cancel))),
            ]);
            if (await guest.SendAsync("/join", form, cancel) is not null)
                joined[email] = true;
        }
        catch (Exception lost) when (Endurance.IsExpected(lost))
        {
            // Joined or not: the counts must agree all the same.
        }
    }

    private async Task<HashSet<string>> StoredAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select account.email from person join account on account.id = person.account_id
            where person.school_id = $1 and account.email like 'joiner%'
            """
        );
        command.Parameters.AddWithValue(school.School.Id.Value);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new HashSet<string>();
        while (await rows.ReadAsync())
            found.Add(rows.GetString(0));
        return found;
    }

    private async Task<(long Used, long Overused)> UsesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select coalesce(sum(used), 0), count(*) filter (where used > uses) from invite where school_id = $1"
        );
        command.Parameters.AddWithValue(school.School.Id.Value);
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return (rows.GetInt64(0), rows.GetInt64(1));
    }
}

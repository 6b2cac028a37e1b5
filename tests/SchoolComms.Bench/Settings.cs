using System.Globalization;

namespace SchoolComms.Bench;

/// <summary>How hard and how long to measure.</summary>
internal sealed record Settings
{
    /// <summary>Requests under way at once.</summary>
    public int Clients { get; private init; } = 32;

    /// <summary>For each line of a table.</summary>
    public int Seconds { get; private init; } = 8;

    /// <summary>Before each line: the compiler needs a while to make the code fast, longer on a busy machine.</summary>
    public int WarmUpSeconds { get; private init; } = 10;

    /// <summary>In the large store.</summary>
    public int Schools { get; private init; } = 1_000;

    /// <summary>In the large store, of all schools together.</summary>
    public int Messages { get; private init; } = 10_000_000;

    /// <summary>Of what counts requests and not seconds.</summary>
    public int Requests { get; private init; } = 100_000;

    /// <summary>How many faults befall the portal at least.</summary>
    public int Faults { get; private init; } = 100;

    /// <summary>How many messages are acknowledged meanwhile at least.</summary>
    public int Posts { get; private init; } = 500_000;

    /// <summary>What chance starts from.</summary>
    public int Seed { get; private init; } = 1;

    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    public TimeSpan WarmUp => TimeSpan.FromSeconds(WarmUpSeconds);

    /// <summary>A quarter of a line, of what takes turns and is warm.</summary>
    public Settings Turn => this with { Seconds = Math.Max(1, Seconds / 4), WarmUpSeconds = 0 };

    /// <summary>Reads the switches; null when one is not known or not a whole number from 1.</summary>
    public static Settings? Parse(string[] switches)
    {
        Settings? settings = new();
        foreach (var pair in switches.Chunk(2))
        {
            var value = pair is [_, var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
            settings = value < 1 ? null : settings?.With(pair[0], value);
        }

        return settings;
    }

    private Settings? With(string name, int value) =>
        name switch
        {
            "--clients" => this with { Clients = value },
            "--seconds" => this with { Seconds = value },
            "--warm-up" => this with { WarmUpSeconds = value },
            "--schools" => this with { Schools = value },
            "--messages" => this with { Messages = value },
            "--requests" => this with { Requests = value },
            "--faults" => this with { Faults = value },
            "--posts" => this with { Posts = value },
            "--seed" => this with { Seed = value },
            _ => null,
        };
}

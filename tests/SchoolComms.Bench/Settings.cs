using System.Globalization;

namespace SchoolComms.Bench;

/// <summary>How hard and how long to measure.</summary>
/// <param name="Clients">Requests under way at once.</param>
/// <param name="Seconds">For each line of a table.</param>
/// <param name="WarmUpSeconds">Before each line: the compiler needs a while to make the code fast, longer on a busy machine.</param>
/// <param name="Requests">Of what counts requests and not seconds.</param>
internal sealed record Settings(int Clients, int Seconds, int WarmUpSeconds, int Requests)
{
    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    public TimeSpan WarmUp => TimeSpan.FromSeconds(WarmUpSeconds);

    /// <summary>Reads the switches; null when one is not known or not a whole number from 1.</summary>
    public static Settings? Parse(string[] switches)
    {
        var settings = new Settings(Clients: 32, Seconds: 8, WarmUpSeconds: 10, Requests: 100_000);
        foreach (var pair in switches.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, CultureInfo.InvariantCulture, out var value) || value < 1)
                return null;

            switch (name)
            {
                case "--clients":
                    settings = settings with { Clients = value };
                    break;
                case "--seconds":
                    settings = settings with { Seconds = value };
                    break;
                case "--warm-up":
                    settings = settings with { WarmUpSeconds = value };
                    break;
                case "--requests":
                    settings = settings with { Requests = value };
                    break;
                default:
                    return null;
            }
        }

        return settings;
    }
}

using System.Globalization;

namespace SchoolComms.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    /// <summary>What the clock shows; may be set forth and back.</summary>
    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    /// <summary>A clock that shows an ISO instant with its offset, such as "2026-11-18T10:00+03:00".</summary>
    public static TestClock At(string instant) => new(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => Now;
}

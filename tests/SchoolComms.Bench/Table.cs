namespace SchoolComms.Bench;

/// <summary>A measure beside what it cannot be faster than.</summary>
internal static class Table
{
    /// <param name="title">What was measured.</param>
    /// <param name="application">By the application.</param>
    /// <param name="bare">The bare endpoint.</param>
    /// <param name="sql">The same SQL without the application.</param>
    /// <param name="others">Whatever else the measure stands beside.</param>
    public static void Print(string title, Figures application, Figures bare, Figures sql, params (string Name, Figures Figures)[] others)
    {
        Head(title, "application's share");
        Line("application", application, share: null);
        foreach (var (name, figures) in ((string, Figures)[])[("bare endpoint", bare), ("same SQL, prepared", sql), .. others])
            Line(name, figures, application.PerSecond / figures.PerSecond);
    }

    public static void Head(string title, string share)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"  {"", -28}{"per second", 12}{"p50 ms", 10}{"p99 ms", 10}{"processor ms", 14}{"KB", 8}{share, 22}");
    }

    public static void Line(string name, Figures figures, double? share) =>
        Console.WriteLine(
            $"  {name, -28}{figures.PerSecond, 12:N0}{figures.P50.TotalMilliseconds, 10:N1}{figures.P99.TotalMilliseconds, 10:N1}"
                + $"{figures.Processor.TotalMilliseconds, 14:N2}{figures.Allocated / 1024.0, 8:N0}{share, 22:N3}"
        );
}

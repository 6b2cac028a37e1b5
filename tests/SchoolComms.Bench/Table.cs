namespace SchoolComms.Bench;

/// <summary>Measures of one run beside each other.</summary>
internal static class Table
{
    /// <summary>A measure beside what it cannot be faster than.</summary>
    public static void Print(string title, Figures application, params ReadOnlySpan<(string Name, Figures Figures)> limits)
    {
        Head(title, "application's share");
        Line("application", application, share: null);
        foreach (var (name, figures) in limits)
            Line(name, figures, application.PerSecond / figures.PerSecond);
    }

    /// <summary>What ran at the same time shares its processor time and memory.</summary>
    public static void Print(string title, params ReadOnlySpan<(string Name, Figures Figures)> lines)
    {
        Head(title, "");
        foreach (var (name, figures) in lines)
            Line(name, figures, share: null);
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

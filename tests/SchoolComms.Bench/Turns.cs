namespace SchoolComms.Bench;

/// <summary>What takes its turn in a measure, and what each of its turns gave.</summary>
internal sealed class Contender(IReadOnlyList<Step> clients)
{
    private readonly List<Figures> turns = [];

    public IReadOnlyList<Step> Clients => clients;

    /// <summary>The median of each figure.</summary>
    public Figures Figures =>
        new(
            Median(turn => turn.PerSecond),
            Median(turn => turn.P50),
            Median(turn => turn.P99),
            Median(turn => turn.Processor),
            Median(turn => turn.Allocated)
        );

    /// <summary>The median of the shares of each turn: both stood beside each other in it.</summary>
    public double Of(Contender other) =>
        turns.Zip(other.turns, (mine, theirs) => mine.PerSecond / theirs.PerSecond).Order().ElementAt(turns.Count / 2);

    public async Task TakeTurnAsync(Settings settings, CancellationToken cancel) =>
        turns.Add(await Load.RunAsync(settings.Turn, clients, cancel));

    private T Median<T>(Func<Figures, T> figure) => turns.Select(figure).Order().ElementAt(turns.Count / 2);
}

/// <summary>Short turns, there and back: what slows the machine down for a while slows each of them.</summary>
internal static class Turns
{
    public const int Count = 15;

    /// <summary>Warms each up, and then lets them take their turns.</summary>
    public static async Task RunAsync(Settings settings, IReadOnlyList<Contender> contenders, CancellationToken cancel)
    {
        foreach (var contender in contenders)
            await Load.WarmUpAsync(settings, contender.Clients, cancel);

        for (var turn = 0; turn < Count; turn++)
        {
            foreach (var contender in turn % 2 == 0 ? contenders : contenders.Reverse())
                await contender.TakeTurnAsync(settings, cancel);
        }
    }
}

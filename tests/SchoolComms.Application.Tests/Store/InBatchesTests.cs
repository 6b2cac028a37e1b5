using SchoolComms.Application.Store;

namespace SchoolComms.Application.Tests.Store;

public sealed class InBatchesTests : IDisposable
{
    private static readonly AsyncLocal<string?> Caller = new();

    private readonly List<IReadOnlyList<int>> batches = [];
    private readonly SemaphoreSlim database = new(0);
    private string? context = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task While_one_batch_is_under_way_the_next_gathers()
    {
        var doubles = new InBatches<int, int>(DoubleAsync);

        var first = await UnderWayAsync(doubles, 1);
        var others = Enumerable.Range(2, 5).Select(number => doubles.AskAsync(number, Stop)).ToList();
        database.Release(2);

        (await first).ShouldBe(2);
        (await Task.WhenAll(others)).ShouldBe([4, 6, 8, 10, 12]);
        batches.Select(batch => batch.Count).ShouldBe([1, 5]);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_is_not_asked_for()
    {
        var doubles = new InBatches<int, int>(DoubleAsync);
        using var patience = new CancellationTokenSource();

        var first = await UnderWayAsync(doubles, 1);
        var impatient = doubles.AskAsync(2, patience.Token);
        var patient = doubles.AskAsync(3, Stop);
        await patience.CancelAsync();
        database.Release(2);

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        (await patient).ShouldBe(6);
        batches[1].ShouldBe([3]);
        await first;
    }

    [Fact]
    public async Task A_batch_runs_on_the_context_of_none_who_asked()
    {
        var doubles = new InBatches<int, int>(DoubleAsync);
        database.Release();

        Caller.Value = "a request";
        await doubles.AskAsync(1, Stop);

        context.ShouldBeNull();
        Caller.Value.ShouldBe("a request");
    }

    [Fact]
    public async Task A_lost_connection_fails_all_and_asks_nothing_twice()
    {
        var asked = 0;
        var lost = new InBatches<int, int>(_ =>
        {
            asked++;
            throw new IOException("The connection is lost.");
        });

        await Should.ThrowAsync<IOException>(() => Task.WhenAll(lost.AskAsync(1, Stop), lost.AskAsync(2, Stop)));
        await Should.ThrowAsync<IOException>(() => lost.AskAsync(3, Stop));

        asked.ShouldBeInRange(2, 3);
    }

    private async Task<Task<int>> UnderWayAsync(InBatches<int, int> doubles, int number)
    {
        var asked = doubles.AskAsync(number, Stop);
        while (Volatile.Read(ref context) == "")
            await Task.Delay(1, Stop);
        return asked;
    }

    private async Task<IReadOnlyList<int>> DoubleAsync(IReadOnlyList<int> numbers)
    {
        batches.Add(numbers);
        Volatile.Write(ref context, Caller.Value);
        await database.WaitAsync(Stop);
        return [.. numbers.Select(number => number * 2)];
    }
}

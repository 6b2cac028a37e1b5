using System.Collections.Concurrent;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>Answers those who ask at the same instant together: the database is asked once for all of them.</summary>
/// <param name="answerAll">Gives the answers in the order of the questions.</param>
public sealed class InBatches<TAsk, TAnswer>(Func<IReadOnlyList<TAsk>, Task<IReadOnlyList<TAnswer>>> answerAll)
{
    private const int Most = 512;

    private readonly ConcurrentQueue<Asked> queue = new();
    private int underWay;

    // A statement costs its round trip, and a commit its wait for the disk, however many rows they carry: asked one by one, a
    // school in a hurry waits for exactly that. Nobody waits for company: a batch takes who is there, the next gathers meanwhile.
    public Task<TAnswer> AskAsync(TAsk ask, CancellationToken cancel)
    {
        var asked = new Asked(ask, cancel);
        queue.Enqueue(asked);
        Begin();
        return asked.Answer.Task.WaitAsync(cancel);
    }

    // On no caller's context: the batch belongs to no request.
    private void Begin()
    {
        if (Interlocked.Exchange(ref underWay, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static batches => _ = batches.AnswerQueueAsync(), this, preferLocal: false);
    }

    private async Task AnswerQueueAsync()
    {
        while (Take() is { Count: > 0 } batch)
            await AnswerAsync(batch);

        Volatile.Write(ref underWay, 0);
        if (!queue.IsEmpty)
            Begin();
    }

    private List<Asked> Take()
    {
        var batch = new List<Asked>();
        while (batch.Count < Most && queue.TryDequeue(out var asked))
        {
            if (!asked.Cancel.IsCancellationRequested)
                batch.Add(asked);
        }

        return batch;
    }

    private async Task AnswerAsync(IReadOnlyList<Asked> batch)
    {
        try
        {
            var answers = await answerAll([.. batch.Select(asked => asked.Ask)]);
            foreach (var (asked, answer) in batch.Zip(answers))
                asked.Answer.SetResult(answer);
        }
        catch (Exception failure) when (batch.Count > 1 && failure.GetBaseException() is PostgresException)
        {
            // The database refused, so that nothing was done: only who was at fault fails.
            foreach (var asked in batch)
                await AnswerAsync([asked]);
        }
        catch (Exception failure)
        {
            foreach (var asked in batch)
                asked.Answer.SetException(failure);
        }
    }

    private sealed record Asked(TAsk Ask, CancellationToken Cancel)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

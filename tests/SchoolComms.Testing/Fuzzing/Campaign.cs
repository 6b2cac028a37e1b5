namespace SchoolComms.Testing.Fuzzing;

/// <summary>
/// Tries every field of every form and every address that the guests of one school have found with hostile values, and judges
/// every answer: no fault, nothing of the sender's in a page but text, and nothing stored by what was refused.
/// </summary>
public sealed class Campaign(IReadOnlyList<Crawler> crawls, StoredRows rows, int seed, Oracle oracle, Findings findings)
{
    private const int Repetitions = 3;

    // Keys that lists know and no link shows until they have a second page.
    private static readonly string[] PagingKeys = ["before", "after", "page", "format", "handler", "q", "from", "until", "returnUrl"];

    private readonly Fuzzer fuzzer = new(seed);

    /// <summary>So many hostile requests, to every target in turn; then everybody reads the school again, to see what was stored.</summary>
    public async Task RunAsync(int requests, CancellationToken cancel)
    {
        JudgePages(crawls);
        var targets = Targets().ToArray();
        new Random(seed).Shuffle(targets);
        for (var i = 0; i < requests; i++)
        {
            var (guest, attempt) = targets[i % targets.Length]();
            await TryAsync(guest, attempt, cancel);
        }

        var again = new List<Crawler>();
        foreach (var crawl in crawls)
            again.Add(await Crawler.RunAsync(crawl.Guest, crawl.PerPattern, cancel));
        JudgePages(again);
    }

    private IEnumerable<Func<(Guest, Attempt)>> Targets()
    {
        foreach (var crawl in crawls)
        {
            string[] keys = [.. crawl.Keys.Concat(PagingKeys).Distinct().Order()];
            foreach (var page in crawl.Pages)
                yield return () => (crawl.Guest, fuzzer.Against(page, keys));
            foreach (var form in crawl.Forms)
            {
                foreach (var field in form.Fields.DistinctBy(field => field.Name))
                {
                    yield return () =>
                    {
                        findings.Cover(form, field);
                        return (crawl.Guest, fuzzer.Against(form, field));
                    };
                }
            }
        }
    }

    private async Task TryAsync(Guest guest, Attempt attempt, CancellationToken cancel)
    {
        var before = attempt.Method == HttpMethod.Post ? await rows.ReadAsync(cancel) : null;
        if (await SendAsync(guest, attempt, cancel) is not { } answer)
            return;

        if (answer.IsRefusal && before is not null)
            await CompareAsync(before);
        if (answer.LeadsTo is { } next && Addresses.Resolve(attempt.Address, next) is { } led)
            Judge(guest, attempt, await guest.GetAsync(led, cancel));

        // What works in the background, or somebody of another school, may write at the same time, but not whenever this is sent.
        async Task CompareAsync(IReadOnlyDictionary<string, string> rowsBefore)
        {
            var last = await rows.ReadAsync(cancel);
            var changed = StoredRows.Changes(rowsBefore, last);
            for (var again = 0; again < Repetitions && changed.Count > 0; again++)
            {
                if (await SendAsync(guest, attempt, cancel) is not { IsRefusal: true })
                    return;
                var now = await rows.ReadAsync(cancel);
                changed = [.. changed.Intersect(StoredRows.Changes(last, now))];
                last = now;
            }

            foreach (var table in changed)
                findings.Add($"stored in {table} though refused", guest, attempt);
        }
    }

    private async Task<Answer?> SendAsync(Guest guest, Attempt attempt, CancellationToken cancel)
    {
        try
        {
            var answer = await guest.SendAsync(attempt.ToRequest(), cancel);

            // A busy machine may halt once.
            if (oracle.IsSlow(answer))
                answer = await guest.SendAsync(attempt.ToRequest(), cancel);
            findings.Count(answer.Status);
            Judge(guest, attempt, answer);
            return answer;
        }
        catch (HttpRequestException e)
        {
            findings.Add($"no answer, {e.HttpRequestError}", guest, attempt);
            return null;
        }
    }

    private void JudgePages(IEnumerable<Crawler> crawled)
    {
        foreach (var page in crawled.SelectMany(crawl => crawl.Pages))
            Judge(
                page.Guest,
                new Attempt(HttpMethod.Get, page.Address, $"GET {Addresses.PatternOf(page.Address)}", "nothing"),
                page.Answer
            );
    }

    private void Judge(Guest guest, Attempt attempt, Answer answer)
    {
        foreach (var wrong in oracle.Judge(answer))
            findings.Add(wrong, guest, attempt);
    }
}

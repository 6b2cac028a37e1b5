using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>Counts the statements of the requests that bear its header: other tests use the same application meanwhile.</summary>
internal sealed class StatementCounter : DbCommandInterceptor
{
    public const string Header = "X-Counted";

    private readonly ConcurrentDictionary<string, int> counts = new();
    private int last;

    /// <summary>Opens a page and counts what it said to the database.</summary>
    public Task<(HttpResponseMessage Answer, int Statements)> GetAsync(HttpClient client, string address) =>
        CountAsync(client, new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends a form with the token of its page, and counts what that said to the database.</summary>
    public async Task<(HttpResponseMessage Answer, int Statements)> PostAsync(
        HttpClient client,
        string page,
        string address,
        Dictionary<string, string> fields
    )
    {
        fields["__RequestVerificationToken"] = (await (await client.GetAsync(page)).DocumentAsync()).ValueOf("__RequestVerificationToken")!;
        return await CountAsync(client, new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Counted(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Counted(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => new(Counted(command, result));

    private async Task<(HttpResponseMessage Answer, int Statements)> CountAsync(HttpClient client, HttpRequestMessage request)
    {
        var name = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(Header, name);
        var answer = await client.SendAsync(request);
        return (answer, counts.GetValueOrDefault(name));
    }

    // Once a minute the sign-in is looked at anew, whichever page is opened then: these statements are not the page's.
    private T Counted<T>(DbCommand command, T result)
    {
        var isSignIn = command.CommandText.Contains("FROM account", StringComparison.Ordinal);
        if (!isSignIn && new HttpContextAccessor().HttpContext?.Request.Headers[Header] is [{ } name])
            counts.AddOrUpdate(name, 1, (_, count) => count + 1);
        return result;
    }
}

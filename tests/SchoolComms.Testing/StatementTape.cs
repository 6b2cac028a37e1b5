using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SchoolComms.Application.Store;

namespace SchoolComms.Testing;

/// <summary>What the application said to the database.</summary>
public enum Act
{
    Begin = 1,
    Run,
    Commit,
}

/// <summary>One thing that the application said to the database.</summary>
/// <param name="Act">A transaction's begin or end, or a statement.</param>
/// <param name="School">The school in scope; null outside schools.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">Its parameters with their values.</param>
public sealed record Statement(Act Act, Guid? School, string Sql, IReadOnlyList<NpgsqlParameter> Parameters);

/// <summary>The statements of one request.</summary>
/// <param name="Statements">In their order.</param>
/// <param name="Since">Version 7 ids above it were made by the request itself.</param>
public sealed record Recording(IReadOnlyList<Statement> Statements, Guid Since)
{
    /// <summary>How often the application waits for the database: a begin travels with what follows it.</summary>
    public int RoundTrips => Statements.Count(statement => statement.Act != Act.Begin || statement.School is not null);
}

/// <summary>Listens to what the application says to the database, so that the same can be said without it.</summary>
public sealed class StatementTape : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly AsyncLocal<bool> recordsHere = new();
    private List<Statement>? tape;

    /// <summary>Records one request or one use case. Nothing else may run meanwhile but the application's background work.</summary>
    public async Task<Recording> RecordAsync(DateTimeOffset now, Func<Task> request)
    {
        List<Statement> statements = [];
        (tape, recordsHere.Value) = (statements, true);
        await request();
        (tape, recordsHere.Value) = (null, false);
        return new Recording(statements, Guid.CreateVersion7(now.AddMilliseconds(-1)));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Add(Act.Run, eventData, command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Add(Act.Run, eventData, command);
        return new(result);
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        Add(Act.Begin, eventData);
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Add(Act.Commit, eventData);
        return Task.CompletedTask;
    }

    private void Add(Act act, DbContextEventData eventData, DbCommand? command = null)
    {
        // What runs in the background is neither a request's nor the caller's.
        if (tape is null || (!recordsHere.Value && new HttpContextAccessor().HttpContext is null))
            return;

        var school = eventData.Context is SchoolCommsDb { School.Value: var id } && id != Guid.Empty ? id : (Guid?)null;
        var parameters = command?.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone()) ?? [];
        tape.Add(new Statement(act, school, command?.CommandText ?? "", [.. parameters]));
    }
}

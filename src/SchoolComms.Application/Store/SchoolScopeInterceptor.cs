using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>
/// Tells the database which school the statement is for, so that row security shows no other. Outside a transaction
/// the setting travels with the statement in one batch; inside, it is set once when the transaction starts.
/// </summary>
internal sealed class SchoolScopeInterceptor : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const string SetSchool = "select set_config('app.school_id', $1, true)";

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (School(eventData) is not { } school || command.Transaction is not null)
            return result;

        var reader = await InOneBatch(command, school).ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return InterceptionResult<DbDataReader>.SuppressWithResult(reader);
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (School(eventData) is not { } school || command.Transaction is not null)
            return result;

        await using var batch = InOneBatch(command, school);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return InterceptionResult<int>.SuppressWithResult((int)batch.BatchCommands[1].Rows);
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        if (School(eventData) is not { } school || command.Transaction is not null)
            return result;

        await using var reader = await InOneBatch(command, school).ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var value = await reader.ReadAsync(cancellationToken) ? reader.GetValue(0) : DBNull.Value;
        return InterceptionResult<object>.SuppressWithResult(value);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => throw Synchronous();

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => throw Synchronous();

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => throw Synchronous();

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is SchoolCommsDb { School.Value: var school } && school != Guid.Empty)
        {
            await using var command = new NpgsqlCommand(SetSchool, (NpgsqlConnection)connection, (NpgsqlTransaction)result);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = school.ToString() });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    private static string? School(CommandEventData eventData) =>
        eventData.Context is SchoolCommsDb { School.Value: var school } && school != Guid.Empty ? school.ToString() : null;

    private static NpgsqlBatch InOneBatch(DbCommand command, string school)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)command.Connection!) { Timeout = command.CommandTimeout };
        var setting = new NpgsqlBatchCommand(SetSchool);
        setting.Parameters.Add(new NpgsqlParameter<string> { TypedValue = school });
        batch.BatchCommands.Add(setting);

        var statement = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter parameter in command.Parameters)
            statement.Parameters.Add(parameter.Clone());
        batch.BatchCommands.Add(statement);
        return batch;
    }

    private static InvalidOperationException Synchronous() =>
        new("The store is asynchronous: a synchronous statement would pass by row security's scope.");
}

using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>Stores messages that are written at the same instant by one commit, and moves their authors' read marks.</summary>
public sealed class MessagesInBatches
{
    private readonly InBatches<Message, bool> batches;

    public MessagesInBatches(AcrossSchools store, TimeProvider time) =>
        batches = new(messages => StoreAsync(store, messages, time.GetUtcNow()));

    /// <summary>
    /// Whether the message stands. It does not where its author has just left the chat or been blocked there, or where somebody
    /// else holds the author's row at this moment: then it is to be decided on anew.
    /// </summary>
    internal Task<bool> StoreAsync(Message message, CancellationToken cancel) => batches.AskAsync(message, cancel);

    private static async Task<IReadOnlyList<bool>> StoreAsync(AcrossSchools store, IReadOnlyList<Message> messages, DateTimeOffset now)
    {
        await using var connection = await store.ConnectAsync();
        await using var command = new NpgsqlCommand("select post_messages($1, $2, $3, $4, $5, $6, $7, $8)", connection);
        Add(messages.Select(message => message.SchoolId.Value));
        Add(messages.Select(message => message.ChatId.Value));
        Add(messages.Select(message => message.Id.Value));
        Add(messages.Select(message => message.AuthorId.Value));
        Add(messages.Select(message => message.Author.ToString()));
        Add(messages.Select(message => message.Text));
        Add(messages.Select(message => message.SentAt.ToUniversalTime()));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });

        // Not left to Npgsql's own preparing: a text that the database cannot read would spoil the statement for whoever comes next
        // on the connection (npgsql issue 6391). Once a connection has it prepared, this asks nothing.
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new HashSet<Guid>();
        while (await reader.ReadAsync())
            stored.Add(reader.GetGuid(0));
        return [.. messages.Select(message => stored.Contains(message.Id.Value))];

        void Add<T>(IEnumerable<T> values) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
    }
}

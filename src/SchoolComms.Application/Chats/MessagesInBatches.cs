using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>Stores messages that are written at the same instant by one commit, and moves their authors' read marks.</summary>
public sealed class MessagesInBatches
{
    private readonly InBatches<Posted, bool> batches;

    public MessagesInBatches(AcrossSchools store, TimeProvider time) =>
        batches = new(posted => StoreAsync(store, posted, time.GetUtcNow()));

    /// <summary>
    /// Whether the message stands. It does not where its author has just left the chat or been blocked there, where its form has
    /// just brought it, or where somebody else holds the author's row at this moment: then it is to be decided on anew. An author who
    /// goes meanwhile has written it all the same, and the chat is told of it.
    /// </summary>
    internal Task<bool> StoreAsync(Message message, SentForm? form) => batches.AskAsync(new Posted(message, form), CancellationToken.None);

    private static async Task<IReadOnlyList<bool>> StoreAsync(AcrossSchools store, IReadOnlyList<Posted> posted, DateTimeOffset now)
    {
        // Of a form that came twice at once, one brings the message.
        List<Posted> once =
        [
            .. posted.DistinctBy(one => (one.Message.AuthorId, one.Message.ChatId, one.Form?.Value ?? one.Message.Id.Value)),
        ];
        await using var connection = await store.ConnectAsync();
        await using var command = new NpgsqlCommand("select post_messages($1, $2, $3, $4, $5, $6, $7, $8, $9)", connection);
        Add(message => message.SchoolId.Value);
        Add(message => message.ChatId.Value);
        Add(message => message.Id.Value);
        Add(message => message.AuthorId.Value);
        Add(message => message.Author.ToString());
        Add(message => message.Text);
        Add(message => message.SentAt.ToUniversalTime());
        command.Parameters.Add(new NpgsqlParameter<Guid?[]> { TypedValue = [.. once.Select(one => one.Form?.Value)] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });

        // Not left to Npgsql's own preparing: a text that the database cannot read would spoil the statement for whoever comes next
        // on the connection (npgsql issue 6391). Once a connection has it prepared, this asks nothing.
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new HashSet<Guid>();
        while (await reader.ReadAsync())
            stored.Add(reader.GetGuid(0));
        return [.. posted.Select(one => stored.Contains(one.Message.Id.Value))];

        void Add<T>(Func<Message, T> valueOf) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. once.Select(one => valueOf(one.Message))] });
    }

    private sealed record Posted(Message Message, SentForm? Form);
}

using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Pages.Chats;

namespace SchoolComms.Bench;

/// <summary>
/// What a bare page shows: the same 50 rows by one statement under the same row security, in the same markup. It knows nobody and asks
/// nothing: what a Razor page alone can do.
/// </summary>
public sealed class BareRows(NpgsqlDataSource source, TimeProvider time)
{
    public const string Address = "/bench/page";

    private const string Newest = """
        select m.id, m.author_id, p.name, m.author, m.kind, m.text, m.sent_at, m.file_count
        from message m join person p on p.school_id = m.school_id and p.id = m.author_id
        where m.school_id = $1 and m.chat_id = $2
        order by m.id desc
        limit 50
        """;

    private Actor reader = null!;
    private ChatView view = null!;

    /// <summary>Shows a chat from now on, as this person would see it.</summary>
    public async Task ShowAsync(TestSchool school, Person person, Chat chat)
    {
        reader = await school.ActorAsync(person);
        view = (
            await school.RunAsync<ReadChat, Result<ChatView>>(read => read.RunAsync(reader, chat.Id, before: null, CancellationToken.None))
        ).Value;
    }

    public async Task<MessageStream> ReadAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select set_config('app.school_id', $1, true)")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = reader.School.Id.Value.ToString() } },
                },
                new(Newest)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = reader.School.Id.Value },
                        new NpgsqlParameter<Guid> { TypedValue = view.Chat.Id.Value },
                    },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.NextResultAsync(cancel);
        var lines = new List<MessageLine>();
        while (await rows.ReadAsync(cancel))
            lines.Add(Line(rows));
        lines.Reverse();
        return new MessageStream(reader, view with { Messages = lines }, time.GetUtcNow(), IsEarlier: false);
    }

    private static MessageLine Line(NpgsqlDataReader row) =>
        new(
            new MessageId(row.GetGuid(0)),
            new PersonId(row.GetGuid(1)),
            FullName.FromStored(row.GetString(2)),
            Enum.Parse<Audience>(row.GetString(3)),
            Enum.Parse<MessageKind>(row.GetString(4)),
            row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6),
            WrittenAt: null,
            Rule: null,
            Removal: null,
            Edition: null,
            row.GetInt32(7)
        );
}

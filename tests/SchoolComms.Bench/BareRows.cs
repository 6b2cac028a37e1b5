using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Npgsql;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Chats;

namespace SchoolComms.Bench;

/// <summary>
/// What a bare page shows: the same 50 rows by one statement under the same row security. It knows nobody and asks nothing: what a
/// Razor page alone can do.
/// </summary>
public sealed class BareRows(NpgsqlDataSource source, TimeProvider time, IServiceProvider services)
{
    public const string Address = "/bench/page";

    private const string Newest = """
        select m.id, p.name, m.author, m.text, m.sent_at
        from message m join person p on p.school_id = m.school_id and p.id = m.author_id
        where m.school_id = $1 and m.chat_id = $2
        order by m.id desc
        limit 50
        """;

    private TestSchool school = null!;
    private ChatId chat;
    private Dictionary<string, string> standings = [];
    private IStringLocalizer<Texts> texts = null!;

    /// <summary>The address of the chat whose messages are shown.</summary>
    public string Chat => $"/s/{school.Slug}/chats/{chat.Value}";

    /// <summary>Shows a chat from now on.</summary>
    public void Show(TestSchool shown, ChatId newest)
    {
        (school, chat) = (shown, newest);
        using var scope = services.CreateScope();
        texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<Texts>>();
        var words = scope.ServiceProvider.GetRequiredService<Words>();
        standings = Enum.GetValues<Audience>()
            .ToDictionary(audience => audience.ToString(), audience => words.Of(audience, school.School.Kind));
    }

    public async Task<List<BareRow>> ReadAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select set_config('app.school_id', $1, true)")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = school.School.Id.Value.ToString() } },
                },
                new(Newest)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = school.School.Id.Value },
                        new NpgsqlParameter<Guid> { TypedValue = chat.Value },
                    },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.NextResultAsync(cancel);
        var (now, zone) = (time.GetUtcNow(), school.School.Zone);
        var read = new List<BareRow>();
        while (await rows.ReadAsync(cancel))
        {
            var sent = rows.GetFieldValue<DateTimeOffset>(4);
            read.Add(
                new BareRow(
                    rows.GetGuid(0),
                    FullName.FromStored(rows.GetString(1)).Full,
                    standings[rows.GetString(2)],
                    rows.GetString(3),
                    TimeZoneInfo.ConvertTime(sent, zone),
                    Moment.Day(sent, zone, now, texts)
                )
            );
        }

        read.Reverse();
        return read;
    }
}

public sealed record BareRow(Guid Id, string Author, string Standing, string Text, DateTimeOffset Sent, string Day);

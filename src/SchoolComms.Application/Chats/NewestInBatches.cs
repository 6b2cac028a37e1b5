using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>
/// Reads the newest messages of a chat once for all who open it at the same instant: when a message comes, all who have the
/// chat open ask for it at once. Each chat is read under the row security of its own school.
/// </summary>
public sealed class NewestInBatches
{
    private readonly InBatches<Newest, IReadOnlyList<MessageLine>> batches;

    public NewestInBatches(IDbContextFactory<SchoolCommsDb> contexts, EditionCache editions) =>
        batches = new(asked => ReadAsync(contexts, editions, asked));

    /// <summary>Oldest first, and one more than a page where there are older ones.</summary>
    internal Task<IReadOnlyList<MessageLine>> OfAsync(Actor actor, ChatId chat, bool seesRemoved, CancellationToken cancel) =>
        batches.AskAsync(new Newest(actor.School.Id, chat, seesRemoved), cancel);

    private static async Task<IReadOnlyList<IReadOnlyList<MessageLine>>> ReadAsync(
        IDbContextFactory<SchoolCommsDb> contexts,
        EditionCache editions,
        IReadOnlyList<Newest> asked
    )
    {
        var pages = asked.Distinct().ToDictionary(one => one, one => ReadAsync(contexts, editions, one));
        await Task.WhenAll(pages.Values);
        return [.. asked.Select(one => pages[one].Result)];
    }

    private static async Task<IReadOnlyList<MessageLine>> ReadAsync(
        IDbContextFactory<SchoolCommsDb> contexts,
        EditionCache editions,
        Newest newest
    )
    {
        await using var db = contexts.CreateDbContext().In(new SchoolScope());
        db.Scope.Enter(newest.School);
        return await db.PageAsync(editions, newest.Chat, before: null, newest.SeesRemoved, CancellationToken.None);
    }

    private sealed record Newest(SchoolId School, ChatId Chat, bool SeesRemoved);
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>What the reader has chosen for a message and not sent yet.</summary>
/// <param name="KeptUntil">From then on it is forgotten.</param>
public sealed record UnsentView(string Text, IReadOnlyList<AttachedFile> Files, DateTimeOffset KeptUntil);

/// <summary>Unsent messages as long as they are kept.</summary>
internal static class UnsentMessages
{
    /// <summary>What is kept at an instant.</summary>
    public static IQueryable<UnsentMessage> UnsentAt(this SchoolCommsDb db, DateTimeOffset now) =>
        db.UnsentMessages.Where(unsent => unsent.TouchedAt > now - UnsentMessage.KeptFor);

    public static Task<UnsentMessage?> UnsentAsync(
        this SchoolCommsDb db,
        Actor actor,
        ChatId chat,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.UnsentAt(now)
            .Include(unsent => unsent.Files)
            .SingleOrDefaultAsync(unsent => unsent.ChatId == chat && unsent.AuthorId == actor.Person, cancel);

    public static async Task<UnsentView?> UnsentViewAsync(
        this SchoolCommsDb db,
        Actor actor,
        ChatId chat,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var found = await (
            from unsent in db.UnsentAt(now)
            where unsent.ChatId == chat && unsent.AuthorId == actor.Person
            join chosen in db.UnsentFiles on new { unsent.ChatId, unsent.AuthorId } equals new { chosen.ChatId, chosen.AuthorId }
            join file in db.Files on chosen.FileId equals file.Id
            orderby file.Id
            select new
            {
                unsent.Text,
                unsent.TouchedAt,
                File = new AttachedFile(file.Id, file.Name, file.Kind, file.Content.Length),
            }
        ).ToListAsync(cancel);
        return found.Count == 0
            ? null
            : new UnsentView(found[0].Text, found.ConvertAll(line => line.File), found[0].TouchedAt + UnsentMessage.KeptFor);
    }

    /// <summary>Forgets what nobody has touched for longer than it is kept, with its files.</summary>
    public static async Task ForgetStaleAsync(this SchoolCommsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var stale = db.UnsentMessages.Where(unsent => unsent.TouchedAt <= now - UnsentMessage.KeptFor);
        var files = await stale.SelectMany(unsent => unsent.Files).Select(file => file.FileId).ToListAsync(cancel);
        await stale.ExecuteDeleteAsync(cancel);
        await db.Files.Where(file => files.Contains(file.Id)).ExecuteDeleteAsync(cancel);
    }
}

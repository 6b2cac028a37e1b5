using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>How many places an author has taken in a chat's queue.</summary>
internal static class QueuePlaces
{
    /// <summary>Counts in the caller's transaction; the author's next message waits until it ends, so that the limit holds.</summary>
    public static async Task<int> CountPlacesAsync(this SchoolCommsDb db, Actor author, ChatId chat, CancellationToken cancel)
    {
        await db.LockMemberAsync(chat, author.Person, cancel);
        return await db.Placed(author, chat).CountAsync(cancel);
    }

    /// <summary>What the author still has in the chat's queue.</summary>
    public static IQueryable<QueuedMessage> Placed(this SchoolCommsDb db, Actor author, ChatId chat) =>
        db.QueuedMessages.Where(m => m.ChatId == chat && m.AuthorId == author.Person && QueuedMessage.Places.Contains(m.State));
}

using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>The places that an author has taken in a chat's queue.</summary>
internal static class QueuePlaces
{
    /// <summary>What the author still has in the chat's queue: counted while the author's row is locked, so that the limit holds.</summary>
    public static IQueryable<QueuedMessage> Placed(this SchoolCommsDb db, Actor author, ChatId chat) =>
        db.QueuedMessages.Where(m => m.ChatId == chat && m.AuthorId == author.Person && QueuedMessage.Places.Contains(m.State));
}

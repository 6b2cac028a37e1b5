using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Chats;

/// <summary>A chat of the school, and who keeps order in it.</summary>
public sealed record ModeratedChatLine(ChatId Id, ChatKind Kind, string Name, IReadOnlyList<FullName> Moderators);

/// <summary>A page of the school's chats, newest first.</summary>
/// <param name="Next">The key of the next page; null on the last.</param>
/// <param name="Without">How many chats of the school nobody keeps order in.</param>
public sealed record ModeratedChatPage(IReadOnlyList<ModeratedChatLine> Chats, ChatId? Next, int Without);

/// <summary>Lists the school's chats with their moderators; what was written there is not shown (CHT-7, MOD-1).</summary>
public sealed class ListModerators(SchoolCommsDb db)
{
    public const int PageSize = 50;

    /// <param name="actor">Who asks.</param>
    /// <param name="withoutOnly">Only the chats in which nobody keeps order.</param>
    /// <param name="before">The key of the page before this one; null for the first.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result<ModeratedChatPage>> RunAsync(Actor actor, bool withoutOnly, ChatId? before, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.AppointModerator, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var wanted = withoutOnly ? db.ChatsWithoutModerator() : db.Chats.Where(chat => chat.Kind != ChatKind.Direct);
        if (before is { } last)
            wanted = wanted.Where(chat => chat.Id < last);
        var chats = await wanted
            .OrderByDescending(chat => chat.Id)
            .Take(PageSize + 1)
            .Select(chat => new ModeratedChatLine(
                chat.Id,
                chat.Kind,
                chat.Name,
                db.People.Where(p =>
                        db.ChatMembers.Any(m => m.ChatId == chat.Id && m.PersonId == p.Id && m.IsModerator && m.EndedAt == null)
                    )
                    .OrderBy(p => p.NameKey)
                    .Select(p => p.Name)
                    .ToList()
            ))
            .AsSplitQuery()
            .AsNoTracking()
            .ToListAsync(cancel);
        var without = await db.ChatsWithoutModerator().CountAsync(cancel);
        return new ModeratedChatPage([.. chats.Take(PageSize)], chats.Count > PageSize ? chats[PageSize - 1].Id : null, without);
    }
}

internal static class ChatsWithoutModeratorQuery
{
    // Nobody writes in a channel but those whom the regulation names: it needs no moderator. Nobody moderates what two write.
    public static IQueryable<Chat> ChatsWithoutModerator(this SchoolCommsDb db) =>
        db.Chats.Where(chat =>
            chat.Kind != ChatKind.SchoolChannel
            && chat.Kind != ChatKind.StaffChannel
            && chat.Kind != ChatKind.Direct
            && !db.ChatMembers.Any(m => m.ChatId == chat.Id && m.IsModerator && m.EndedAt == null)
        );
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Moderation;

/// <summary>A chat that may be opened by right.</summary>
public sealed record ControlledChat(ChatId Id, string Name, ChatKind Kind, ClassName? Class, int Members);

/// <summary>A look into a chat: who, when, why.</summary>
public sealed record LookLine(ChatLookId Id, ChatId Chat, string ChatName, FullName By, DateTimeOffset At, string Reason);

/// <summary>The chats that somebody may open by right, and the looks into them.</summary>
/// <param name="Clause">The clause by which the use is controlled.</param>
/// <param name="More">There are more chats than are shown: the name narrows them down.</param>
/// <param name="Before">The key of the page of earlier looks; null when there are none.</param>
public sealed record LooksPage(
    Clause Clause,
    IReadOnlyList<ControlledChat> Chats,
    bool More,
    IReadOnlyList<LookLine> Looks,
    ChatLookId? Before
);

/// <summary>Lists the chats in the reach of those who control the use, by a part of the name, and every look into them (CTL-2).</summary>
public sealed class ListLooks(SchoolCommsDb db)
{
    public const int PageSize = 30;

    public async Task<Result<LooksPage>> RunAsync(Actor actor, string? name, ChatLookId? before, CancellationToken cancel)
    {
        var right = ControlledChats.RightToLook(actor);
        if (right.IsRefused)
            return right.Error;

        var chats = await ChatsAsync(actor, name, cancel);
        var looks = await LooksAsync(actor, before, cancel);
        return new LooksPage(
            right.Value,
            [.. chats.Take(PageSize)],
            chats.Count > PageSize,
            [.. looks.Take(PageSize)],
            looks.Count > PageSize ? looks[PageSize - 1].Id : null
        );
    }

    private async Task<List<ControlledChat>> ChatsAsync(Actor actor, string? name, CancellationToken cancel)
    {
        var chats = db.ChatsToLookInto(actor);
        if (name?.Trim() is { Length: > 0 } part)
            chats = chats.Where(chat => EF.Functions.ILike(chat.Name, $"%{Escape(part)}%"));

        return await chats
            .OrderBy(chat => chat.Name)
            .ThenBy(chat => chat.Id)
            .Take(PageSize + 1)
            .Select(chat => new ControlledChat(
                chat.Id,
                chat.Name,
                chat.Kind,
                db.Classes.Where(c => c.Id == chat.ClassId).Select(c => c.Name).FirstOrDefault(),
                db.ChatMembers.Count(m => m.ChatId == chat.Id && m.EndedAt == null)
            ))
            .AsNoTracking()
            .ToListAsync(cancel);
    }

    private async Task<List<LookLine>> LooksAsync(Actor actor, ChatLookId? before, CancellationToken cancel)
    {
        var looks = db.ChatLooks.AsNoTracking();
        if (before is { } limit)
            looks = looks.Where(look => look.Id < limit);

        return await (
            from look in looks
            join chat in db.ChatsToLookInto(actor) on look.ChatId equals chat.Id
            join person in db.People on look.PersonId equals person.Id
            orderby look.Id descending
            select new LookLine(look.Id, chat.Id, chat.Name, person.Name, look.At, look.Reason)
        )
            .Take(PageSize + 1)
            .ToListAsync(cancel);
    }

    private static string Escape(string text) => text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
}

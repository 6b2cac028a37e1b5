using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>A message as a reader sees it. The text of a removed one is there for moderators and the director only.</summary>
public sealed record MessageLine(
    MessageId Id,
    PersonId AuthorId,
    FullName Author,
    Audience WrittenAs,
    MessageKind Kind,
    string? Text,
    DateTimeOffset SentAt,
    Rule? Rule,
    Removal? Removal
);

/// <summary>An exception in force, for the banner.</summary>
public sealed record LiftedRule(Rule Rule, DateTimeOffset Until, string Reason, Clause? Clause);

/// <summary>A chat with its newest messages.</summary>
/// <param name="Before">The key of the page of older messages; null when there are none.</param>
public sealed record ChatView(
    ChatRoom Room,
    IReadOnlyList<MessageLine> Messages,
    MessageId? Before,
    IReadOnlyList<LiftedRule> Lifted,
    int Members,
    Result MayWrite
)
{
    public Chat Chat => Room.Chat;

    public bool Moderates => Room.Member.IsModerator;
}

/// <summary>Opens a chat: the last 50 messages, or the 50 before a given one; reading marks them as read.</summary>
public sealed class ReadChat(SchoolCommsDb db, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<Result<ChatView>> RunAsync(Actor actor, ChatId chatId, MessageId? before, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member, block, _) = room.Value;
        var permitted = Permissions.Check(actor, SchoolAction.ReadChat, Target.Of(member));
        if (permitted.IsRefused)
            return permitted.Error!;

        var seesRemoved = !Permissions.Check(actor, SchoolAction.SeeRemovedText, Target.Of(member)).IsRefused;
        var messages = await LinesAsync(chatId, before, seesRemoved, cancel);
        var lifted = await LiftedAsync(actor, chatId, now, cancel);
        var members = await db.ChatMembers.CountAsync(m => m.ChatId == chatId && m.EndedAt == null, cancel);
        await MarkReadAsync(member, messages, cancel);

        var older = messages.Count > PageSize ? messages[1].Id : (MessageId?)null;
        return new ChatView(
            room.Value,
            older is null ? messages : [.. messages.Skip(1)],
            older,
            lifted,
            members,
            PostingRule.MayWrite(actor, chat, member, block)
        );
    }

    // One more than a page tells whether there are older ones.
    private async Task<List<MessageLine>> LinesAsync(ChatId chat, MessageId? before, bool seesRemoved, CancellationToken cancel)
    {
        var newest = db.Messages.Where(m => m.ChatId == chat);
        if (before is { } limit)
            newest = newest.Where(m => m.Id < limit);

        var lines = await (
            from message in newest.OrderByDescending(m => m.Id).Take(PageSize + 1)
            join author in db.People on message.AuthorId equals author.Id
            orderby message.Id descending
            select new MessageLine(
                message.Id,
                message.AuthorId,
                author.Name,
                message.Author,
                message.Kind,
                message.Removal == null || seesRemoved ? message.Text : null,
                message.SentAt,
                message.Rule,
                message.Removal
            )
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        lines.Reverse();
        return lines;
    }

    private async Task<IReadOnlyList<LiftedRule>> LiftedAsync(Actor actor, ChatId chat, DateTimeOffset now, CancellationToken cancel)
    {
        var exceptions = await db
            .RuleExceptions.AsNoTracking()
            .Where(e => e.ChatId == chat && e.From <= now && now < e.Until)
            .ToListAsync(cancel);
        return exceptions.ConvertAll(e => new LiftedRule(e.Rule, e.Until, e.Reason, actor.Edition.Cite(e.Clause)));
    }

    private async Task MarkReadAsync(ChatMember member, List<MessageLine> messages, CancellationToken cancel)
    {
        if (messages.Count == 0 || (member.LastRead is { } last && last >= messages[^1].Id))
            return;

        member.Read(messages[^1].Id);
        await db.SaveChangesAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A message to be decided on: in its context, with its author's record and the rules that may be named.</summary>
/// <param name="Context">The message between a few before and after it.</param>
/// <param name="Author">The author's record in this chat; null where the author was never a member.</param>
/// <param name="ViolationRecorded">The message stands in the ledger already.</param>
/// <param name="MaySanction">Whether the moderator may record a violation of this author.</param>
/// <param name="MayRemind">The regulation knows reminders.</param>
public sealed record CaseView(
    Chat Chat,
    MessageLine Message,
    IReadOnlyList<MessageLine> Context,
    MemberFile? Author,
    IReadOnlyList<NameableRule> Rules,
    bool ViolationRecorded,
    Result MaySanction,
    bool MayRemind
);

/// <summary>Opens a message for a decision.</summary>
public sealed class OpenCase(SchoolCommsDb db, EditionCache editions, MemberRecord record, TimeProvider time)
{
    private const int Around = 3;

    public async Task<Result<CaseView>> RunAsync(Actor actor, ChatId chatId, MessageId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.Moderate, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.ChatId == chatId && m.Id == id, cancel);
        if (message is not { Kind: MessageKind.Text })
            return new NotFound(nameof(Message));

        var context = await ContextAsync(chatId, id, cancel);
        var author = await record.RunAsync(actor, chatId, message.AuthorId, cancel);
        var regulation = actor.Edition.Regulation;
        return new CaseView(
            room.Value.Chat,
            context.Single(line => line.Id == id),
            context,
            author.IsRefused ? null : author.Value,
            [.. regulation.RulesFor(message.Author).Select(rule => new NameableRule(rule.Rule, actor.Edition.Cite(rule.Clause)!))],
            await db.Violations.AnyAsync(v => v.ChatId == chatId && v.MessageId == id, cancel),
            SanctionRule.Check(new Judge(actor.Person, Capacity.Moderator), await db.AuthorAsync(message, now, cancel), actor.Edition),
            regulation.Contains(Rule.RulesReminded)
        );
    }

    private async Task<List<MessageLine>> ContextAsync(ChatId chat, MessageId id, CancellationToken cancel)
    {
        var upTo = db.Messages.Where(m => m.ChatId == chat && m.Id <= id).OrderByDescending(m => m.Id).Take(Around + 1);
        var after = db.Messages.Where(m => m.ChatId == chat && m.Id > id).OrderBy(m => m.Id).Take(Around);
        List<MessageLine> lines =
        [
            .. await db.Lines(upTo, seesRemoved: true).ToListAsync(cancel),
            .. await db.Lines(after, seesRemoved: true).ToListAsync(cancel),
        ];
        return await db.WithFilesAsync(chat, await db.CitedAsync(lines, editions, cancel), cancel);
    }
}

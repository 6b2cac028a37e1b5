using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Chats;

/// <summary>An apology in the stream, for its reader.</summary>
/// <param name="MayObject">Whether the reader may object now; the petitioner may not, and nobody twice.</param>
public sealed record ApologyMark(ApologyId Id, DateTimeOffset ObjectionsUntil, Result MayObject);

/// <summary>Puts what a reader may do about apologies at their lines.</summary>
internal static class ApologyMarks
{
    /// <summary>The lines with their apologies; one statement, and none where no line is one.</summary>
    public static async Task<IReadOnlyList<MessageLine>> WithApologiesAsync(
        this SchoolCommsDb db,
        ChatRoom room,
        IReadOnlyList<MessageLine> lines,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var asking = lines.Where(line => line.Kind == MessageKind.Apology).Select(line => line.Id).ToList();
        if (asking.Count == 0)
            return lines;

        var chat = room.Chat.Id;
        var found = await (
            from apology in db.Apologies.AsNoTracking()
            where apology.ChatId == chat && asking.Contains(apology.MessageId)
            join block in db.Blocks on apology.BlockId equals block.Id
            select new
            {
                Apology = apology,
                Block = block,
                HasObjected = db.Objections.Any(o => o.ApologyId == apology.Id && o.PersonId == actor.Person),
            }
        ).ToDictionaryAsync(one => one.Apology.MessageId, cancel);
        return
        [
            .. lines.Select(line =>
                found.TryGetValue(line.Id, out var one)
                    ? line with
                    {
                        Apology = new ApologyMark(
                            one.Apology.Id,
                            one.Apology.ObjectionsUntil,
                            UnblockingRule.MayObject(
                                one.Apology,
                                one.Block,
                                actor.Person,
                                room.Blocked,
                                one.HasObjected,
                                actor.Edition,
                                now
                            )
                        ),
                    }
                    : line
            ),
        ];
    }
}

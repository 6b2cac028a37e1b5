using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>How far somebody has read a chat.</summary>
internal static class ReadMarks
{
    // One statement, and none where nothing is new. Two windows may read at once: neither takes the other back.
    public static async Task MarkReadAsync(this SchoolCommsDb db, ChatMember member, MessageId newest, CancellationToken cancel)
    {
        if (!member.Read(newest))
            return;

        await ByTheWay.NoteAsync(() =>
            db
                .ChatMembers.Where(m => m.ChatId == member.ChatId && m.PersonId == member.PersonId)
                .Where(m => m.LastRead == null || m.LastRead < newest)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LastRead, newest), cancel)
        );
    }
}

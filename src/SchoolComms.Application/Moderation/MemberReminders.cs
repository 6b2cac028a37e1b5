using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// The reminders that a member of a chat was given, newest first: for its moderators, for the director, and for each member the
/// own ones.
/// </summary>
public sealed class MemberReminders(SchoolCommsDb db, EditionCache editions)
{
    private const int Newest = 50;

    public async Task<Result<List<ReminderLine>>> RunAsync(Actor actor, ChatId chatId, PersonId person, CancellationToken cancel)
    {
        if (person != actor.Person)
        {
            var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
            if (room.IsRefused)
                return room.Error;
        }

        var given = db.PersonalReminders.Where(r => r.ChatId == chatId && r.PersonId == person).OrderByDescending(r => r.At).Take(Newest);
        var lines = await db.Lines(given).AsNoTracking().ToListAsync(cancel);
        lines.Reverse();
        return await db.CitedAsync(lines, editions, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Days;

/// <summary>A class that the person leads, teaches, learns in, or has a child in.</summary>
/// <param name="Children">The person's own children there.</param>
/// <param name="Chats">The chats that the class has.</param>
public sealed record DayClass(ClassId Id, ClassName Name, IReadOnlyList<FullName> Children, IReadOnlyList<ChatKind> Chats)
{
    /// <summary>The chats that the regulation expects for the class and that the actor may create.</summary>
    public IReadOnlyList<ChatKind> MissingFor(Actor actor) =>
        actor.LeadsClasses.Contains(Id)
            ? [.. ClassChats.Expected.Except(Chats).Where(kind => !ChatRule.RightToCreate(actor, kind, Id).IsRefused)]
            : [];
}

/// <summary>A chat in which the person may not write for now.</summary>
public sealed record DayBlock(ChatId Chat, string ChatName, DateTimeOffset Until, Clause? Clause);

/// <summary>How many of a class, or of the school, have confirmed the Rules.</summary>
/// <param name="Class">Null for the school.</param>
public sealed record DayAcknowledgements(ClassId? Class, AcknowledgementCount Count);

/// <summary>How far the school has come: what the administrator does first.</summary>
public sealed record SchoolStart(int Students, int Classes, int ClassesLed, int Links, int Joined)
{
    public bool IsDone => Students > 0 && Classes > 0 && ClassesLed == Classes && Links > 0;
}

/// <summary>What waits for a person today.</summary>
/// <param name="Reminder">Who asks the person to confirm the Rules; null where nobody does.</param>
/// <param name="Acknowledgements">For those who see who has confirmed the Rules: of the classes led, then of the school.</param>
/// <param name="Nominations">Who is named to be administrator, for those whom it concerns.</param>
/// <param name="Reminders">What the person alone was reminded of and has not confirmed to have read.</param>
/// <param name="Answers">The person's own requests for help in which there is something new.</param>
/// <param name="Start">For an administrator; null for everybody else.</param>
public sealed record Day(
    IReadOnlyList<ChatLine> Chats,
    IReadOnlyList<DayClass> Classes,
    IReadOnlyList<DayBlock> Blocks,
    RulesReminder? Reminder,
    IReadOnlyList<DayAcknowledgements> Acknowledgements,
    IReadOnlyList<NominationLine> Nominations,
    IReadOnlyList<OwnStatusLine> Statuses,
    SchoolStart? Start,
    IReadOnlyList<ReminderLine> Reminders,
    IReadOnlyList<SupportItem> Answers
);

/// <summary>Reads a person's day: a handful of statements, whatever the role and however many chats.</summary>
public sealed class MyDay(
    SchoolCommsDb db,
    EditionCache editions,
    ListChats list,
    ReadRulesReminder reminders,
    CountAcknowledgements acknowledgements,
    ListNominations nominations,
    MyStatuses statuses,
    TimeProvider time
)
{
    private const int MostChats = 8;
    private const int MostClasses = 50;

    public async Task<Day> RunAsync(Actor actor, CancellationToken cancel) =>
        new(
            await ChatsAsync(actor, cancel),
            await ClassesAsync(actor, cancel),
            await BlocksAsync(actor, cancel),
            await reminders.RunAsync(actor, cancel),
            await AcknowledgementsAsync(actor, cancel),
            await nominations.RunAsync(actor, cancel),
            await statuses.RunAsync(actor, cancel),
            actor.Is(Standing.Administrator) ? await StartAsync(actor, cancel) : null,
            await RemindersAsync(actor, cancel),
            await db.Items(db.SupportRequests.Where(r => r.PersonId == actor.Person && r.HasNews).OrderBy(r => r.Id).Take(MostChats))
                .ToListAsync(cancel)
        );

    // What is unread stands first, then what was written last.
    private async Task<IReadOnlyList<ChatLine>> ChatsAsync(Actor actor, CancellationToken cancel) =>
        [
            .. (await list.RunAsync(actor, channels: null, before: null, cancel))
                .Chats.OrderByDescending(chat => chat.Unread > 0)
                .Take(MostChats),
        ];

    private async Task<IReadOnlyList<DayClass>> ClassesAsync(Actor actor, CancellationToken cancel)
    {
        var children = db.Guardianships.Where(g => g.GuardianId == actor.Person).Select(g => g.ChildId);
        var present = db.ClassMemberships.Where(m => m.EndedAt == null);
        var mine = present
            .Where(m => m.PersonId == actor.Person || (m.Role == Role.Student && children.Contains(m.PersonId)))
            .Select(m => m.ClassId);
        var classes = await db
            .Classes.Where(c => mine.Contains(c.Id) || actor.LeadsClasses.Contains(c.Id))
            .OrderBy(c => c.Id)
            .Take(MostClasses)
            .Select(c => new DayClass(
                c.Id,
                c.Name,
                db.People.Where(p =>
                        children.Contains(p.Id) && present.Any(m => m.ClassId == c.Id && m.PersonId == p.Id && m.Role == Role.Student)
                    )
                    .Select(p => p.Name)
                    .ToList(),
                db.Chats.Where(chat => chat.ClassId == c.Id).Select(chat => chat.Kind).ToList()
            ))
            .AsSplitQuery()
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. classes.OrderByDescending(c => actor.LeadsClasses.Contains(c.Id)).ThenBy(c => c.Name)];
    }

    private async Task<IReadOnlyList<DayBlock>> BlocksAsync(Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var blocks =
            from block in db.Blocks
            where block.PersonId == actor.Person && block.From <= now && now < block.Until
            join chat in db.Chats on block.ChatId equals chat.Id
            orderby block.Until
            select new
            {
                chat.Id,
                chat.Name,
                block.Until,
                block.Clause,
                block.EditionId,
            };
        var found = await blocks.Take(MostChats).ToListAsync(cancel);
        var lines = new List<DayBlock>(found.Count);
        foreach (var block in found)
        {
            var decidedUnder = await editions.GetAsync(db, block.EditionId, cancel);
            lines.Add(new DayBlock(block.Id, block.Name, block.Until, decidedUnder.Cite(block.Clause)));
        }

        return lines;
    }

    private async Task<IReadOnlyList<ReminderLine>> RemindersAsync(Actor actor, CancellationToken cancel) =>
        await db.CitedAsync(
            await db.Lines(db.UnreadReminders(actor.Person)).Take(MostChats).AsNoTracking().ToListAsync(cancel),
            editions,
            cancel
        );

    private async Task<IReadOnlyList<DayAcknowledgements>> AcknowledgementsAsync(Actor actor, CancellationToken cancel)
    {
        var counts = new List<DayAcknowledgements>();
        foreach (var @class in actor.LeadsClasses.Select(led => (ClassId?)led).Append(null))
        {
            if (!Permissions.Permits(actor, SchoolAction.SeeAcknowledgements, Target.Of(@class)))
                continue;
            if ((await acknowledgements.RunAsync(actor, @class, cancel)).Value is { } count)
                counts.Add(new DayAcknowledgements(@class, count));
        }

        return counts;
    }

    private async Task<SchoolStart> StartAsync(Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var year = await db.RunningYearAsync(actor.School, now, cancel);
        var led = db.AppointmentsAt(now).Where(a => a.Office == Office.ClassTeacher);
        return await db
            .Schools.Where(school => school.Id == actor.School.Id)
            .Select(school => new SchoolStart(
                db.People.Count(p => p.SchoolId == school.Id && p.LeftAt == null && p.Roles.Any(r => r.Role == Role.Student)),
                db.Classes.Count(c => c.SchoolId == school.Id && c.SchoolYear >= year),
                db.Classes.Count(c => c.SchoolId == school.Id && c.SchoolYear >= year && led.Any(a => a.ClassId == c.Id)),
                db.Invites.Count(i => i.SchoolId == school.Id),
                db.People.Count(p => p.SchoolId == school.Id && p.LeftAt == null && p.Account != null)
            ))
            .SingleAsync(cancel);
    }
}

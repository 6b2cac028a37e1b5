using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A reminder to one person, for that person and for the moderators.</summary>
public sealed record ReminderLine(
    PersonalReminderId Id,
    ChatId Chat,
    string ChatName,
    Rule Rule,
    string ClauseNumber,
    EditionId Edition,
    string Text,
    FullName By,
    DateTimeOffset At,
    DateTimeOffset? ReadAt
)
{
    public Clause? Clause { get; init; }
}

/// <summary>Reminders to one person as lines.</summary>
internal static class PersonalReminders
{
    /// <summary>The oldest first.</summary>
    public static IQueryable<ReminderLine> Lines(this SchoolCommsDb db, IQueryable<PersonalReminder> reminders) =>
        from reminder in reminders
        join chat in db.Chats on reminder.ChatId equals chat.Id
        join person in db.People on reminder.RemindedBy equals person.Id
        orderby reminder.At
        select new ReminderLine(
            reminder.Id,
            chat.Id,
            chat.Name,
            reminder.Rule,
            reminder.Clause,
            reminder.EditionId,
            reminder.Text,
            person.Name,
            reminder.At,
            reminder.ReadAt
        );

    /// <summary>The lines with their clauses, each from the edition of its day.</summary>
    public static async Task<List<ReminderLine>> CitedAsync(
        this SchoolCommsDb db,
        List<ReminderLine> lines,
        EditionCache editions,
        CancellationToken cancel
    )
    {
        for (var i = 0; i < lines.Count; i++)
            lines[i] = lines[i] with { Clause = (await editions.GetAsync(db, lines[i].Edition, cancel)).Cite(lines[i].ClauseNumber) };
        return lines;
    }

    /// <summary>What a person has not confirmed to have read.</summary>
    public static IQueryable<PersonalReminder> UnreadReminders(this SchoolCommsDb db, PersonId person) =>
        db.PersonalReminders.Where(reminder => reminder.PersonId == person && reminder.ReadAt == null);
}

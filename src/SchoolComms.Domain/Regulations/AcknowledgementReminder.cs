using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>
/// Who keeps the acknowledgements reminds somebody to read and confirm the Rules; the person sees who asks and when. Not
/// more than once a day, on the school's calendar, whoever reminds: the day is part of the key.
/// </summary>
public sealed class AcknowledgementReminder
{
    private AcknowledgementReminder() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId PersonId { get; private init; }
    public DateOnly Day { get; private init; }
    public EditionId EditionId { get; private init; }
    public PersonId RemindedBy { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>A reminder of the edition in force.</summary>
    public static AcknowledgementReminder Of(PersonId person, Actor reminder, DateTimeOffset now) =>
        new()
        {
            SchoolId = reminder.School.Id,
            PersonId = person,
            Day = reminder.School.DateAt(now),
            EditionId = reminder.Edition.Id,
            RemindedBy = reminder.Person,
            At = now,
        };
}

/// <summary>Everybody who has not confirmed was reminded today.</summary>
/// <param name="Again">The day from which they may be reminded again.</param>
public sealed record RemindedToday(DateOnly Again, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Nobody is left to remind.</summary>
public sealed record NobodyToRemind(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

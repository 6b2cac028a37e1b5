using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>Who has read the Rules of communication of which edition, and when (S1 4.3, S2 4).</summary>
public sealed class Acknowledgement
{
    private Acknowledgement() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId PersonId { get; private init; }
    public EditionId EditionId { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static Acknowledgement Of(Person person, Edition edition, DateTimeOffset now) =>
        new()
        {
            SchoolId = person.SchoolId,
            PersonId = person.Id,
            EditionId = edition.Id,
            At = now,
        };
}

/// <summary>The Rules must be read and confirmed first.</summary>
public sealed record RulesNotAcknowledged(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

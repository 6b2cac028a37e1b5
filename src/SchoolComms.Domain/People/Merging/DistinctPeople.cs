using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Merging;

/// <summary>Two records that somebody has looked at and found to be of two people: they are not proposed again.</summary>
public sealed class DistinctPeople
{
    private DistinctPeople() { }

    public SchoolId SchoolId { get; private init; }

    /// <summary>The one whose record is older.</summary>
    public PersonId FirstId { get; private init; }
    public PersonId SecondId { get; private init; }
    public PersonId DecidedBy { get; private init; }
    public DateTimeOffset DecidedAt { get; private init; }

    public static DistinctPeople Are(Person one, Person other, PersonId decidedBy, DateTimeOffset now)
    {
        var (first, second) = InOrder(one.Id, other.Id);
        return new()
        {
            SchoolId = one.SchoolId,
            FirstId = first,
            SecondId = second,
            DecidedBy = decidedBy,
            DecidedAt = now,
        };
    }

    /// <summary>A pair is one pair, whichever is named first.</summary>
    public static (PersonId First, PersonId Second) InOrder(PersonId one, PersonId other) =>
        one.Value.CompareTo(other.Value) <= 0 ? (one, other) : (other, one);
}

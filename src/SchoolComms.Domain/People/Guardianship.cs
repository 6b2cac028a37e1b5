using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>A parent (legal representative) and a child. One parent may have several children, a child several parents.</summary>
public sealed class Guardianship
{
    private Guardianship() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId GuardianId { get; private init; }
    public PersonId ChildId { get; private init; }
    public DateTimeOffset Since { get; private init; }

    public static Guardianship Link(Person guardian, Person child, DateTimeOffset now) =>
        new()
        {
            SchoolId = child.SchoolId,
            GuardianId = guardian.Id,
            ChildId = child.Id,
            Since = now,
        };
}

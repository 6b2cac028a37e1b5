using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>A parent (legal representative) and a child. One parent may have several children, a child several parents.</summary>
public sealed class Guardianship
{
    /// <summary>The longest reason for an end, in characters.</summary>
    public const int MaxReason = 500;

    private Guardianship() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId GuardianId { get; private init; }
    public PersonId ChildId { get; private init; }
    public DateTimeOffset Since { get; private set; }

    /// <summary>When it was found that the two do not belong together: a court's decision, a mistake. Null while they do.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    public static Guardianship Link(Person guardian, Person child, DateTimeOffset now) =>
        new()
        {
            SchoolId = child.SchoolId,
            GuardianId = guardian.Id,
            ChildId = child.Id,
            Since = now,
        };

    public void End(string reason, DateTimeOffset now) => (EndedAt, EndReason) = (now, reason);

    /// <summary>Somebody decided that they belong together after all; what was before stands in the record.</summary>
    public void Resume(DateTimeOffset now) => (Since, EndedAt, EndReason) = (now, null, null);
}

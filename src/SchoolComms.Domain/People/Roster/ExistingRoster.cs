using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>The school as an import finds it. Classes are those of the current structure, people those who have not left.</summary>
/// <remarks>People and links stand in the order they were created: of several that a line may mean, the first is meant each time.</remarks>
public sealed record ExistingRoster(
    IReadOnlyCollection<ClassName> Classes,
    IReadOnlyCollection<RosterStudent> Students,
    IReadOnlyCollection<RosterAdult> Adults,
    IReadOnlyCollection<RosterGuardianship> Guardianships,
    IReadOnlyCollection<RosterTeaching> Teachings,
    IReadOnlyCollection<RosterClassTeaching> ClassTeachings
)
{
    public static ExistingRoster Empty { get; } = new([], [], [], [], [], []);

    /// <summary>Parents who were unlinked by a decision: a file does not link them again.</summary>
    public IReadOnlyCollection<RosterGuardianship> EndedGuardianships { get; init; } = [];
}

/// <summary>A student, known (with an id) or to be created (without). Each object is one person.</summary>
public sealed class RosterStudent(Guid? id, FullName name, ClassName schoolClass, DateOnly? birthDate, string? journalId)
{
    public Guid? Id { get; } = id;

    public FullName Name { get; } = name;

    public ClassName Class { get; } = schoolClass;

    public DateOnly? BirthDate { get; } = birthDate;

    public string? JournalId { get; } = journalId;

    public override string ToString() => FormattableString.Invariant($"{Id} {Name} {Class} {BirthDate:O} {JournalId}");

    internal PersonTraits Traits(IReadOnlyCollection<Guid> parents) =>
        new(Name, Learns: true, Class, BirthDate, JournalId, null, null, parents);
}

/// <summary>A parent or a worker (or both), known (with an id) or to be created (without). Each object is one person.</summary>
public sealed class RosterAdult(Guid? id, FullName name, PhoneNumber? phone, EmailAddress? email, bool isStaff)
{
    public Guid? Id { get; } = id;

    public FullName Name { get; } = name;

    public PhoneNumber? Phone { get; internal set; } = phone;

    public EmailAddress? Email { get; internal set; } = email;

    /// <summary>Whether the person works at the school already.</summary>
    public bool IsStaff { get; } = isStaff;

    /// <summary>The post by the staff list.</summary>
    public string? Post { get; init; }

    public override string ToString() => $"{Id} {Name} {Phone?.Value} {Email?.Value} {Post}";

    internal PersonTraits Traits(IReadOnlyCollection<Guid> children) =>
        new(Name, Learns: false, null, null, null, Phone, Email, children) { Works = IsStaff };
}

/// <summary>The parent is a legal representative of the student.</summary>
public sealed record RosterGuardianship(RosterStudent Student, RosterAdult Parent);

/// <summary>The teacher teaches the subject in the class.</summary>
public sealed record RosterTeaching(RosterAdult Teacher, ClassName Class, string? Subject);

/// <summary>The teacher is the class's teacher (the group's curator).</summary>
public sealed record RosterClassTeaching(RosterAdult Teacher, ClassName Class);

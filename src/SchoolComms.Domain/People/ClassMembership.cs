using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>
/// A person in a class, in one role: a student who learns there, a teacher with a subject, a parent who joined by the
/// class's link. Ended memberships stay as history.
/// </summary>
public sealed class ClassMembership
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaxSubject = 100;

    private ClassMembership() { }

    public SchoolId SchoolId { get; private init; }
    public ClassId ClassId { get; private init; }
    public PersonId PersonId { get; private init; }
    public Role Role { get; private init; }

    /// <summary>What a teacher teaches in the class; empty for everybody else.</summary>
    public string Subject { get; private init; } = "";

    public DateTimeOffset Since { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static ClassMembership Join(SchoolClass @class, Person person, Role role, string? subject, DateTimeOffset now) =>
        new()
        {
            SchoolId = person.SchoolId,
            ClassId = @class.Id,
            PersonId = person.Id,
            Role = role,
            Subject = subject ?? "",
            Since = now,
        };

    public void End(DateTimeOffset now) => EndedAt ??= now;

    /// <summary>Takes the end back.</summary>
    public void Restore() => EndedAt = null;
}

/// <summary>The teacher has this subject in the class already.</summary>
public sealed record TeachesAlready() : Error(ErrorKind.Conflict);

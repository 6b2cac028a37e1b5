using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>What a person is in the school; an invite link is bound to exactly one. Several at once are possible.</summary>
public enum Role
{
    Teacher = 1,
    Staff = 2,
    Student = 3,
    Parent = 4,
}

public static class Roles
{
    /// <summary>Whether who has the role works at the school.</summary>
    public static bool IsOfWorker(this Role role) => role is Role.Teacher or Role.Staff;
}

/// <summary>A role that a person has, and since when. Ended ones stay as history; a role that comes back is a new grant.</summary>
public sealed class RoleGrant
{
    private RoleGrant() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId PersonId { get; private init; }
    public Role Role { get; private init; }
    public DateTimeOffset Since { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    internal static RoleGrant Of(Person person, Role role, DateTimeOffset now) =>
        new()
        {
            SchoolId = person.SchoolId,
            PersonId = person.Id,
            Role = role,
            Since = now,
        };

    internal void End(DateTimeOffset now) => EndedAt ??= now;

    internal void Restore() => EndedAt = null;
}

using System.Linq.Expressions;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Access;

/// <summary>Identifies a link that restores access.</summary>
public readonly record struct RecoveryId(Guid Value) : IId<RecoveryId>
{
    public static RecoveryId From(Guid value) => new(value);
}

/// <summary>
/// A link by which somebody who has lost the password sets a new one: for one use and a day. Nobody else learns a password
/// (S0 8.2). The store keeps a hash of the code only.
/// </summary>
public sealed class Recovery
{
    /// <summary>How long a link waits.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromHours(24);

    private Recovery() { }

    public SchoolId SchoolId { get; private init; }
    public RecoveryId Id { get; private init; }
    public PersonId PersonId { get; private init; }

    /// <summary>The second step goes too: the phone with the codes is lost as well.</summary>
    public bool DropsSecondFactor { get; private init; }

    public byte[] CodeHash { get; private set; } = [];
    public PersonId MadeBy { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public DateTimeOffset EndsAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private init; }
    public DateTimeOffset? AnnulledAt { get; private init; }

    /// <summary>
    /// Whether the actor may make a link for somebody: for a lower office or none; the director for everybody but themselves.
    /// A sign-in that opens another school too is no school's to restore.
    /// </summary>
    public static Result MayMake(Actor actor, Person person, IEnumerable<Office> offices, bool onlyHere)
    {
        var permitted = Permissions.Check(actor, SchoolAction.RecoverAccess, Target.School);
        if (permitted.IsRefused)
            return permitted;
        if (person.Id == actor.Person)
            return new RecoversOneself();
        if (!person.HasJoined)
            return new HasNoSignIn(person.Name);

        var highest = Actor.HighestOf(offices, person.Roles.Select(grant => grant.Role));
        if (!actor.Is(Standing.Director) && highest <= actor.Highest)
            return new RecoversNoEqual(person.Name);

        return onlyHere ? Result.Done : new SignInOfOtherSchools(person.Name);
    }

    public static Recovery Make(Actor actor, PersonId person, bool dropsSecondFactor, DateTimeOffset now) =>
        new()
        {
            SchoolId = actor.School.Id,
            Id = NewId.Of<RecoveryId>(now),
            PersonId = person,
            DropsSecondFactor = dropsSecondFactor,
            MadeBy = actor.Person,
            MadeAt = now,
            EndsAt = now + Term,
        };

    /// <summary>Only the hash of the code is kept: a copy of the database restores nobody's access.</summary>
    public void Seal(byte[] codeHash) => CodeHash = codeHash;

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && AnnulledAt is null && now < EndsAt;

    /// <summary><see cref="IsOpen"/> as the store asks it: the condition of using a link up, so that it is used once.</summary>
    public static Expression<Func<Recovery, bool>> OpenAt(DateTimeOffset now) =>
        recovery => recovery.UsedAt == null && recovery.AnnulledAt == null && now < recovery.EndsAt;
}

/// <summary>Who is signed in changes the own password instead.</summary>
public sealed record RecoversOneself() : Error(ErrorKind.Conflict);

/// <summary>Somebody who has not joined, or has left, has nothing to restore.</summary>
public sealed record HasNoSignIn(FullName Name) : Error(ErrorKind.Conflict);

/// <summary>An equal or a higher office: only the director restores it.</summary>
public sealed record RecoversNoEqual(FullName Name) : Error(ErrorKind.Forbidden);

/// <summary>The sign-in opens another school as well.</summary>
public sealed record SignInOfOtherSchools(FullName Name) : Error(ErrorKind.Conflict);

/// <summary>The link was used, annulled by a newer one, or its day is over.</summary>
public sealed record RecoveryClosed() : Error(ErrorKind.Gone);

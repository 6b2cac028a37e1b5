using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.People;

/// <summary>The director's deputies are appointed by an order from the school's teachers and staff (S1 2.2, S3 2.3).</summary>
public static class DeputyRule
{
    /// <summary>Whether somebody may become a deputy.</summary>
    public static Result MayBecome(Person candidate, Edition edition) =>
        candidate is { HasJoined: true, Works: true }
            ? Result.Done
            : new DeputyNotOfTheStaff(edition.Cite(Permissions.GoverningRule(SchoolAction.AppointDeputy)));
}

/// <summary>Deputies are appointed from people who have already joined as teachers or staff.</summary>
public sealed record DeputyNotOfTheStaff(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

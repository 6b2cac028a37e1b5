using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People;

/// <summary>
/// The founder's order changes the director. It is entered here by the administrator or by the director who goes, and the old
/// appointment ends in the instant in which the new one begins: a school has one director, always.
/// </summary>
public static class DirectorRule
{
    /// <summary>Whether somebody may be entered as the new director.</summary>
    /// <param name="actor">Who enters it: never themselves.</param>
    /// <param name="candidate">The person, with roles; may be one of the roster who has not joined yet.</param>
    /// <param name="current">The director's appointment now.</param>
    public static Result MayBecome(Actor actor, Person candidate, Appointment? current)
    {
        if (current?.PersonId == candidate.Id)
            return new IsDirectorAlready { Field = "Person" };
        if (actor.Person == candidate.Id)
            return new OwnAppointment(actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.AppointDirector)));

        return candidate is { LeftAt: null, Works: true } ? Result.Done : new NotAWorker { Field = "Person" };
    }
}

/// <summary>This person is the director already.</summary>
public sealed record IsDirectorAlready() : Error(ErrorKind.Conflict);

/// <summary>Nobody enters an appointment for themselves.</summary>
public sealed record OwnAppointment(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The director is one of the school's teachers and staff.</summary>
public sealed record NotAWorker() : Error(ErrorKind.Invalid);

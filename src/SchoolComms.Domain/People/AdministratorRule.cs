using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.People;

/// <summary>
/// Additional administrators are appointed from people who have already joined as teachers or staff, and from nobody
/// else (S0 4.1, S1 2.1, S3 2.1, S4 2.3); a school is never without an administrator.
/// </summary>
public static class AdministratorRule
{
    /// <summary>Whether somebody may become one more administrator.</summary>
    /// <param name="candidate">The person, with roles.</param>
    /// <param name="administrators">Who is administrator now, or will be from a day to come.</param>
    /// <param name="edition">The edition in force.</param>
    public static Result MayBecome(Person candidate, IReadOnlyCollection<PersonId> administrators, Edition edition)
    {
        if (candidate is not { HasJoined: true, Works: true })
            return new NotAColleague(ClauseOf(edition));

        return administrators.Contains(candidate.Id) ? new AlreadyAdministrator(ClauseOf(edition)) : Result.Done;
    }

    /// <summary>
    /// Whether the rights of an additional administrator wait for somebody's agreement (S3 2.1). The order of one whose
    /// agreement it is is the agreement, save about themselves.
    /// </summary>
    public static bool WaitsForAgreement(Actor appointer, PersonId candidate) =>
        !appointer.Edition.Regulation.AdministratorConsent.IsEmpty
        && !(appointer.Is(Standing.Director) && Consents(appointer) && candidate != appointer.Person);

    /// <summary>Whether it is this person's agreement that the regulation asks for; of the deputies it is the one for IT.</summary>
    public static bool Consents(Actor actor) =>
        actor.Edition.Regulation.AdministratorConsent.Any(office =>
            office == Office.Deputy ? actor.AnswersForIt : actor.Offices.Contains(office)
        );

    /// <summary>Whether one of the administrators without an end date may go.</summary>
    public static Result MayGo(IReadOnlyCollection<PersonId> lasting, Edition edition) => MayGo(lasting, 1, edition);

    /// <summary>
    /// Whether several of them may go at once. Somebody whose appointment has no end stays, so that no date that passes leaves
    /// the school without an administrator.
    /// </summary>
    /// <param name="lasting">Who is administrator now, by an appointment without an end date.</param>
    /// <param name="going">How many of them go.</param>
    /// <param name="edition">The edition in force.</param>
    public static Result MayGo(IReadOnlyCollection<PersonId> lasting, int going, Edition edition) =>
        lasting.Count > going ? Result.Done : new LastAdministrator(edition.Cite(Rule.AdministratorAppointed));

    /// <summary>The clause that additional administrators rest on; without one, the clause on the administrator.</summary>
    public static Clause? ClauseOf(Edition edition) =>
        edition.Cite(Rule.AdditionalAdministrators) ?? edition.Cite(Rule.AdministratorAppointed);
}

/// <summary>Administrators are appointed from people who have already joined as teachers or staff.</summary>
public sealed record NotAColleague(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The person is administrator already.</summary>
public sealed record AlreadyAdministrator(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The school's only administrator without an end date stays until another one is appointed.</summary>
public sealed record LastAdministrator(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

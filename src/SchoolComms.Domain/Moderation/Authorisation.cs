using System.Linq.Expressions;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies an authorisation.</summary>
public readonly record struct AuthorisationId(Guid Value) : IId<AuthorisationId>
{
    public static AuthorisationId From(Guid value) => new(value);
}

/// <summary>What the director lets an official decide in the director's place.</summary>
public enum Power
{
    /// <summary>Block in a chat in other cases than the ladder's (S1 4.5).</summary>
    Block = 1,

    /// <summary>Restrict access to the school's portal (S0 9.2, S4 3.5).</summary>
    Restrict,

    /// <summary>Open chats to control their use (S0 4.2, S1 2.2, S4 2.4).</summary>
    Control,
}

/// <summary>
/// The director authorises an official in writing: by an order, for a term, for one power, in the whole school or in the chats of
/// one class (S1 4.5). It ends by its date, or earlier; ended ones stay, as the record must tell who might decide then.
/// </summary>
public sealed class Authorisation
{
    /// <summary>The longest term, in months: an order for longer is renewed.</summary>
    public const int MaxMonths = 12;

    private Authorisation() { }

    public SchoolId SchoolId { get; private init; }
    public AuthorisationId Id { get; private init; }
    public PersonId PersonId { get; private init; }
    public Power Power { get; private init; }

    /// <summary>The class whose chats it is for; null for the whole school.</summary>
    public ClassId? ClassId { get; private init; }

    public Order Order { get; private init; } = null!;
    public PersonId GivenBy { get; private init; }
    public DateTimeOffset StartsAt { get; private init; }
    public DateTimeOffset EndsAt { get; private set; }

    public bool InForce(DateTimeOffset now) => StartsAt <= now && now < EndsAt;

    /// <summary><see cref="InForce"/> as the store asks it.</summary>
    public static Expression<Func<Authorisation, bool>> InForceAt(DateTimeOffset now) =>
        authorisation => authorisation.StartsAt <= now && now < authorisation.EndsAt;

    /// <summary>The rule of the regulation that a power serves; where the regulation lacks it, there is nothing to authorise.</summary>
    public static Rule RuleOf(Power power) =>
        power switch
        {
            Power.Block => Rule.DirectorBlock,
            Power.Restrict => Rule.PortalRestricted,
            _ => Rule.UseControlled,
        };

    /// <summary>Authorises a joined worker of the school from now on until the end of a day, or refuses.</summary>
    /// <param name="director">Who authorises.</param>
    /// <param name="official">Whom.</param>
    /// <param name="power">To do what.</param>
    /// <param name="class">In the chats of which class; null for the whole school.</param>
    /// <param name="order">The director's order.</param>
    /// <param name="lastDay">The last day of the term, on the school's calendar.</param>
    /// <param name="now">When.</param>
    public static Result<Authorisation> Give(
        Actor director,
        Person official,
        Power power,
        ClassId? @class,
        Order order,
        DateOnly lastDay,
        DateTimeOffset now
    )
    {
        if (Permissions.Check(director, SchoolAction.Authorise, Target.School) is { IsRefused: true } refused)
            return refused.Error!;
        if (!director.Edition.Regulation.Contains(RuleOf(power)))
            return new NothingToAuthorise(power, NearestClause.Of(director.Edition, RuleOf(power))) { Field = "Powers" };
        if (official.Id == director.Person || official is not { HasJoined: true, Works: true })
            return new OfficialNotOfTheStaff { Field = "Person" };
        if (power == Power.Restrict && @class is not null)
            return new RestrictsWholeSchool { Field = "Class" };

        var today = director.School.DateAt(now);
        if (lastDay < today || lastDay > today.AddMonths(MaxMonths))
            return new AuthorisationTermOutOfRange(MaxMonths) { Field = "LastDay" };

        return new Authorisation
        {
            SchoolId = official.SchoolId,
            Id = NewId.Of<AuthorisationId>(now),
            PersonId = official.Id,
            Power = power,
            ClassId = @class,
            Order = order,
            GivenBy = director.Person,
            StartsAt = now,
            EndsAt = SchoolClock.EndOf(lastDay, director.School.Zone),
        };
    }

    /// <summary>Ends it at this instant.</summary>
    public Result End(DateTimeOffset now)
    {
        if (!InForce(now))
            return new AuthorisationEnded();

        EndsAt = now;
        return Result.Done;
    }
}

/// <summary>The regulation does not provide for what the official would be authorised to do.</summary>
public sealed record NothingToAuthorise(Power Power, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Officials are authorised from teachers and staff who have joined.</summary>
public sealed record OfficialNotOfTheStaff() : Error(ErrorKind.Invalid);

/// <summary>Access is to the whole portal: a power to restrict it is not for one class.</summary>
public sealed record RestrictsWholeSchool() : Error(ErrorKind.Invalid);

/// <summary>The last day has passed, or lies too far ahead.</summary>
public sealed record AuthorisationTermOutOfRange(int Months) : Error(ErrorKind.Invalid);

/// <summary>The authorisation has ended already.</summary>
public sealed record AuthorisationEnded() : Error(ErrorKind.Conflict);

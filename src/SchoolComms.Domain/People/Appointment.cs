using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>Identifies an appointment.</summary>
public readonly record struct AppointmentId(Guid Value) : IId<AppointmentId>
{
    public static AppointmentId From(Guid value) => new(value);
}

/// <summary>An office that somebody is appointed to by an order.</summary>
public enum Office
{
    Director = 1,
    Deputy = 2,
    Administrator = 3,
    ClassTeacher = 4,
}

/// <summary>The offices that govern the whole school; a class teacher leads a class.</summary>
public static class Governing
{
    public static readonly ImmutableArray<Office> Offices = [Office.Director, Office.Deputy, Office.Administrator];

    public static bool GovernSchool(this IEnumerable<Office> held) => held.Any(Offices.Contains);
}

/// <summary>What a deputy of the director answers for, where the regulation gives it a meaning of its own.</summary>
public enum DeputyArea
{
    /// <summary>Information technology: agrees to additional administrators (S3 2.1).</summary>
    InformationTechnology = 1,
}

/// <summary>
/// A person's office by an order of the director (S0 4.1, S1 2.1, S3 2.2, S4 2.2), with a start and an end. Ended
/// appointments stay: the record must tell who held the office then.
/// </summary>
public sealed class Appointment
{
    private Appointment() { }

    public SchoolId SchoolId { get; private init; }
    public AppointmentId Id { get; private init; }
    public PersonId PersonId { get; private init; }
    public Office Office { get; private init; }

    /// <summary>The class of a class teacher; null for the other offices.</summary>
    public ClassId? ClassId { get; private init; }

    /// <summary>What a deputy answers for; null where the order names no area.</summary>
    public DeputyArea? Area { get; private init; }

    public Order Order { get; private init; } = null!;
    public DateTimeOffset StartsAt { get; private init; }
    public DateTimeOffset? EndsAt { get; private set; }

    public bool InForce(DateTimeOffset now) => StartsAt <= now && (EndsAt is null || now < EndsAt);

    /// <summary><see cref="InForce"/> as the store asks it.</summary>
    public static Expression<Func<Appointment, bool>> InForceAt(DateTimeOffset now) =>
        appointment => appointment.StartsAt <= now && (appointment.EndsAt == null || now < appointment.EndsAt);

    /// <summary>What somebody must be permitted to who ends an appointment to this office, an administrator's or a deputy's.</summary>
    public static SchoolAction ActionToEnd(Office office) =>
        office == Office.Deputy ? SchoolAction.AppointDeputy : SchoolAction.AppointAdministrator;

    public static Appointment Make(
        Person person,
        Office office,
        ClassId? classId,
        Order order,
        DateTimeOffset startsAt,
        DateTimeOffset? endsAt = null
    ) => Make(person, office, classId, null, order, startsAt, endsAt);

    /// <summary>A deputy of the director, for an area or for none that the regulation knows.</summary>
    public static Appointment MakeDeputy(
        Person person,
        DeputyArea? area,
        Order order,
        DateTimeOffset startsAt,
        DateTimeOffset? endsAt = null
    ) => Make(person, Office.Deputy, null, area, order, startsAt, endsAt);

    /// <summary>Ends the appointment; the rights end that instant. One that has not begun never begins.</summary>
    public Result End(DateTimeOffset now)
    {
        if (EndsAt <= now || EndsAt <= StartsAt)
            return new AppointmentEnded();

        EndsAt = now < StartsAt ? StartsAt : now;
        return Result.Done;
    }

    /// <summary>The class goes over into the next year: its teacher leads it on by the same order.</summary>
    /// <returns>The appointment in the next year's class; this one ends.</returns>
    public Appointment GoAlong(SchoolClass to, DateTimeOffset now)
    {
        var next = new Appointment
        {
            SchoolId = SchoolId,
            Id = NewId.Of<AppointmentId>(now),
            PersonId = PersonId,
            Office = Office,
            ClassId = to.Id,
            Order = Order,
            StartsAt = now,
            EndsAt = EndsAt,
        };
        EndsAt = now;
        return next;
    }

    /// <summary>Takes an end back: the appointment lasts as it would have without it.</summary>
    public void Restore(DateTimeOffset? endsAt) => EndsAt = endsAt;

    /// <summary>A successor begins then: an appointment that would last longer ends there.</summary>
    public void EndBy(DateTimeOffset at)
    {
        if (EndsAt is null || at < EndsAt)
            EndsAt = at < StartsAt ? StartsAt : at;
    }

    /// <summary>Whether somebody may lead a class or be given a subject: a teacher of the school, joined or of the roster.</summary>
    public static bool MayTeach([NotNullWhen(true)] Person? person) => person is { LeftAt: null } && person.Has(Role.Teacher);

    private static Appointment Make(
        Person person,
        Office office,
        ClassId? classId,
        DeputyArea? area,
        Order order,
        DateTimeOffset startsAt,
        DateTimeOffset? endsAt
    ) =>
        new()
        {
            SchoolId = person.SchoolId,
            Id = NewId.Of<AppointmentId>(startsAt),
            PersonId = person.Id,
            Office = office,
            ClassId = classId,
            Area = area,
            Order = order,
            StartsAt = startsAt,
            EndsAt = endsAt,
        };
}

/// <summary>The appointment has ended already.</summary>
public sealed record AppointmentEnded() : Error(ErrorKind.Conflict);

/// <summary>This person is a deputy already.</summary>
public sealed record IsDeputyAlready() : Error(ErrorKind.Conflict);

/// <summary>This deputy answers for the area already.</summary>
public sealed record AnswersAlready() : Error(ErrorKind.Conflict);

/// <summary>Class teachers are appointed, and subjects given, to the school's teachers.</summary>
public sealed record NotATeacher() : Error(ErrorKind.Invalid);

/// <summary>This person is the class's teacher already.</summary>
public sealed record LeadsAlready() : Error(ErrorKind.Conflict);

/// <summary>Somebody else appointed a class teacher at the same moment.</summary>
public sealed record ClassTeacherAppointed() : Error(ErrorKind.Conflict);

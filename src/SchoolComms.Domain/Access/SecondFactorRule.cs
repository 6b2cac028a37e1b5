using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Access;

/// <summary>Who opens a school with more than a password: its director and its administrators, as their sign-ins open all of it.</summary>
public static class SecondFactorRule
{
    /// <summary>The offices that ask for it.</summary>
    public static readonly IReadOnlyList<Office> Offices = [Office.Director, Office.Administrator];

    public static bool Binds(Actor actor) => actor.Offices.Overlaps(Offices);

    /// <summary>
    /// Whether a session may change what a sign-in is proved by. Where there is a second factor, a password alone may not: whoever
    /// learned it would put a factor of their own beside the owner's.
    /// </summary>
    public static bool LetsChange(bool hasSecondFactor, bool openedWithIt) => openedWithIt || !hasSecondFactor;
}

/// <summary>The code of the authenticator application is not one of now, or was used already.</summary>
public sealed record CodeNotOfNow() : Error(ErrorKind.Invalid);

/// <summary>Who manages a school keeps the second step.</summary>
public sealed record SecondFactorStays() : Error(ErrorKind.Conflict);

using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Support;

/// <summary>Identifies a request for help.</summary>
public readonly record struct SupportRequestId(Guid Value) : IId<SupportRequestId>
{
    public static SupportRequestId From(Guid value) => new(value);

    public static bool operator <(SupportRequestId left, SupportRequestId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(SupportRequestId left, SupportRequestId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(SupportRequestId left, SupportRequestId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(SupportRequestId left, SupportRequestId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>Whose turn it is.</summary>
public enum SupportState
{
    /// <summary>The administrator's.</summary>
    Waiting = 1,

    /// <summary>The asker's: there is an answer.</summary>
    Answered,

    /// <summary>The platform's own support.</summary>
    PassedOn,

    /// <summary>Nobody's. Whoever writes again opens it again.</summary>
    Solved,
}

/// <summary>
/// Somebody asks how to use the portal, or what does not work, and an administrator helps (CTL-3; S0 4.1, S1 2.1 and 3.2, S3 3.2, S4 3.1).
/// What is the platform's to solve is passed on to its support and stays in sight until it is solved.
/// </summary>
public sealed class SupportRequest
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaxSubject = 120;

    /// <summary>The longest text at once, in characters.</summary>
    public const int MaxText = 2000;

    /// <summary>The longest number that the platform's support gives, in characters.</summary>
    public const int MaxNumber = 40;

    /// <summary>How many requests of one person may be unsolved at once.</summary>
    public const int MostOpen = 10;

    /// <summary>How many lines a request may have.</summary>
    public const int MostLines = 200;

    private readonly List<SupportLine> lines = [];

    private SupportRequest() { }

    public SchoolId SchoolId { get; private init; }
    public SupportRequestId Id { get; private init; }

    /// <summary>Who asks.</summary>
    public PersonId PersonId { get; private init; }

    public string Subject { get; private init; } = "";
    public SupportState State { get; private set; }

    /// <summary>When somebody last did something about it.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What the platform's support calls it, where it has been passed on and has got a number.</summary>
    public string? PlatformNumber { get; private set; }

    /// <summary>There is something that the asker has not seen yet.</summary>
    public bool HasNews { get; private set; }

    /// <summary>What was said and done, in its order.</summary>
    public IReadOnlyList<SupportLine> Lines => lines;

    /// <param name="actor">Who asks.</param>
    /// <param name="open">How many of their requests are unsolved.</param>
    /// <param name="subject">What it is about, up to <see cref="MaxSubject"/> characters.</param>
    /// <param name="text">What happens, up to <see cref="MaxText"/> characters.</param>
    /// <param name="now">When.</param>
    public static Result<SupportRequest> Ask(Actor actor, int open, string? subject, string? text, DateTimeOffset now)
    {
        var permitted = Permissions.Check(actor, SchoolAction.AskForSupport, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;
        if (open >= MostOpen)
            return new TooManySupportRequests(MostOpen);
        var about = WrittenText.Check(subject, MaxSubject, nameof(Subject));
        if (about.IsRefused)
            return about.Error;

        var request = new SupportRequest
        {
            SchoolId = actor.School.Id,
            Id = NewId.Of<SupportRequestId>(now),
            PersonId = actor.Person,
            Subject = about.Value,
        };
        var asked = request.Write(actor, text, now);
        return asked.IsRefused ? asked.Error : request;
    }

    /// <summary>Who asked, and whoever gives support, reads it; for everybody else it is not there.</summary>
    public bool IsReadBy(Actor actor) => PersonId == actor.Person || Permissions.Permits(actor, SchoolAction.GiveSupport, Target.School);

    /// <summary>There is something that this person has not seen: only the asker has news.</summary>
    public bool IsNewTo(PersonId person) => HasNews && PersonId == person;

    /// <summary>The asker adds something, or an administrator answers. What was solved is open again.</summary>
    public Result Write(Actor actor, string? text, DateTimeOffset now)
    {
        var written = WrittenText.Check(text, MaxText, "Text");
        if (written.IsRefused)
            return written.Error;

        return PersonId == actor.Person
            ? Add(actor, SupportLineKind.Question, SupportState.Waiting, written.Value, now)
            : Add(actor, SupportLineKind.Answer, SupportState.Answered, written.Value, now);
    }

    /// <summary>An administrator hands it to the platform's support.</summary>
    /// <param name="actor">Who hands it on.</param>
    /// <param name="text">What the platform was told, up to <see cref="MaxText"/> characters.</param>
    /// <param name="number">What the platform calls it, up to <see cref="MaxNumber"/> characters; it may be told later.</param>
    /// <param name="now">When.</param>
    public Result PassOn(Actor actor, string? text, string? number, DateTimeOffset now)
    {
        var permitted = Permissions.Check(actor, SchoolAction.GiveSupport, Target.School);
        if (permitted.IsRefused)
            return permitted;
        var called = WrittenText.CheckOptional(number, MaxNumber, "Number");
        if (called.IsRefused)
            return called.Error;
        var told = WrittenText.Check(text, MaxText, "Told");
        if (told.IsRefused)
            return told.Error;
        var passed = Add(actor, SupportLineKind.PassedOn, SupportState.PassedOn, told.Value, now);
        if (!passed.IsRefused)
            PlatformNumber = called.Value ?? PlatformNumber;
        return passed;
    }

    /// <summary>The asker or an administrator says that it is solved.</summary>
    public Result Solve(Actor actor, DateTimeOffset now) =>
        State == SupportState.Solved ? new SupportSolvedAlready() : Add(actor, SupportLineKind.Solved, SupportState.Solved, "", now);

    private Result Add(Actor actor, SupportLineKind kind, SupportState state, string text, DateTimeOffset now)
    {
        if (!IsReadBy(actor))
            return new NotFound(nameof(SupportRequest));
        if (lines.Count >= MostLines)
            return new SupportRequestIsFull(MostLines);

        lines.Add(SupportLine.Of(this, lines.Count + 1, actor.Person, kind, text, now));
        (State, ChangedAt) = (state, now);
        HasNews = actor.Person != PersonId;
        return Result.Done;
    }
}

/// <summary>One person has too many requests that are not solved.</summary>
public sealed record TooManySupportRequests(int Most) : Error(ErrorKind.Conflict);

/// <summary>A request is no place for a long talk.</summary>
public sealed record SupportRequestIsFull(int Most) : Error(ErrorKind.Conflict);

/// <summary>It has been said before that it is solved.</summary>
public sealed record SupportSolvedAlready() : Error(ErrorKind.Conflict);

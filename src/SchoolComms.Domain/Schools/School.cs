using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Domain.Schools;

/// <summary>Identifies a school; the first part of every key of what the school owns.</summary>
public readonly record struct SchoolId(Guid Value) : IId<SchoolId>
{
    public static SchoolId From(Guid value) => new(value);
}

/// <summary>The kind of organisation; the words of the portal follow it (class or group, pupil or student).</summary>
public enum SchoolKind
{
    School = 1,
    College = 2,
}

/// <summary>An educational organisation on the portal, with the facts that its administrator keeps up to date.</summary>
public sealed class School
{
    private School() { }

    public SchoolId Id { get; private init; }

    /// <summary>The name in addresses: <c>/s/belomorsk</c>. Given once, never changed: printed links stay good.</summary>
    public string Slug { get; private init; } = "";

    public SchoolKind Kind { get; private init; }

    public SchoolProfile Profile { get; private set; } = null!;

    public DateTimeOffset SetUpAt { get; private init; }

    /// <summary>The days that the school works; as the state's, until the administrator enters something.</summary>
    public SchoolCalendar Calendar
    {
        get => field ?? SchoolCalendar.AsTheState;
        private set;
    }

    /// <summary>The clock that the school lives by.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Profile.TimeZone);

    /// <summary>The school's calendar date at an instant.</summary>
    public DateOnly DateAt(DateTimeOffset instant) => SchoolClock.DateAt(instant, Zone);

    public static Result<School> SetUp(string slug, SchoolKind kind, SchoolProfile profile, DateTimeOffset now)
    {
        if (!Schools.Slug.IsValid(slug))
            return new SlugInvalid { Field = nameof(Slug) };

        return new School
        {
            Id = NewId.Of<SchoolId>(now),
            Slug = slug,
            Kind = kind,
            Profile = profile,
            SetUpAt = now,
        };
    }

    /// <summary>The administrator edits the organisation's information (SCH-1).</summary>
    public void Edit(SchoolProfile profile) => Profile = profile;

    /// <summary>The administrator changes the school's calendar (RUL-1); a change that contradicts it is refused.</summary>
    public Result Change(CalendarChange change)
    {
        var changed = change.ApplyTo(Calendar);
        if (changed.IsRefused)
            return changed.Error;

        Calendar = changed.Value;
        return Result.Done;
    }
}

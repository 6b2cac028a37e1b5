using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Schools;

/// <summary>What the administrator enters about the organisation and may edit later.</summary>
public sealed record SchoolProfile
{
    public const int MaxFullName = 300;
    public const int MaxShortName = 100;
    public const int MaxLocality = 100;

    private SchoolProfile() { }

    public string FullName { get; private init; } = "";
    public string ShortName { get; private init; } = "";
    public string Locality { get; private init; } = "";

    /// <summary>The IANA name of a <see cref="RussianTimeZone"/>.</summary>
    public string TimeZone { get; private init; } = "";

    public string? Email { get; private init; }
    public string? Phone { get; private init; }

    public static Result<SchoolProfile> Create(
        string fullName,
        string shortName,
        string locality,
        string timeZone,
        string? email,
        string? phone
    )
    {
        if (!RussianTimeZone.Knows(timeZone))
            return new TimeZoneUnknown { Field = nameof(TimeZone) };

        return new SchoolProfile
        {
            FullName = fullName.Trim(),
            ShortName = shortName.Trim(),
            Locality = locality.Trim(),
            TimeZone = timeZone,
            Email = email?.Trim(),
            Phone = phone?.Trim(),
        };
    }
}

/// <summary>The time zone is not one of Russia's.</summary>
public sealed record TimeZoneUnknown() : Error(ErrorKind.Invalid);

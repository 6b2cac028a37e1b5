using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Schools;

/// <summary>Identifies a class (a group in a college).</summary>
public readonly record struct ClassId(Guid Value) : IId<ClassId>
{
    public static ClassId From(Guid value) => new(value);
}

/// <summary>
/// A class or group of one school year, or «Учительская», the structural class of the whole teaching staff
/// (S1 2.1, S3 2.1), which has no year.
/// </summary>
public sealed class SchoolClass
{
    private SchoolClass() { }

    public SchoolId SchoolId { get; private init; }
    public ClassId Id { get; private init; }
    public ClassName Name { get; private init; } = null!;

    /// <summary>The calendar year in which the school year starts: 2026 for 2026/27; 0 for «Учительская».</summary>
    public int SchoolYear { get; private init; }

    public bool IsStaffRoom => Name == ClassName.StaffRoom;

    public static SchoolClass Create(SchoolId school, ClassName name, int schoolYear, DateTimeOffset now) =>
        new()
        {
            SchoolId = school,
            Id = NewId.Of<ClassId>(now),
            Name = name,
            SchoolYear = name == ClassName.StaffRoom ? 0 : schoolYear,
        };

    /// <summary>The school year that a date belongs to: it turns on 1 September, and July and August plan the next one.</summary>
    public static int YearOf(DateOnly date) => date.Month >= 7 ? date.Year : date.Year - 1;
}

/// <summary>The school has a class of this name in this year already.</summary>
public sealed record ClassExists(string Name) : Error(ErrorKind.Conflict);

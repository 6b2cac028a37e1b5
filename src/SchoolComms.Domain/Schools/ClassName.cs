using System.Globalization;
using System.Text.RegularExpressions;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Schools;

/// <summary>The name of a school's class («5А») or of a college's group («Т-11»), in the one spelling that all others are brought to.</summary>
/// <remarks>Natural order: 2А before 10А, classes before groups, «Учительская» last.</remarks>
public sealed partial record ClassName : IComparable<ClassName>
{
    private const int LastGrade = 11;
    private const int LastCourse = 4;

    private ClassName(string value) => Value = value;

    /// <summary>The structural class of the whole teaching staff: a reserved name that no class may bear.</summary>
    public static ClassName StaffRoom { get; } = new("Учительская");

    public string Value { get; }

    /// <summary>1 to 11 for a school's class; null for a group and for «Учительская».</summary>
    public int? Grade => Class().Match(Value) is { Success: true } match ? Number(match.Groups["grade"]) : null;

    /// <summary>«А» of «5А»; null where there is none: a small school's «5», a group, «Учительская».</summary>
    public string? Letter =>
        Class().Match(Value) is { Success: true } match && match.Groups["letter"].Length > 0 ? match.Groups["letter"].Value : null;

    /// <summary>
    /// What the class is called a year later: «6А» after «5А», «Т-21» after «Т-11», where the first of two digits is the course. Null where
    /// the numbering does not say it, and after the last year.
    /// </summary>
    public ClassName? Next =>
        Grade is { } grade ? (grade < LastGrade ? new ClassName($"{grade + 1}{Letter}") : null)
        : Course is { } course and < LastCourse ? new ClassName(Value.Replace($"-{course}", $"-{course + 1}", StringComparison.Ordinal))
        : null;

    /// <summary>It is the last year of study that the numbering knows: those of the class finish with it.</summary>
    public bool IsLastYear => Grade == LastGrade || Course >= LastCourse;

    // A group's number of two digits or more begins with the course.
    private int? Course => NumberedByCourse().Match(Value) is { Success: true } match ? Number(match.Groups["course"]) : null;

    /// <summary>Reads 5А, 5-А, 5 "А", 5«А», 5а, 5 «А» класс, with Latin look-alikes too, as «5А»; Т-11, т 11, гр. Т11 as «Т-11».</summary>
    /// <returns>The name, or <see cref="ClassNameIsEmpty"/>, <see cref="ClassNameIsReserved"/>, <see cref="NoSuchClass"/>.</returns>
    public static Result<ClassName> Parse(string? text)
    {
        var bare = LookAlikes.ToCyrillic(Noise().Replace((text ?? "").ToUpperInvariant(), ""));
        if (bare.Length == 0)
        {
            return new ClassNameIsEmpty();
        }

        if (string.Equals(bare, StaffRoom.Value, StringComparison.OrdinalIgnoreCase))
        {
            return new ClassNameIsReserved();
        }

        if (Class().IsMatch(bare))
        {
            return new ClassName(bare);
        }

        return Group().Match(bare) is { Success: true } group
            ? new ClassName($"{group.Groups["course"].Value}-{group.Groups["rest"].Value}")
            : new NoSuchClass(text!.Trim());
    }

    /// <summary>Takes <see cref="Value"/> back from the store without checking it again.</summary>
    public static ClassName FromStored(string stored) => new(stored);

    public int CompareTo(ClassName? other) => other is null ? 1 : Compare(Place, other.Place);

    public static bool operator <(ClassName left, ClassName right) => left.CompareTo(right) < 0;

    public static bool operator <=(ClassName left, ClassName right) => left.CompareTo(right) <= 0;

    public static bool operator >(ClassName left, ClassName right) => left.CompareTo(right) > 0;

    public static bool operator >=(ClassName left, ClassName right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    private Rank Place
    {
        get
        {
            if (Grade is { } grade)
            {
                return new(0, "", grade, Letter ?? "");
            }

            var group = Group().Match(Value.Replace("-", "", StringComparison.Ordinal));
            return group.Success
                ? new(1, group.Groups["course"].Value, Number(group.Groups["number"]), group.Groups["suffix"].Value)
                : new(2, Value, 0, "");
        }
    }

    private static int Number(Group digits) => digits.Length == 0 ? 0 : int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<grade>1[01]|[1-9])(?<letter>[А-ЯЁ]{0,3})$")]
    private static partial Regex Class();

    [GeneratedRegex("^(?<course>[А-ЯЁ]{1,5})(?<rest>(?<number>[0-9]{1,4})(?<suffix>[А-ЯЁ]?))$")]
    private static partial Regex Group();

    [GeneratedRegex("^[А-ЯЁ]{1,5}-(?<course>[1-9])[0-9]{1,3}[А-ЯЁ]?$")]
    private static partial Regex NumberedByCourse();

    private static int Compare(Rank left, Rank right) =>
        left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
        : left.Course != right.Course ? string.CompareOrdinal(left.Course, right.Course)
        : left.Number != right.Number ? left.Number.CompareTo(right.Number)
        : string.CompareOrdinal(left.Letter, right.Letter);

    private readonly record struct Rank(int Kind, string Course, int Number, string Letter);

    // Quotes, dashes, dots and spaces differ from hand to hand, and so do the words around the name.
    [GeneratedRegex("[\\s\"'«»“”„‘’.\\-\u2010-\u2015]|^ГР(?:УППА)?[. ]|КЛ(?:АСС)?\\.?\\s*$")]
    private static partial Regex Noise();
}

/// <summary>No class is given.</summary>
public sealed record ClassNameIsEmpty() : Error(ErrorKind.Invalid);

/// <summary>«Учительская» is the class of the staff.</summary>
public sealed record ClassNameIsReserved() : Error(ErrorKind.Invalid);

/// <summary>A school's classes are 1 to 11, with a letter; a college's groups are letters and a number.</summary>
public sealed record NoSuchClass(string Written) : Error(ErrorKind.Invalid);

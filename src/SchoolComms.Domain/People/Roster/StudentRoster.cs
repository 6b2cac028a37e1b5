using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>A student's line, understood.</summary>
public sealed record StudentLine(
    int Number,
    FullName Name,
    ClassName Class,
    DateOnly? BirthDate,
    string? JournalId,
    IReadOnlyList<ParentEntry> Parents
);

/// <summary>A parent (legal representative) as a student's line names them.</summary>
public sealed record ParentEntry(FullName Name, PhoneNumber? Phone, EmailAddress? Email);

/// <summary>The list of students, read: what was understood and what was not.</summary>
public sealed record StudentRoster(IReadOnlyList<StudentLine> Lines, IReadOnlyList<BadLine> Bad)
{
    /// <summary>Who stands on the lines that cannot be read, as far as it can be told: keys of names, and ids of the journal.</summary>
    public IReadOnlySet<string> OnBadLines { get; init; } = new HashSet<string>();

    /// <summary>Reads every line; a value that cannot be read refuses its line, and only that.</summary>
    /// <param name="today">The school's date, against which dates of birth are checked.</param>
    /// <returns>The list, or <see cref="RosterColumnMissing"/>.</returns>
    public static Result<StudentRoster> Read(IReadOnlyCollection<RosterLine> lines, RosterColumns columns, DateOnly today)
    {
        if (columns.Check() is { IsRefused: true, Error: var missing })
        {
            return missing;
        }

        var (understood, bad) = LineReader.ReadAll(lines, line => ReadLine(line, columns, today));
        var unread = bad.Select(line => line.Number).ToHashSet();
        return new StudentRoster(understood, bad)
        {
            OnBadLines = lines.Where(line => unread.Contains(line.Number)).SelectMany(line => WhoIsOn(line, columns)).ToHashSet(),
        };
    }

    /// <summary>What importing this list would do to the school as it is.</summary>
    public RosterPlan PlanFor(ExistingRoster existing) => new StudentPlanning(existing, this).Plan();

    private static Result<StudentLine> ReadLine(RosterLine line, RosterColumns columns, DateOnly today)
    {
        var values = new LineReader(line, columns);
        var name = values.Name();
        var schoolClass = values.Required(RosterField.Class, ClassName.Parse);
        var birthDate = values.BirthDate(today);
        var journalId = values.Text(RosterField.JournalId, Person.MaxJournalId);
        ParentEntry?[] parents =
        [
            ReadParent(values, RosterField.Parent1, RosterField.Phone1, RosterField.Email1),
            ReadParent(values, RosterField.Parent2, RosterField.Phone2, RosterField.Email2),
        ];

        return values.Error is { } error
            ? error
            : new StudentLine(line.Number, name!, schoolClass!, birthDate, journalId, [.. parents.OfType<ParentEntry>()]);
    }

    private static IEnumerable<string> WhoIsOn(RosterLine line, RosterColumns columns)
    {
        var values = new LineReader(line, columns);
        return new[] { values.Name()?.Key, values.Written(RosterField.JournalId) }.OfType<string>().Where(value => value.Length > 0);
    }

    private static ParentEntry? ReadParent(LineReader values, RosterField name, RosterField phone, RosterField email)
    {
        var parent = values.Optional(name, FullName.Parse);
        var contacts = (Phone: values.Optional(phone, PhoneNumber.Parse), Email: values.Optional(email, EmailAddress.Parse));
        if (contacts != default && values.Written(name).Length == 0)
        {
            values.Refuse(name, new ParentHasNoName());
        }

        return parent is null ? null : new ParentEntry(parent, contacts.Phone, contacts.Email);
    }
}

/// <summary>There is a parent's telephone or e-mail, and nobody it belongs to.</summary>
public sealed record ParentHasNoName() : Error(ErrorKind.Invalid);

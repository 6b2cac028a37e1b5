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
public sealed record ParentEntry(FullName Name, PhoneNumber? Phone, EmailAddress? Email)
{
    public bool HasContacts => Phone is not null || Email is not null;
}

/// <summary>The list of students, read: what was understood and what was not.</summary>
public sealed record StudentRoster(IReadOnlyList<StudentLine> Lines, IReadOnlyList<BadLine> Bad)
{
    /// <summary>Reads every line; a value that cannot be read refuses its line, and only that.</summary>
    /// <param name="today">The school's date, against which dates of birth are checked.</param>
    /// <returns>The list, or <see cref="RosterColumnMissing"/>.</returns>
    public static Result<StudentRoster> Read(IEnumerable<RosterLine> lines, RosterColumns columns, DateOnly today)
    {
        if (columns.Check() is { IsRefused: true, Error: var missing })
        {
            return missing;
        }

        var (understood, bad) = LineReader.ReadAll(lines, line => ReadLine(line, columns, today));
        return new StudentRoster(understood, bad);
    }

    /// <summary>What importing this list would do to the school as it is.</summary>
    public RosterPlan PlanFor(ExistingRoster existing) => new StudentPlanning(existing).Plan(this);

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

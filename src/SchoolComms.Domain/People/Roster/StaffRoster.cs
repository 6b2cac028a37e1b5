using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>A worker's line, understood.</summary>
public sealed record StaffLine(
    int Number,
    FullName Name,
    string? Position,
    string? Subject,
    IReadOnlyList<ClassName> Classes,
    IReadOnlyList<ClassName> ClassTeacherOf,
    PhoneNumber? Phone,
    EmailAddress? Email
);

/// <summary>The list of staff, read: what was understood and what was not.</summary>
public sealed record StaffRoster(IReadOnlyList<StaffLine> Lines, IReadOnlyList<BadLine> Bad)
{
    /// <summary>Reads every line; a value that cannot be read refuses its line, and only that.</summary>
    /// <returns>The list, or <see cref="RosterColumnMissing"/>.</returns>
    public static Result<StaffRoster> Read(IEnumerable<RosterLine> lines, RosterColumns columns)
    {
        if (columns.Check() is { IsRefused: true, Error: var missing })
        {
            return missing;
        }

        var (understood, bad) = LineReader.ReadAll(lines, line => ReadLine(line, columns));
        return new StaffRoster(understood, bad);
    }

    /// <summary>What importing this list would do to the school as it is.</summary>
    public RosterPlan PlanFor(ExistingRoster existing) => new StaffPlanning(existing, this).Plan();

    private static Result<StaffLine> ReadLine(RosterLine line, RosterColumns columns)
    {
        var values = new LineReader(line, columns);
        var name = values.Name();
        var position = values.Text(RosterField.Position, Person.MaxPost);
        var subject = values.Text(RosterField.Subject, ClassMembership.MaxSubject);
        var classes = values.Classes(RosterField.Classes);
        var classTeacherOf = values.Classes(RosterField.ClassTeacherOf);
        var phone = values.Optional(RosterField.Phone, PhoneNumber.Parse);
        var email = values.Optional(RosterField.Email, EmailAddress.Parse);

        return values.Error is { } error
            ? error
            : new StaffLine(line.Number, name!, position, subject, classes, classTeacherOf, phone, email);
    }
}

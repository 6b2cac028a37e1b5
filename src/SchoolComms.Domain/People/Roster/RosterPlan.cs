using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>What an import will do, said before it is done. The plan of a file that has been applied has nothing to do.</summary>
/// <remarks>Deterministic: everything stands in the order of the file, classes in their natural order.</remarks>
public sealed record RosterPlan
{
    public required IReadOnlyList<ClassName> ClassesToCreate { get; init; }

    public IReadOnlyList<RosterStudent> StudentsToCreate { get; init; } = [];

    /// <summary>Parents whom the school does not know. A known adult becomes a parent by <see cref="GuardianshipsToLink"/> alone.</summary>
    public IReadOnlyList<RosterAdult> ParentsToCreate { get; init; } = [];

    /// <summary>Workers to create; one whose person has an id is known already, as a parent, and only begins to work here.</summary>
    public IReadOnlyList<StaffToCreate> StaffToCreate { get; init; } = [];

    public IReadOnlyList<RosterGuardianship> GuardianshipsToLink { get; init; } = [];

    public IReadOnlyList<RosterTeaching> TeachingsToLink { get; init; } = [];

    public IReadOnlyList<RosterClassTeaching> ClassTeachingsToLink { get; init; } = [];

    /// <summary>Contacts that known people lack. A contact the school has is never overwritten by a file.</summary>
    public required IReadOnlyList<ContactToAdd> ContactsToAdd { get; init; }

    /// <summary>The numbers of the lines that change nothing.</summary>
    public required IReadOnlyList<int> Unchanged { get; init; }

    /// <summary>The lines that are not taken, by number; with <see cref="ClassHasClassTeacher"/> all of the line is but that appointment.</summary>
    public required IReadOnlyList<BadLine> Skipped { get; init; }

    /// <summary>Whether there is nothing to create, link or add.</summary>
    public bool HasNothingToDo =>
        ClassesToCreate.Count == 0
        && StudentsToCreate.Count == 0
        && ParentsToCreate.Count == 0
        && StaffToCreate.Count == 0
        && GuardianshipsToLink.Count == 0
        && TeachingsToLink.Count == 0
        && ClassTeachingsToLink.Count == 0
        && ContactsToAdd.Count == 0;
}

/// <summary>A worker to create, or a known person (with an id) who begins to work here.</summary>
public sealed record StaffToCreate(RosterAdult Person, string? Position);

/// <summary>A known person's first telephone or e-mail; null: nothing to add.</summary>
public sealed record ContactToAdd(RosterAdult Person, PhoneNumber? Phone, EmailAddress? Email);

/// <summary>The file names this student before; the first line counts.</summary>
public sealed record StudentIsRepeated(int FirstLine) : Error(ErrorKind.Conflict);

/// <summary>The student is in another class. A transfer is made by an order, not by an import.</summary>
public sealed record StudentIsInAnotherClass(ClassName Class) : Error(ErrorKind.Conflict);

/// <summary>The class has a class teacher. Another one is appointed by an order, not by an import.</summary>
public sealed record ClassHasClassTeacher(ClassName Class, FullName Teacher) : Error(ErrorKind.Conflict);

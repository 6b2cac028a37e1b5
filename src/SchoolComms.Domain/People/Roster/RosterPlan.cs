using System.Security.Cryptography;
using System.Text;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>What an import offers to do, said before it is done. The plan of a file that has been applied has nothing to do.</summary>
/// <remarks>
/// Deterministic: everything stands in the order of the file, classes in their natural order. What removes somebody, and
/// what takes two records for one person, is offered and done only when it is ticked: see <see cref="RosterChoice"/>.
/// </remarks>
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

    /// <summary>Known students whom the file has in another class.</summary>
    public IReadOnlyList<RosterTransfer> Transfers { get; init; } = [];

    public IReadOnlyList<StudentCorrection> StudentCorrections { get; init; } = [];

    public required IReadOnlyList<AdultCorrection> AdultCorrections { get; init; }

    /// <summary>Students of the classes in the file who are not in the file. Offered, and unticked.</summary>
    public IReadOnlyList<RosterStudent> Departures { get; init; } = [];

    /// <summary>Parents whom the line of their child no longer names. Offered, and unticked.</summary>
    public IReadOnlyList<RosterGuardianship> GuardianshipsToEnd { get; init; } = [];

    /// <summary>People of the file who may be known under another spelling. Offered, and unticked.</summary>
    public IReadOnlyList<SameStudent> SameStudents { get; init; } = [];

    /// <inheritdoc cref="SameStudents"/>
    public IReadOnlyList<SameAdult> SameAdults { get; init; } = [];

    /// <summary>The numbers of the lines that change nothing.</summary>
    public required IReadOnlyList<int> Unchanged { get; init; }

    /// <summary>The lines that are not taken, by number; with <see cref="ClassHasClassTeacher"/> all of the line is but that appointment.</summary>
    public required IReadOnlyList<BadLine> Skipped { get; init; }

    /// <summary>All that is offered, to be ticked.</summary>
    public IReadOnlyList<RosterEntry> Entries => RosterEntries.Of(this);

    /// <summary>Another school, another file: another fingerprint.</summary>
    public string Fingerprint
    {
        get
        {
            object[] all =
            [
                .. ClassesToCreate,
                .. StudentsToCreate,
                .. ParentsToCreate,
                .. StaffToCreate,
                .. GuardianshipsToLink,
                .. TeachingsToLink,
                .. ClassTeachingsToLink,
                .. Transfers,
                .. StudentCorrections,
                .. AdultCorrections,
                .. Departures,
                .. GuardianshipsToEnd,
                .. SameStudents.Select(pair => (pair.Created, pair.Known)),
                .. SameAdults.Select(pair => (pair.Created, pair.Known)),
            ];
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))));
        }
    }

    /// <summary>Whether nothing would be done as long as nobody ticks what is offered unticked.</summary>
    public bool HasNothingToDo =>
        ClassesToCreate.Count == 0
        && StudentsToCreate.Count == 0
        && ParentsToCreate.Count == 0
        && StaffToCreate.Count == 0
        && GuardianshipsToLink.Count == 0
        && TeachingsToLink.Count == 0
        && ClassTeachingsToLink.Count == 0
        && Transfers.Count == 0
        && StudentCorrections.Count == 0
        && AdultCorrections.Count == 0;

    /// <summary>The plan of what is ticked alone.</summary>
    /// <param name="ticked">The keys of <see cref="Entries"/>.</param>
    public RosterPlan Take(IReadOnlySet<string> ticked) => new ChosenPlan(this, ticked).ToPlan();

    /// <summary>The plan of what is done unless somebody decides otherwise.</summary>
    public RosterPlan TakeUsual() => Take(Entries.Where(entry => entry.IsTicked).Select(entry => entry.Key).ToHashSet());

    /// <summary>Whether there is something that may be ticked, beside what is done anyway.</summary>
    public bool OffersMore => Departures.Count + GuardianshipsToEnd.Count + SameStudents.Count + SameAdults.Count > 0;

    /// <summary>Whether it takes an order to move people: students change or leave their class.</summary>
    public bool MovesPeople => Transfers.Count + Departures.Count > 0;
}

/// <summary>A worker to create, or a known person (with an id) who begins to work here.</summary>
public sealed record StaffToCreate(RosterAdult Person, string? Position);

/// <summary>A known student goes to another class.</summary>
public sealed record RosterTransfer(RosterStudent Student, ClassName To);

/// <summary>What a file tells otherwise about a known student; null: as it is.</summary>
public sealed record StudentCorrection(RosterStudent Student, FullName? Name, DateOnly? BirthDate, string? JournalId)
{
    public bool ChangesNothing => this is { Name: null, BirthDate: null, JournalId: null };
}

/// <summary>What a file tells otherwise about a known adult, or for the first time; null: as it is.</summary>
public sealed record AdultCorrection(RosterAdult Person, FullName? Name, PhoneNumber? Phone, EmailAddress? Email, string? Post)
{
    public bool ChangesNothing => this is { Name: null, Phone: null, Email: null, Post: null };
}

/// <summary>A student of the file, to be created, may be one whom the school knows.</summary>
public sealed record SameStudent(RosterStudent Created, RosterStudent Known, IReadOnlyList<Resemblance> Resemblances)
{
    /// <summary>Whether being one means going to another class.</summary>
    public bool Moves => Created.Class != Known.Class;
}

/// <summary>An adult of the file, to be created, may be one whom the school knows.</summary>
public sealed record SameAdult(RosterAdult Created, RosterAdult Known, IReadOnlyList<Resemblance> Resemblances);

/// <summary>The file names this student before; the first line counts.</summary>
public sealed record StudentIsRepeated(int FirstLine) : Error(ErrorKind.Conflict);

/// <summary>The class has a class teacher. Another one is appointed by an order, not by an import.</summary>
public sealed record ClassHasClassTeacher(ClassName Class, FullName Teacher) : Error(ErrorKind.Conflict);

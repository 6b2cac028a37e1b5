using System.Globalization;

namespace SchoolComms.Domain.People.Roster;

/// <summary>One thing that an import offers, to be ticked or not.</summary>
/// <param name="Key">Names it within the plan of one file for the school as it is.</param>
public abstract record RosterEntry(string Key)
{
    /// <summary>Whether it is done unless somebody decides otherwise. What removes people, and what takes two for one, is not.</summary>
    public virtual bool IsTicked => true;
}

/// <summary>A student to create, with the parents of the line.</summary>
public sealed record NewStudent(string Key, RosterStudent Student, IReadOnlyList<RosterAdult> Parents) : RosterEntry(Key);

/// <summary>A worker to create, or a known adult who begins to work here.</summary>
public sealed record NewWorker(string Key, StaffToCreate Worker) : RosterEntry(Key);

/// <summary>A known student gets a parent.</summary>
public sealed record NewParent(string Key, RosterGuardianship Link) : RosterEntry(Key);

/// <summary>A known worker gets classes to teach or to lead.</summary>
public sealed record NewWork(
    string Key,
    RosterAdult Worker,
    IReadOnlyList<RosterTeaching> Teaches,
    IReadOnlyList<RosterClassTeaching> Leads
) : RosterEntry(Key);

/// <summary>A known student goes to another class.</summary>
public sealed record MovedStudent(string Key, RosterTransfer Transfer) : RosterEntry(Key);

/// <summary>What is told otherwise about a known student.</summary>
public sealed record ChangedStudent(string Key, StudentCorrection Correction) : RosterEntry(Key);

/// <summary>What is told otherwise about a known adult.</summary>
public sealed record ChangedAdult(string Key, AdultCorrection Correction) : RosterEntry(Key);

/// <summary>A student who is not in the file, though the class is.</summary>
public sealed record LeftStudent(string Key, RosterStudent Student) : RosterEntry(Key)
{
    public override bool IsTicked => false;
}

/// <summary>A parent whom the line of their child no longer names.</summary>
public sealed record MissingParent(string Key, RosterGuardianship Link) : RosterEntry(Key)
{
    public override bool IsTicked => false;
}

/// <summary>A student of the file may be a known one: ticked, the known one is corrected and nobody is created.</summary>
public sealed record KnownStudent(string Key, SameStudent Pair) : RosterEntry(Key)
{
    public override bool IsTicked => false;
}

/// <summary>An adult of the file may be a known one: ticked, the known one is corrected and nobody is created.</summary>
public sealed record KnownAdult(string Key, SameAdult Pair) : RosterEntry(Key)
{
    public override bool IsTicked => false;
}

/// <summary>The entries of a plan, each with its key.</summary>
internal static class RosterEntries
{
    public static IReadOnlyList<RosterEntry> Of(RosterPlan plan)
    {
        var parents = plan.GuardianshipsToLink.ToLookup(link => link.Student, link => link.Parent);
        var created = plan.StaffToCreate.Select(worker => worker.Person).ToHashSet();
        var teaches = plan.TeachingsToLink.ToLookup(teaching => teaching.Teacher);
        var leads = plan.ClassTeachingsToLink.ToLookup(teaching => teaching.Teacher);
        var busier = plan.TeachingsToLink.Select(t => t.Teacher).Concat(plan.ClassTeachingsToLink.Select(t => t.Teacher)).Distinct();
        return
        [
            .. plan.SameStudents.Select((pair, index) => new KnownStudent(Key("same-student", index), pair)),
            .. plan.SameAdults.Select((pair, index) => new KnownAdult(Key("same-adult", index), pair)),
            .. plan.StudentsToCreate.Select((student, index) => new NewStudent(Key("student", index), student, [.. parents[student]])),
            .. plan.StaffToCreate.Select((worker, index) => new NewWorker(Key("worker", index), worker)),
            .. plan
                .GuardianshipsToLink.Where(link => link.Student.Id is not null)
                .Select((link, index) => new NewParent(Key("parent", index), link)),
            .. busier
                .Where(teacher => !created.Contains(teacher))
                .Select((teacher, index) => new NewWork(Key("work", index), teacher, [.. teaches[teacher]], [.. leads[teacher]])),
            .. plan.Transfers.Select((transfer, index) => new MovedStudent(Key("moved", index), transfer)),
            .. plan.StudentCorrections.Select((correction, index) => new ChangedStudent(Key("changed", index), correction)),
            .. plan.AdultCorrections.Select((correction, index) => new ChangedAdult(Key("changed-adult", index), correction)),
            .. plan.GuardianshipsToEnd.Select((link, index) => new MissingParent(Key("missing", index), link)),
            .. plan.Departures.Select((student, index) => new LeftStudent(Key("left", index), student)),
        ];
    }

    private static string Key(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{index}");
}

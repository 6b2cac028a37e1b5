using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Roster;

/// <summary>What somebody has ticked of a plan that they have seen.</summary>
/// <param name="Fingerprint">Of the plan that was seen: another one now means that the school has changed meanwhile.</param>
/// <param name="Ticked">The keys of the entries.</param>
public sealed record RosterChoice(string Fingerprint, IReadOnlySet<string> Ticked);

/// <summary>Cuts a plan down to what is ticked.</summary>
internal sealed class ChosenPlan
{
    private readonly RosterPlan plan;
    private readonly IReadOnlyList<RosterEntry> ticked;
    private readonly Dictionary<RosterStudent, SameStudent> knownStudents;
    private readonly Dictionary<RosterAdult, SameAdult> knownAdults;

    public ChosenPlan(RosterPlan plan, IReadOnlySet<string> keys)
    {
        this.plan = plan;
        ticked = [.. plan.Entries.Where(entry => keys.Contains(entry.Key))];

        // One record of the file is at most one known person, and the other way round.
        knownStudents = Chosen<KnownStudent>()
            .Select(entry => entry.Pair)
            .DistinctBy(pair => pair.Known)
            .DistinctBy(pair => pair.Created)
            .ToDictionary(pair => pair.Created);
        knownAdults = Chosen<KnownAdult>()
            .Select(entry => entry.Pair)
            .DistinctBy(pair => pair.Known)
            .DistinctBy(pair => pair.Created)
            .ToDictionary(pair => pair.Created);
    }

    public RosterPlan ToPlan()
    {
        var students = Chosen<NewStudent>().Select(entry => entry.Student).Where(student => !knownStudents.ContainsKey(student)).ToList();
        var staff = Chosen<NewWorker>().Select(entry => entry.Worker).Where(worker => !knownAdults.ContainsKey(worker.Person)).ToList();
        var links = Links();
        var parents = links.Select(link => link.Parent).ToHashSet();
        var teachings = Chosen(plan.TeachingsToLink, teaching => teaching.Teacher, (teaching, known) => teaching with { Teacher = known });
        var leads = Chosen(plan.ClassTeachingsToLink, teaching => teaching.Teacher, (teaching, known) => teaching with { Teacher = known });
        var same = knownStudents.Values.ToList();
        List<RosterTransfer> transfers =
        [
            .. Chosen<MovedStudent>().Select(entry => entry.Transfer),
            .. same.Where(pair => pair.Moves).Select(pair => new RosterTransfer(pair.Known, pair.Created.Class)),
        ];
        HashSet<ClassName> needed =
        [
            .. students.Select(student => student.Class),
            .. transfers.Select(transfer => transfer.To),
            .. teachings.Select(teaching => teaching.Class),
            .. leads.Select(teaching => teaching.Class),
        ];
        return plan with
        {
            ClassesToCreate = [.. plan.ClassesToCreate.Where(needed.Contains)],
            StudentsToCreate = students,
            ParentsToCreate = [.. plan.ParentsToCreate.Where(parents.Contains)],
            StaffToCreate = staff,
            GuardianshipsToLink = links,
            TeachingsToLink = teachings,
            ClassTeachingsToLink = leads,
            Transfers = transfers,
            StudentCorrections =
            [
                .. Chosen<ChangedStudent>().Select(entry => entry.Correction),
                .. same.Select(AsCorrection).Where(correction => !correction.ChangesNothing),
            ],
            AdultCorrections =
            [
                .. Chosen<ChangedAdult>().Select(entry => entry.Correction),
                .. knownAdults.Values.Where(IsUsed).Select(AsCorrection).Where(correction => !correction.ChangesNothing),
            ],
            Departures = [.. Chosen<LeftStudent>().Select(entry => entry.Student).Except(same.Select(pair => pair.Known))],
            GuardianshipsToEnd = [.. Chosen<MissingParent>().Select(entry => entry.Link).Except(links)],
            SameStudents = same,
            SameAdults = [.. knownAdults.Values],
        };

        bool IsUsed(SameAdult pair) => parents.Contains(pair.Known) || plan.StaffToCreate.Any(worker => worker.Person == pair.Created);
    }

    private IEnumerable<T> Chosen<T>()
        where T : RosterEntry => ticked.OfType<T>();

    private List<RosterGuardianship> Links()
    {
        var newStudents = Chosen<NewStudent>().Select(entry => entry.Student).ToHashSet();
        var newLinks = Chosen<NewParent>().Select(entry => entry.Link).ToHashSet();
        return
        [
            .. plan
                .GuardianshipsToLink.Where(link =>
                    knownStudents.ContainsKey(link.Student)
                    || newStudents.Contains(link.Student)
                    || newLinks.Contains(link)
                    || (link.Student.Id is not null && knownAdults.ContainsKey(link.Parent))
                )
                .Select(link => new RosterGuardianship(
                    knownStudents.GetValueOrDefault(link.Student)?.Known ?? link.Student,
                    knownAdults.GetValueOrDefault(link.Parent)?.Known ?? link.Parent
                ))
                .Distinct(),
        ];
    }

    // What a worker teaches and leads comes with the worker.
    private List<T> Chosen<T>(IReadOnlyList<T> work, Func<T, RosterAdult> workerOf, Func<T, RosterAdult, T> by)
    {
        var workers = Chosen<NewWorker>()
            .Select(entry => entry.Worker.Person)
            .Concat(Chosen<NewWork>().Select(entry => entry.Worker))
            .Concat(knownAdults.Keys)
            .ToHashSet();
        return
        [
            .. work.Where(item => workers.Contains(workerOf(item)))
                .Select(item => knownAdults.GetValueOrDefault(workerOf(item)) is { } same ? by(item, same.Known) : item),
        ];
    }

    private static StudentCorrection AsCorrection(SameStudent pair) =>
        new(
            pair.Known,
            pair.Created.Name == pair.Known.Name ? null : pair.Created.Name,
            pair.Created.BirthDate == pair.Known.BirthDate ? null : pair.Created.BirthDate,
            pair.Created.JournalId == pair.Known.JournalId ? null : pair.Created.JournalId
        );

    private static AdultCorrection AsCorrection(SameAdult pair) =>
        new(
            pair.Known,
            pair.Created.Name == pair.Known.Name ? null : pair.Created.Name,
            pair.Created.Phone == pair.Known.Phone ? null : pair.Created.Phone,
            pair.Created.Email == pair.Known.Email ? null : pair.Created.Email,
            pair.Created.Post == pair.Known.Post ? null : pair.Created.Post
        );
}

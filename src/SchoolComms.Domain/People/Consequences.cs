using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>A role ends, or begins.</summary>
public sealed record RoleChange(PersonId Person, Role Role);

/// <summary>A membership of a class ends, or begins.</summary>
public sealed record ClassChange(PersonId Person, ClassId Class, Role Role, string Subject);

/// <summary>Somebody leaves a chat, or only stops keeping order in it.</summary>
/// <param name="Role">The role in which they were there.</param>
/// <param name="Moderated">They kept order.</param>
/// <param name="StaysAs">The role in which they stay; null where they leave.</param>
public sealed record ChatChange(PersonId Person, ChatId Chat, Role Role, bool Moderated, Role? StaysAs);

/// <summary>Somebody enters a chat.</summary>
public sealed record ChatEntry(PersonId Person, ChatId Chat, Role Role);

/// <summary>An appointment ends.</summary>
/// <param name="Until">When it would have ended by itself.</param>
public sealed record OfficeEnd(PersonId Person, AppointmentId Appointment, Office Office, ClassId? Class, DateTimeOffset? Until);

/// <summary>A parent stays in a class because another child of theirs is there.</summary>
public sealed record ParentKept(PersonId Parent, PersonId Child, ClassId Class);

/// <summary>A chat that would be left without anybody who keeps order.</summary>
/// <param name="Suggested">Who would take it over most naturally; null where nobody stands out.</param>
public sealed record ChatWithoutModerator(ChatId Chat, PersonId? Suggested);

/// <summary>
/// What a movement brings with it, by name and number (PPL-7; S1 4.8, S2 4): shown before it happens, carried out, kept as it
/// was carried out, and undone from what was kept. One value for all four, so that the list and the deed cannot differ.
/// </summary>
public sealed record Consequences
{
    public static readonly Consequences None = new();

    public IReadOnlyList<RoleChange> Roles { get; init; } = [];

    public IReadOnlyList<RoleChange> RolesBegun { get; init; } = [];

    /// <summary>Who leaves the school altogether: no role of theirs remains.</summary>
    public IReadOnlyList<PersonId> Leaving { get; init; } = [];

    public IReadOnlyList<ClassChange> ClassesLeft { get; init; } = [];
    public IReadOnlyList<ClassChange> ClassesEntered { get; init; } = [];
    public IReadOnlyList<ChatChange> Chats { get; init; } = [];
    public IReadOnlyList<ChatEntry> ChatsEntered { get; init; } = [];
    public IReadOnlyList<OfficeEnd> Offices { get; init; } = [];
    public IReadOnlyList<InviteId> Links { get; init; } = [];
    public IReadOnlyList<ParentKept> Kept { get; init; } = [];
    public IReadOnlyList<ChatWithoutModerator> Bereft { get; init; } = [];

    /// <summary>Everybody whom something happens to.</summary>
    public IEnumerable<PersonId> People =>
        Roles
            .Concat(RolesBegun)
            .Select(change => change.Person)
            .Concat(Leaving)
            .Concat(ClassesLeft.Select(change => change.Person))
            .Concat(ClassesEntered.Select(change => change.Person))
            .Concat(Chats.Select(change => change.Person))
            .Concat(ChatsEntered.Select(entry => entry.Person))
            .Concat(Offices.Select(end => end.Person))
            .Concat(Kept.Select(kept => kept.Parent))
            .Distinct();

    /// <summary>The classes that lose their class teacher.</summary>
    public IEnumerable<ClassId> WithoutClassTeacher =>
        Offices.Where(end => end.Office == Office.ClassTeacher).Select(end => end.Class).OfType<ClassId>();

    /// <summary>What would happen.</summary>
    /// <param name="facts">Where everybody concerned stands now.</param>
    /// <param name="steps">What happens to whom, all at the same instant.</param>
    public static Consequences Of(MovementFacts facts, IReadOnlyCollection<Step> steps) => new Foresight(facts, steps).Look();

    /// <summary>
    /// Whether it may happen: the school keeps an administrator and a director, and every chat somebody who keeps order in it.
    /// </summary>
    /// <param name="facts">Where everybody concerned stands now.</param>
    /// <param name="successors">Who takes over which chat.</param>
    /// <param name="able">Of them, those who may: teachers and staff who have joined and stay.</param>
    /// <param name="edition">The edition in force.</param>
    /// <returns>Done, or <see cref="LastAdministrator"/>, <see cref="DirectorStays"/>, <see cref="SuccessorMissing"/>.</returns>
    public Result MayHappen(
        MovementFacts facts,
        IReadOnlyDictionary<ChatId, PersonId> successors,
        IReadOnlySet<PersonId> able,
        Edition edition
    )
    {
        var administrators = Offices
            .Where(end => end.Office == Office.Administrator)
            .Select(end => end.Person)
            .Distinct()
            .Count(facts.Administrators.Contains);
        if (administrators > 0 && AdministratorRule.MayGo(facts.Administrators, administrators, edition) is { IsRefused: true } last)
            return last;

        var directors = Offices.Where(end => end.Office == Office.Director).Select(end => end.Person).Distinct().Count();
        if (directors > 0 && facts.Directors.Count <= directors)
            return new DirectorStays(edition.Cite(Rule.AdministratorAppointed));

        var bereft = Bereft.Count(chat => !(successors.TryGetValue(chat.Chat, out var successor) && able.Contains(successor)));
        return bereft > 0 ? new SuccessorMissing(bereft, edition.Cite(Rule.WorkerModerates)) : Result.Done;
    }

    /// <summary>Looks at the steps together: of two brothers who leave at once neither keeps the mother.</summary>
    private sealed class Foresight
    {
        private readonly MovementFacts facts;
        private readonly List<Step.Transfer> transfers;
        private readonly HashSet<PersonId> students;
        private readonly HashSet<PersonId> workers;
        private readonly HashSet<PersonId> parents;
        private readonly ILookup<PersonId, Role> refused;
        private readonly HashSet<(PersonId, Role)> ending = [];
        private readonly Dictionary<PersonId, List<ClassId>> lost;
        private readonly ILookup<PersonId, ChildOf> staying;
        private readonly HashSet<PersonId> leaving;

        public Foresight(MovementFacts facts, IReadOnlyCollection<Step> steps)
        {
            this.facts = facts;
            transfers = [.. steps.OfType<Step.Transfer>()];
            students = [.. steps.OfType<Step.StudentLeaves>().Select(step => step.Student)];
            workers = [.. steps.OfType<Step.WorkerLeaves>().Select(step => step.Worker)];
            parents = [.. steps.OfType<Step.ParentLeaves>().Select(step => step.Parent)];
            refused = steps.OfType<Step.StatusRefused>().ToLookup(step => step.Claimant, step => step.Role);
            staying = facts.Children.Where(child => !students.Contains(child.Child)).Select(After).ToLookup(child => child.Guardian);
            lost = facts
                .Children.GroupBy(child => child.Guardian)
                .ToDictionary(
                    ofGuardian => ofGuardian.Key,
                    ofGuardian => ofGuardian.SelectMany(child => child.Classes.Except(ClassesAfter(child))).Distinct().ToList()
                );
            foreach (var person in facts.People.Values)
                EndRoles(person);
            leaving = [.. facts.People.Values.Where(LeavesSchool).Select(person => person.Person)];
        }

        public Consequences Look()
        {
            var people = facts.People.Values;
            var chats = people.SelectMany(ChatsOf).ToList();
            var left = people.SelectMany(ClassesOf).ToList();
            return new Consequences
            {
                Roles =
                [
                    .. people.SelectMany(person =>
                        person.Roles.Where(role => Ends(person, role)).Select(role => new RoleChange(person.Person, role))
                    ),
                ],
                Leaving = [.. people.Where(person => leaving.Contains(person.Person)).Select(person => person.Person)],
                ClassesLeft = left,
                ClassesEntered = [.. transfers.Select(step => new ClassChange(step.Student, step.To, Role.Student, ""))],
                Chats = chats,
                ChatsEntered = [.. people.SelectMany(person => EntriesOf(person, chats))],
                Offices =
                [
                    .. people
                        .Where(person => workers.Contains(person.Person))
                        .SelectMany(person => person.Offices.Select(office => End(person, office))),
                ],
                Links = [.. people.Where(EndsWork).SelectMany(person => person.Links).Distinct()],
                Kept = [.. people.SelectMany(KeptOf)],
                Bereft = [.. facts.Moderated.Where(chat => IsBereft(chat, chats)).Select(Successor)],
            };
        }

        private static OfficeEnd End(Standpoint person, OfficePlace office) =>
            new(person.Person, office.Id, office.Office, office.Class, office.Until);

        private void EndRoles(Standpoint person)
        {
            ending.UnionWith(refused[person.Person].Select(role => (person.Person, role)));
            if (students.Contains(person.Person))
                ending.Add((person.Person, Role.Student));
            if (workers.Contains(person.Person))
                ending.UnionWith([(person.Person, Role.Teacher), (person.Person, Role.Staff)]);
            if (parents.Contains(person.Person) || LosesLastChild(person))
                ending.Add((person.Person, Role.Parent));
        }

        // Somebody who joined by a class's own link is a parent there without a child that the school knows of.
        private bool LosesLastChild(Standpoint person) =>
            facts.Children.Any(child => child.Guardian == person.Person)
            && !staying[person.Person].Any()
            && !person.Classes.Any(place => place.Role == Role.Parent && !lost[person.Person].Contains(place.Class));

        private bool LeavesSchool(Standpoint person) => person.Roles.Count > 0 && person.Roles.All(role => Ends(person, role));

        private bool Ends(Standpoint person, Role role) => ending.Contains((person.Person, role));

        private bool EndsWork(Standpoint person) =>
            leaving.Contains(person.Person) || workers.Contains(person.Person) || refused.Contains(person.Person);

        private ChildOf After(ChildOf child) => child with { Classes = [.. ClassesAfter(child)] };

        private IEnumerable<ClassId> ClassesAfter(ChildOf child)
        {
            if (students.Contains(child.Child))
                return [];

            var moves = transfers.FindAll(step => step.Student == child.Child);
            return child.Classes.Except(moves.ConvertAll(step => step.From)).Union(moves.ConvertAll(step => step.To));
        }

        private bool IsLost(Standpoint person, ClassId @class) =>
            lost.GetValueOrDefault(person.Person)?.Contains(@class) == true
            && !staying[person.Person].Any(child => child.Classes.Contains(@class));

        private IEnumerable<ClassChange> ClassesOf(Standpoint person) =>
            from place in person.Classes
            where
                Ends(person, place.Role)
                || (place.Role == Role.Student && transfers.Exists(step => step.Student == person.Person && step.From == place.Class))
                || (place.Role == Role.Parent && IsLost(person, place.Class))
            select new ClassChange(person.Person, place.Class, place.Role, place.Subject);

        private IEnumerable<ChatChange> ChatsOf(Standpoint person) =>
            from place in person.Chats
            where LeavesAs(person, place)
            select new ChatChange(person.Person, place.Chat, place.Role, place.Moderates, StaysAs(person, place));

        private bool LeavesAs(Standpoint person, ChatPlace place) =>
            leaving.Contains(person.Person)
            || Ends(person, place.Role)
            || (place.Role == Role.Student && transfers.Exists(step => step.Student == person.Person && step.From == place.Class))
            || (place.Role == Role.Parent && place.Class is { } @class && IsLost(person, @class));

        // A dismissed class teacher whose own child is in the class stays in its parents' chat as a parent; a member of staff who is no
        // teacher stays where colleagues are.
        private Role? StaysAs(Standpoint person, ChatPlace place)
        {
            var remaining = person.Roles.Where(role => !Ends(person, role)).ToList();
            return place switch
            {
                { Kind: ChatKind.SchoolChannel } => ChatRule.GoesOnAs(place.Kind, remaining),
                { Kind: ChatKind.ClassParents, Class: { } @class } when StaysParentIn(person, @class) => Role.Parent,
                { Class: null } when place.Role.IsOfWorker() => ChatRule.GoesOnAs(place.Kind, remaining.FindAll(role => role.IsOfWorker())),
                _ => null,
            };
        }

        private bool StaysParentIn(Standpoint person, ClassId @class) =>
            person.Roles.Contains(Role.Parent)
            && !Ends(person, Role.Parent)
            && staying[person.Person].Any(child => child.Classes.Contains(@class));

        private IEnumerable<ChatEntry> EntriesOf(Standpoint person, List<ChatChange> left)
        {
            if (!person.HasJoined || leaving.Contains(person.Person))
                yield break;

            foreach (var chat in facts.ChatsAhead)
            {
                var role = ClassChats.MembersOf(chat.Kind);
                var belongs =
                    (role == Role.Student && transfers.Exists(step => step.Student == person.Person && step.To == chat.Class))
                    || (role == Role.Parent && StaysParentIn(person, chat.Class));
                var there =
                    person.Chats.Any(place => place.Chat == chat.Chat)
                    && !left.Exists(change => change.Person == person.Person && change.Chat == chat.Chat && change.StaysAs is null);
                if (belongs && !there && !person.LeftOfOwnWill.Contains(chat.Chat))
                    yield return new ChatEntry(person.Person, chat.Chat, role!.Value);
            }
        }

        private IEnumerable<ParentKept> KeptOf(Standpoint person) =>
            from @class in lost.GetValueOrDefault(person.Person) ?? []
            where !parents.Contains(person.Person)
            let keeper = staying[person.Person].FirstOrDefault(child => child.Classes.Contains(@class))
            where keeper is not null
            select new ParentKept(person.Person, keeper.Child, @class);

        private static bool IsBereft(ModeratedChat chat, List<ChatChange> changes)
        {
            var ofChat = changes.FindAll(change => change.Chat == chat.Chat);
            return ofChat.Exists(change => change.Moderated)
                && chat.Moderators.All(moderator => ofChat.Exists(change => change.Person == moderator))
                && ofChat.Count(change => change.StaysAs is null) < chat.Members;
        }

        private ChatWithoutModerator Successor(ModeratedChat chat)
        {
            var able = chat.Suggested.Where(person => !leaving.Contains(person) && !workers.Contains(person));
            return new ChatWithoutModerator(chat.Chat, able.Cast<PersonId?>().FirstOrDefault());
        }
    }
}

/// <summary>The director is not dismissed before another one is appointed.</summary>
public sealed record DirectorStays(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Chats would be left without anybody who keeps order in them.</summary>
public sealed record SuccessorMissing(int Chats, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

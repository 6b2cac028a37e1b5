using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>On whose word people are moved, under which edition, and what an annulled link says about why.</summary>
public sealed record Mandate(PersonId By, Edition Edition, string Reason);

/// <summary>
/// Moves people between classes and out of the school, with all that follows (PPL-7; S1 4.8, S2 4). Every way that leads there
/// goes through here: a movement by hand or on its day, the year's roll, a changed list from the journal.
/// </summary>
public sealed class MovePeople(SchoolCommsDb db, ClassChatMembers chats, LiveChats live)
{
    /// <summary>What would happen, and whether it may.</summary>
    /// <returns>The consequences, or <see cref="NotThereToMove"/>.</returns>
    public async Task<Result<Foreseen>> ForeseeAsync(IReadOnlyCollection<Step> steps, DateTimeOffset now, CancellationToken cancel)
    {
        var people = await db.ConcernedAsync(steps, cancel);
        var facts = await db.LoadMovementFactsAsync(steps, people, now, cancel);
        return steps.All(step => CanBegin(step, facts)) ? new Foreseen(facts, Consequences.Of(facts, steps)) : new NotThereToMove();
    }

    /// <summary>
    /// Carries it out in the caller's transaction, which holds the school (<see cref="RowLocks.LockSchoolAsync"/>); what is refused has
    /// changed nothing. The caller records it, commits, and then calls <see cref="Announce"/>.
    /// </summary>
    /// <param name="steps">What happens to whom, all at the same instant.</param>
    /// <param name="successors">Who takes over the chats that would have nobody who keeps order.</param>
    /// <param name="mandate">On whose word.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>
    /// What it brought with it, or <see cref="NotThereToMove"/>, <see cref="LastAdministrator"/>, <see cref="DirectorStays"/>,
    /// <see cref="SuccessorMissing"/>.
    /// </returns>
    public async Task<Result<Consequences>> CarryOutAsync(
        IReadOnlyCollection<Step> steps,
        IReadOnlyDictionary<ChatId, PersonId> successors,
        Mandate mandate,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        // Whoever is joining as one of them is done with it first, or finds them gone.
        var people = await db.ConcernedAsync(steps, cancel);
        await db.LockPeopleAsync(people, cancel);
        await db.ShareClassesAsync(await db.ClassesConcernedAsync(steps, people, cancel), cancel);
        var foreseen = await ForeseeAsync(steps, now, cancel);
        if (foreseen.IsRefused)
            return foreseen.Error;

        var mayHappen = await MayHappenAsync(foreseen.Value, steps, successors, mandate.Edition, cancel);
        if (mayHappen.IsRefused)
            return mayHappen.Error;

        var brought = foreseen.Value.Consequences;
        await TakeBackWaitingAsync(brought, now, cancel);
        await AnnulLinksAsync(brought, mandate, now, cancel);
        await LeaveAsync(brought, now, cancel);
        await EnterAsync(brought, now, cancel);
        await TakeOverAsync(brought, successors, now, cancel);
        await db.SaveChangesAsync(cancel);
        return brought;
    }

    /// <summary>
    /// Lets a movement take effect in the caller's transaction, which holds the school, and records it. The caller commits, and then calls
    /// <see cref="Announce"/>.
    /// </summary>
    public async Task<Result<Consequences>> TakeEffectAsync(
        Movement movement,
        Edition edition,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var mandate = new Mandate(movement.EnteredBy, edition, movement.Order.Citation);
        var brought = movement.Step is { } step
            ? await CarryOutAsync([step], movement.Successors, mandate, now, cancel)
            : await ArriveAsync(movement, now, cancel);
        if (brought.IsRefused)
            return brought;

        movement.TakeEffect(brought.Value, now);
        await RecordAsync(movement, AuditKind.MovementInEffect, movement.EnteredBy, edition, now, cancel);
        return brought;
    }

    /// <summary>Saves a movement together with the entry about it.</summary>
    public Task RecordAsync(Movement movement, AuditKind kind, PersonId by, Edition edition, DateTimeOffset now, CancellationToken cancel)
    {
        var details = new
        {
            Movement = movement.Kind,
            Person = movement.PersonId.Value,
            Class = movement.FromClass?.Value,
            ToClass = movement.ToClass?.Value,
            movement.Order,
            movement.EffectiveOn,
            Reason = movement.CloseReason,
        };
        return db.SaveAndRecordAsync(by, kind, details, Movement.ClauseOf(movement.Kind, edition), now, cancel);
    }

    /// <summary>Whether what was foreseen may happen with these successors.</summary>
    public async Task<Result> MayHappenAsync(
        Foreseen foreseen,
        IReadOnlyCollection<Step> steps,
        IReadOnlyDictionary<ChatId, PersonId> successors,
        Edition edition,
        CancellationToken cancel
    )
    {
        var named = successors.Values.Distinct().ToList();
        var able = await db.Colleagues().Where(p => named.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel);
        return foreseen.Consequences.MayHappen(
            foreseen.Facts,
            successors,
            able.Except(steps.Select(step => step.Person)).ToHashSet(),
            edition
        );
    }

    /// <summary>Tells open pages, after the commit: those who left a chat hear no more of it.</summary>
    public void Announce(SchoolId school, Consequences brought)
    {
        foreach (var change in brought.Chats.Where(change => change.StaysAs is null))
            live.Part(school, change.Chat, change.Person);
    }

    private static bool CanBegin(Step step, MovementFacts facts) =>
        facts.People.TryGetValue(step.Person, out var person)
        && step switch
        {
            Step.Transfer transfer => transfer.From != transfer.To
                && person.Classes.Any(place => place.Role == Role.Student && place.Class == transfer.From)
                && !person.Classes.Any(place => place.Role == Role.Student && place.Class == transfer.To),
            Step.StudentLeaves => person.Roles.Contains(Role.Student),
            Step.ParentLeaves => person.Roles.Contains(Role.Parent),
            Step.StatusRefused refused => person.Roles.Contains(refused.Role),
            _ => person.Roles.Any(role => role.IsOfWorker()),
        };

    // The person and the parents were registered when the arrival was entered; from now on they have their roles.
    private async Task<Result<Consequences>> ArriveAsync(Movement movement, DateTimeOffset now, CancellationToken cancel)
    {
        var person = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == movement.PersonId, cancel);
        if (person.LeftAt is not null)
            return new NotThereToMove();

        var parents = await db
            .People.Include(p => p.Roles)
            .Where(p => p.LeftAt == null && db.Guardianships.Any(link => link.ChildId == person.Id && link.GuardianId == p.Id))
            .ToListAsync(cancel);
        var begun = new List<RoleChange> { new(person.Id, movement.Role) };
        begun.AddRange(parents.Where(parent => !parent.Has(Role.Parent)).Select(parent => new RoleChange(parent.Id, Role.Parent)));
        person.Grant(movement.Role, now);
        foreach (var parent in parents)
            parent.Grant(Role.Parent, now);
        if (movement.ToClass is { } to)
            db.Add(ClassMembership.Join(await db.Classes.SingleAsync(c => c.Id == to, cancel), person, movement.Role, null, now));
        await db.SaveChangesAsync(cancel);
        foreach (var parent in parents.Where(parent => parent.HasJoined))
            await chats.EnterAsync(parent, Role.Parent, null, now, cancel);

        return new Consequences
        {
            RolesBegun = begun,
            ClassesEntered = movement.ToClass is { } @class ? [new ClassChange(person.Id, @class, movement.Role, "")] : [],
            ChatsEntered =
            [
                .. db
                    .ChatMembers.Local.Where(member => member.JoinedAt == now)
                    .Select(member => new ChatEntry(member.PersonId, member.ChatId, member.Role)),
            ],
        };
    }

    // First of all: whoever sends a message that waited holds its row, and then wants the member's.
    private async Task TakeBackWaitingAsync(Consequences brought, DateTimeOffset now, CancellationToken cancel)
    {
        var gone = brought.Chats.Where(change => change.StaysAs is null).Select(change => (change.Person, change.Chat)).ToHashSet();
        var (authors, chats) = (gone.Select(pair => pair.Person).Distinct().ToList(), gone.Select(pair => pair.Chat).Distinct().ToList());
        var waiting = await db
            .QueuedMessages.Where(q => authors.Contains(q.AuthorId) && chats.Contains(q.ChatId) && QueuedMessage.Places.Contains(q.State))
            .Select(q => new
            {
                q.Id,
                q.AuthorId,
                q.ChatId,
            })
            .ToListAsync(cancel);
        var ids = waiting.Where(q => gone.Contains((q.AuthorId, q.ChatId))).Select(q => q.Id).ToList();
        if (ids.Count > 0)
            await db
                .QueuedMessages.Where(q => ids.Contains(q.Id) && QueuedMessage.Places.Contains(q.State))
                .ExecuteUpdateAsync(set => set.SetProperty(q => q.State, QueueState.TakenBack).SetProperty(q => q.SettledAt, now), cancel);
    }

    private async Task AnnulLinksAsync(Consequences brought, Mandate mandate, DateTimeOffset now, CancellationToken cancel)
    {
        if (brought.Links.Count > 0)
            await db
                .Invites.Where(i => brought.Links.Contains(i.Id))
                .Where(Invite.OpenAt(now))
                .AnnulAsync(mandate.By, mandate.Reason, now, cancel);
    }

    private async Task LeaveAsync(Consequences brought, DateTimeOffset now, CancellationToken cancel)
    {
        var people = brought.People.ToList();
        var roles = brought.Roles.ToLookup(end => end.Person, end => end.Role);
        var found = await db.People.Include(p => p.Roles).Where(p => people.Contains(p.Id)).ToListAsync(cancel);
        foreach (var person in found)
        foreach (var role in roles[person.Id])
            person.End(role, now);

        var classes = brought.ClassesLeft.ToHashSet();
        foreach (var place in await db.ClassMemberships.Where(m => people.Contains(m.PersonId) && m.EndedAt == null).ToListAsync(cancel))
            if (classes.Contains(new ClassChange(place.PersonId, place.ClassId, place.Role, place.Subject)))
                place.End(now);

        var changes = brought.Chats.ToDictionary(change => (change.Person, change.Chat));
        foreach (var member in await db.ChatMembers.Where(m => people.Contains(m.PersonId) && m.EndedAt == null).ToListAsync(cancel))
            if (changes.TryGetValue((member.PersonId, member.ChatId), out var change))
                member.HandOver(change.StaysAs, now);

        var offices = brought.Offices.Select(end => end.Appointment).ToList();
        foreach (var office in await db.Appointments.Where(a => offices.Contains(a.Id)).ToListAsync(cancel))
            office.End(now);

        // What the director let a worker decide ends with the work; the movement's own entry tells of it.
        var gone = found.Where(person => !person.Works).Select(person => person.Id).ToList();
        await db
            .Authorisations.Where(a => gone.Contains(a.PersonId))
            .Where(Authorisation.InForceAt(now))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndsAt, now), cancel);
    }

    private async Task EnterAsync(Consequences brought, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = brought.ClassesEntered.Select(change => change.Class).Distinct().ToList();
        var classes = await db.Classes.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        foreach (var change in brought.ClassesEntered)
        {
            var person = await db.People.FindAsync([db.School, change.Person], cancel);
            db.Add(ClassMembership.Join(classes[change.Class], person!, change.Role, change.Subject, now));
        }

        await EnterChatsAsync([.. brought.ChatsEntered.Select(entry => (entry, IsModerator: false))], now, cancel);
    }

    private async Task TakeOverAsync(
        Consequences brought,
        IReadOnlyDictionary<ChatId, PersonId> successors,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var named = brought.Bereft.Select(chat => successors[chat.Chat]).Distinct().ToList();
        var teachers = await db
            .RoleGrants.Where(grant => named.Contains(grant.PersonId) && grant.Role == Role.Teacher)
            .Select(grant => grant.PersonId)
            .ToListAsync(cancel);
        await EnterChatsAsync(
            [
                .. brought.Bereft.Select(chat =>
                {
                    var successor = successors[chat.Chat];
                    var role = teachers.Contains(successor) ? Role.Teacher : Role.Staff;
                    return (new ChatEntry(successor, chat.Chat, role), IsModerator: true);
                }),
            ],
            now,
            cancel
        );
    }

    private async Task EnterChatsAsync(List<(ChatEntry Entry, bool IsModerator)> entries, DateTimeOffset now, CancellationToken cancel)
    {
        var people = entries.ConvertAll(entry => entry.Entry.Person);
        var ids = entries.ConvertAll(entry => entry.Entry.Chat);
        var rooms = await db.Chats.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var known = await db
            .ChatMembers.Where(m => people.Contains(m.PersonId) && ids.Contains(m.ChatId))
            .ToDictionaryAsync(m => (m.PersonId, m.ChatId), cancel);
        foreach (var ((person, chat, role), moderates) in entries)
        {
            if (!known.TryGetValue((person, chat), out var member))
                db.Add(ChatMember.Enter(rooms[chat], person, role, moderates, now));
            else if (moderates)
                member.TakeCharge(role, now);
            else
                member.Return(role, now);
        }
    }
}

/// <summary>What would happen, and where everybody concerned stands now.</summary>
public sealed record Foreseen(MovementFacts Facts, Consequences Consequences);

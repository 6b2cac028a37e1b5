using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// Undoes a movement within a day of its taking effect: exactly what it ended stands again, and what it began ends. Links stay annulled,
/// and whoever took over a chat keeps order in it beside the other. Something newer in the way refuses the whole.
/// </summary>
public sealed class UndoMovement(SchoolCommsDb db, MovePeople move, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, MovementId id, string? reason, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var movement = await db.Movements.SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (movement is null)
            return new NotFound(nameof(Movement));

        var (brought, applied) = (movement.Brought, movement.AppliedAt);
        var undone = movement.Undo(actor.Person, reason, now);
        if (undone.IsRefused)
            return undone;

        await db.LockPeopleAsync(brought!.People, cancel);
        if (await IsOvertakenAsync(movement, brought, cancel) || !await TakeBackAsync(brought, applied!.Value, now, cancel))
            return new SomethingNewerStands();

        try
        {
            await move.RecordAsync(movement, AuditKind.MovementUndone, actor.Person, actor.Edition, now, cancel);
        }
        catch (DbUpdateException problem) when (problem.TakenKey() is not null)
        {
            return new SomethingNewerStands();
        }

        await transaction.CommitAsync(cancel);
        foreach (var entry in brought.ChatsEntered)
            live.Part(actor.School.Id, entry.Chat, entry.Person);
        return Result.Done;
    }

    // Another movement of one of them came after it, or who arrived has joined.
    private async Task<bool> IsOvertakenAsync(Movement movement, Consequences brought, CancellationToken cancel)
    {
        var people = brought.People.ToList();
        var arrived = movement.Kind == MovementKind.Arrival ? movement.PersonId : (PersonId?)null;
        return await db.Movements.AnyAsync(
                m => m.Id > movement.Id && m.State == MovementState.InEffect && people.Contains(m.PersonId),
                cancel
            ) || await db.People.AnyAsync(p => p.Id == arrived && p.Account != null, cancel);
    }

    private async Task<bool> TakeBackAsync(Consequences brought, DateTimeOffset applied, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = brought.People.ToList();
        var people = await db
            .People.IgnoreQueryFilters([SchoolCommsDb.CurrentFilter])
            .Include(p => p.Roles)
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancel);
        foreach (var (person, role) in brought.RolesBegun)
            people[person].End(role, now);

        await RestoreOfficesAsync(brought, cancel);
        return brought.Roles.All(end => people[end.Person].Restore(end.Role, applied))
            && await RestoreClassesAsync(brought, ids, applied, now, cancel)
            && await RestoreChatsAsync(brought, ids, applied, now, cancel);
    }

    private async Task<bool> RestoreClassesAsync(
        Consequences brought,
        List<PersonId> people,
        DateTimeOffset applied,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var places = await db
            .ClassMemberships.Where(m => people.Contains(m.PersonId) && (m.EndedAt == null || m.EndedAt == applied))
            .ToListAsync(cancel);
        var standing = places.Where(place => place.EndedAt is null).ToLookup(ChangeOf);
        var ended = places.Where(place => place.EndedAt is not null).ToLookup(ChangeOf);
        foreach (var entered in brought.ClassesEntered.SelectMany(change => standing[change]))
            entered.End(now);
        foreach (var left in brought.ClassesLeft.SelectMany(change => ended[change]))
            left.Restore();
        return brought.ClassesLeft.All(ended.Contains);
    }

    private static ClassChange ChangeOf(ClassMembership place) => new(place.PersonId, place.ClassId, place.Role, place.Subject);

    private async Task<bool> RestoreChatsAsync(
        Consequences brought,
        List<PersonId> people,
        DateTimeOffset applied,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var chats = brought.Chats.Select(change => change.Chat).Concat(brought.ChatsEntered.Select(entry => entry.Chat)).ToList();
        var members = await db
            .ChatMembers.Where(m => people.Contains(m.PersonId) && chats.Contains(m.ChatId))
            .ToDictionaryAsync(m => (m.PersonId, m.ChatId), cancel);
        foreach (var entry in brought.ChatsEntered)
            members[(entry.Person, entry.Chat)].End(Departure.Moved, now);
        return brought.Chats.All(change => members[(change.Person, change.Chat)].Restore(applied, change.Role, change.Moderated));
    }

    // What stands in the way of an office, the keys of the store tell when it is saved.
    private async Task RestoreOfficesAsync(Consequences brought, CancellationToken cancel)
    {
        var until = brought.Offices.ToDictionary(end => end.Appointment, end => end.Until);
        var offices = await db.Appointments.Where(a => until.Keys.Contains(a.Id)).ToListAsync(cancel);
        foreach (var office in offices)
            office.Restore(until[office.Id]);
    }
}

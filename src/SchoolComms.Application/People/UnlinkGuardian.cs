using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>A parent and a child who may be found not to belong together, and the chats that the parent would leave.</summary>
public sealed record GuardianLink(
    PersonId Guardian,
    FullName GuardianName,
    PersonId Child,
    FullName ChildName,
    IReadOnlyList<string> Chats
);

/// <summary>
/// Ends the link of a parent (legal representative) with a child: by a court's decision, or because it was a mistake
/// (S1 4.3 4.8, S3 2.7). The parent leaves the chats of the child's class, unless another child keeps them there.
/// </summary>
public sealed class UnlinkGuardian(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>What would happen; nothing does.</summary>
    public async Task<Result<GuardianLink>> PreviewAsync(Actor actor, PersonId childId, PersonId guardianId, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.LinkGuardian, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var found = await (
            from link in db.Guardianships
            where link.ChildId == childId && link.GuardianId == guardianId
            join child in db.People on link.ChildId equals child.Id
            join guardian in db.People on link.GuardianId equals guardian.Id
            select new { Child = child.Name, Guardian = guardian.Name }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(Guardianship));

        var rooms = await db.ChatsLeftWithout(guardianId, [childId]).Select(chat => chat.Name).OrderBy(name => name).ToListAsync(cancel);
        return new GuardianLink(guardianId, found.Guardian, childId, found.Child, rooms);
    }

    public async Task<Result> RunAsync(Actor actor, PersonId childId, PersonId guardianId, string reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.LinkGuardian, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var link = await db.Guardianships.SingleOrDefaultAsync(l => l.ChildId == childId && l.GuardianId == guardianId, cancel);
        if (link is null)
            return new NotFound(nameof(Guardianship));

        await db.EndAsync([link], reason, now, cancel);
        var details = new
        {
            Guardian = guardianId.Value,
            Child = childId.Value,
            Reason = reason,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.LinkGuardian));
        await db.SaveAndRecordAsync(actor, AuditKind.GuardianUnlinked, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

/// <summary>The end of links of parents with children, and what ends with them.</summary>
internal static class GuardianshipEnd
{
    /// <summary>Ends them all at one instant: none of them keeps the parent in a class for another.</summary>
    public static async Task EndAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<Guardianship> links,
        string reason,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        foreach (var ended in links.GroupBy(link => link.GuardianId))
            await db.LeaveWithoutAsync(ended.Key, [.. ended.Select(link => link.ChildId)], now, cancel);
        foreach (var link in links)
            link.End(reason, now);
    }

    private static async Task LeaveWithoutAsync(
        this SchoolCommsDb db,
        PersonId parent,
        List<PersonId> children,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var classes = await db.ClassesLeftWithout(parent, children).ToListAsync(cancel);
        await db.ShareClassesAsync(classes, cancel);
        var rooms = await db.ChatsLeftWithout(parent, children).Select(chat => chat.Id).ToListAsync(cancel);
        var members = await db.ChatMembers.Where(m => m.PersonId == parent && rooms.Contains(m.ChatId)).ToListAsync(cancel);
        var places = await db
            .ClassMemberships.Where(m => m.PersonId == parent && m.Role == Role.Parent && m.EndedAt == null && classes.Contains(m.ClassId))
            .ToListAsync(cancel);
        members.ForEach(member => member.End(Departure.Moved, now));
        places.ForEach(place => place.End(now));
    }

    /// <summary>The chats of those classes in which the parent is as a parent.</summary>
    public static IQueryable<Chat> ChatsLeftWithout(this SchoolCommsDb db, PersonId parent, List<PersonId> children)
    {
        var classes = db.ClassesLeftWithout(parent, children);
        return db
            .Chats.Where(chat => chat.ClassId != null && classes.Contains(chat.ClassId.Value))
            .Where(chat =>
                db.ChatMembers.Any(m => m.ChatId == chat.Id && m.PersonId == parent && m.EndedAt == null && m.Role == Role.Parent)
            );
    }

    // The classes where the children learn, and no other child of the parent.
    private static IQueryable<ClassId> ClassesLeftWithout(this SchoolCommsDb db, PersonId parent, List<PersonId> children)
    {
        var others = db
            .Guardianships.Where(link => link.GuardianId == parent && !children.Contains(link.ChildId))
            .Select(link => link.ChildId);
        var learners = db.ClassMemberships.Where(m => m.Role == Role.Student && m.EndedAt == null);
        var kept = learners.Where(m => others.Contains(m.PersonId)).Select(m => m.ClassId);
        return learners.Where(m => children.Contains(m.PersonId) && !kept.Contains(m.ClassId)).Select(m => m.ClassId);
    }
}

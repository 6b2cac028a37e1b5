using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>One of two records side by side.</summary>
/// <param name="Login">What the person signs in with; null for whoever has not joined.</param>
public sealed record MergeRecord(
    Person Person,
    string? Login,
    IReadOnlyList<ClassName> Classes,
    IReadOnlyList<FullName> Children,
    IReadOnlyList<FullName> Parents,
    int Chats,
    int Messages,
    int Violations,
    int Acknowledgements,
    int Consents,
    int Appointments
);

/// <summary>Two records side by side.</summary>
/// <param name="Mergeable">Whether they may be merged; the refusal says why not.</param>
public sealed record MergeView(MergeRecord Kept, MergeRecord Other, Result Mergeable);

/// <summary>Shows two records side by side, and what making one of them would bring together.</summary>
public sealed class ReadMerge(SchoolCommsDb db)
{
    public async Task<Result<MergeView>> RunAsync(Actor actor, PersonId keptId, PersonId otherId, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.KeepPeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var sides = await db.MergeSidesAsync(keptId, otherId, cancel);
        if (sides.IsRefused)
            return sides.Error;

        var (kept, other, related) = sides.Value;
        return new MergeView(
            await RecordAsync(kept.Person, cancel),
            await RecordAsync(other.Person, cancel),
            MergeRule.Check(kept, other, related)
        );
    }

    private async Task<MergeRecord> RecordAsync(Person person, CancellationToken cancel)
    {
        var id = person.Id;
        var classes = await (
            from membership in db.ClassMemberships
            where membership.PersonId == id && membership.EndedAt == null
            join @class in db.Classes on membership.ClassId equals @class.Id
            select @class.Name
        ).ToListAsync(cancel);
        var relatives = await (
            from link in db.Guardianships
            where link.GuardianId == id || link.ChildId == id
            join relative in db.People on link.GuardianId == id ? link.ChildId : link.GuardianId equals relative.Id
            orderby relative.NameKey
            select new { IsChild = link.GuardianId == id, relative.Name }
        ).ToListAsync(cancel);
        var counts = await db
            .People.Where(p => p.Id == id)
            .Select(p => new
            {
                Chats = db.ChatMembers.Count(m => m.PersonId == id && m.EndedAt == null),
                Messages = db.Messages.Count(m => m.AuthorId == id),
                Violations = db.Violations.Count(v => v.PersonId == id),
                Acknowledgements = db.Acknowledgements.Count(a => a.PersonId == id),
                Consents = db.Consents.Count(c => c.PersonId == id || c.GivenBy == id),
                Appointments = db.Appointments.Count(a => a.PersonId == id),
            })
            .SingleAsync(cancel);
        var account = person.Account?.Value;
        return new MergeRecord(
            person,
            await db.Users.Where(user => user.Id == account).Select(user => user.UserName).SingleOrDefaultAsync(cancel),
            [.. classes.Distinct().Order()],
            [.. relatives.Where(relative => relative.IsChild).Select(relative => relative.Name)],
            [.. relatives.Where(relative => !relative.IsChild).Select(relative => relative.Name)],
            counts.Chats,
            counts.Messages,
            counts.Violations,
            counts.Acknowledgements,
            counts.Consents,
            counts.Appointments
        );
    }
}

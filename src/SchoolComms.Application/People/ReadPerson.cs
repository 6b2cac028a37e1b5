using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Opens a person's record for those who may see the person: the administration, and the class teacher of a class of theirs.</summary>
public sealed class ReadPerson(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    private const int MostChats = 100;
    private const int MostViolations = 50;

    public async Task<Result<PersonRecord>> RunAsync(Actor actor, PersonId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db
            .People.IgnoreQueryFilters([SchoolCommsDb.CurrentFilter])
            .AsNoTracking()
            .Include(p => p.Roles)
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var classes = await ClassesAsync(id, cancel);
        var children = await ChildrenAsync(id, cancel);
        var offices = await OfficesAsync(id, cancel);
        var family = classes
            .Where(fact => fact is { Role: Role.Student, EndedAt: null })
            .Select(fact => fact.Id)
            .Concat(children.Select(child => child.ClassId).OfType<ClassId>())
            .ToList();
        var permitted = Permissions.CheckAny(
            actor,
            SchoolAction.SeePeople,
            [.. family, .. classes.Where(fact => fact.EndedAt is null).Select(fact => fact.Id)]
        );
        if (permitted.IsRefused)
            return permitted.Error;

        var seesContacts = !Permissions.CheckAny(actor, SchoolAction.SeeContacts, family).IsRefused;
        var seesChats = Permissions.Permits(actor, SchoolAction.SeeContacts, Target.School);
        return new PersonRecord(
            id,
            person.Name,
            person.Post,
            person.JoinedAt,
            person.LeftAt,
            [
                .. person
                    .Roles.OrderBy(grant => grant.EndedAt is not null)
                    .ThenBy(grant => grant.Role)
                    .ThenBy(grant => grant.Since)
                    .Select(grant => new RoleFact(grant.Role, grant.Since, grant.EndedAt)),
            ],
            offices,
            classes,
            children,
            await ParentsAsync(id, cancel),
            await AcknowledgementsAsync(id, cancel),
            seesContacts ? new ContactFacts(person.Phone, person.Email, person.BirthDate) : null,
            seesChats ? await ChatsAsync(id, cancel) : null,
            await ConsentsAsync(actor, id, cancel),
            await ViolationsAsync(actor, id, cancel),
            Permissions.CheckAny(actor, SchoolAction.SeeInvites, family).IsRefused ? null : await InviteAsync(id, cancel),
            person.MergedInto,
            person.Has(Role.Student) && Permissions.Permits(actor, SchoolAction.LinkGuardian, Target.School)
        );
    }

    private async Task<List<ClassFact>> ClassesAsync(PersonId id, CancellationToken cancel)
    {
        var found = await (
            from membership in db.ClassMemberships
            where membership.PersonId == id
            join @class in db.Classes on membership.ClassId equals @class.Id
            select new ClassFact(
                @class.Id,
                @class.Name,
                @class.SchoolYear,
                membership.Role,
                membership.Subject,
                membership.Since,
                membership.EndedAt
            )
        ).ToListAsync(cancel);
        return
        [
            .. found
                .OrderByDescending(fact => fact.EndedAt ?? DateTimeOffset.MaxValue)
                .ThenBy(fact => fact.Name)
                .ThenBy(fact => fact.Subject),
        ];
    }

    private async Task<List<RelativeFact>> ChildrenAsync(PersonId id, CancellationToken cancel)
    {
        var found = await (
            from link in db.Guardianships
            where link.GuardianId == id
            join child in db.People on link.ChildId equals child.Id
            where child.LeftAt == null
            orderby child.NameKey, child.Id
            select new
            {
                child.Id,
                child.Name,
                Joined = child.Account != null,
                Class = (
                    from membership in db.ClassMemberships
                    where membership.PersonId == child.Id && membership.Role == Role.Student && membership.EndedAt == null
                    join @class in db.Classes on membership.ClassId equals @class.Id
                    select new { @class.Id, @class.Name }
                ).FirstOrDefault(),
            }
        ).ToListAsync(cancel);
        return found.ConvertAll(child => new RelativeFact(child.Id, child.Name, child.Class?.Id, child.Class?.Name, child.Joined));
    }

    private Task<List<RelativeFact>> ParentsAsync(PersonId id, CancellationToken cancel) =>
        (
            from link in db.Guardianships
            where link.ChildId == id
            join parent in db.People on link.GuardianId equals parent.Id
            where parent.LeftAt == null
            orderby parent.NameKey, parent.Id
            select new RelativeFact(parent.Id, parent.Name, null, null, parent.Account != null)
        ).ToListAsync(cancel);

    private async Task<List<OfficeFact>> OfficesAsync(PersonId id, CancellationToken cancel)
    {
        var found = await (
            from appointment in db.Appointments
            where appointment.PersonId == id
            join led in db.Classes on appointment.ClassId equals led.Id into leds
            from @class in leds.DefaultIfEmpty()
            orderby appointment.EndsAt != null, appointment.Id descending
            select new
            {
                appointment.Office,
                Class = (ClassName?)@class.Name,
                appointment.Order,
                appointment.StartsAt,
                appointment.EndsAt,
            }
        ).ToListAsync(cancel);
        return found.ConvertAll(fact => new OfficeFact(fact.Office, fact.Class, fact.Order, fact.StartsAt, fact.EndsAt));
    }

    private async Task<List<AcknowledgementFact>> AcknowledgementsAsync(PersonId id, CancellationToken cancel)
    {
        var found = await (
            from acknowledgement in db.Acknowledgements
            where acknowledgement.PersonId == id
            orderby acknowledgement.At descending
            select new { acknowledgement.EditionId, acknowledgement.At }
        ).ToListAsync(cancel);
        var facts = new List<AcknowledgementFact>();
        foreach (var confirmed in found)
        {
            var edition = await editions.GetAsync(db, confirmed.EditionId, cancel);
            facts.Add(new AcknowledgementFact(edition.Order.Date, edition.Cite(Rule.RulesAcknowledged), confirmed.At));
        }

        return facts;
    }

    private Task<List<ChatFact>> ChatsAsync(PersonId id, CancellationToken cancel) =>
        (
            from member in db.ChatMembers
            where member.PersonId == id && member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            where chat.Kind != ChatKind.Direct
            orderby chat.Name, chat.Id
            select new ChatFact(chat.Id, chat.Name, member.IsModerator)
        )
            .Take(MostChats)
            .ToListAsync(cancel);

    private Task<Invite?> InviteAsync(PersonId id, CancellationToken cancel) =>
        db.Invites.AsNoTracking().Where(invite => invite.PersonId == id).OrderByDescending(invite => invite.Id).FirstOrDefaultAsync(cancel);

    private async Task<List<Consent>?> ConsentsAsync(Actor actor, PersonId id, CancellationToken cancel) =>
        (await db.CheckConsentsAsync(actor, SchoolAction.SeeConsents, id, cancel)).IsRefused
            ? null
            : await db.Consents.AsNoTracking().Where(consent => consent.PersonId == id).OrderBy(consent => consent.Id).ToListAsync(cancel);

    // Who controls the use of the portal sees all of them, a moderator those in the own chats.
    private async Task<List<ViolationFact>?> ViolationsAsync(Actor actor, PersonId id, CancellationToken cancel)
    {
        var controls = Permissions.Permits(actor, SchoolAction.SeeRecord, Target.School);
        if (!controls && !actor.Moderates)
            return null;

        var moderated = db.ChatMembers.Where(m => m.PersonId == actor.Person && m.IsModerator && m.EndedAt == null).Select(m => m.ChatId);
        var found = await (
            from violation in db.Violations.AsNoTracking()
            where violation.PersonId == id && violation.State != ViolationState.Withdrawn
            where controls || moderated.Contains(violation.ChatId)
            join chat in db.Chats on violation.ChatId equals chat.Id
            orderby violation.CommittedAt descending
            select new
            {
                chat.Id,
                chat.Name,
                Violation = violation,
            }
        )
            .Take(MostViolations)
            .ToListAsync(cancel);
        var facts = new List<ViolationFact>();
        foreach (var line in found)
        {
            var edition = await editions.GetAsync(db, line.Violation.EditionId, cancel);
            facts.Add(
                new ViolationFact(line.Id, line.Name, line.Violation.Rule, edition.Cite(line.Violation.Clause)!, line.Violation.CommittedAt)
            );
        }

        return facts;
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>How a request is accepted.</summary>
/// <param name="As">The person of the school whom the applicant is; null for somebody new.</param>
/// <param name="Child">Whose parent it is.</param>
public sealed record Acceptance(PersonId? As, PersonId? Child);

/// <summary>
/// Accepts a request (S0 4.1, S1 2.1, S3 2.1, S4 2.3): the applicant becomes a person of the school in the role, a parent is
/// linked with the child, and whoever has not joined yet gets a personal link, which only the applicant sees.
/// </summary>
public sealed class AcceptRequest(SchoolCommsDb db, ClassChatMembers chats, InviteCodes codes, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, JoinRequestId id, Acceptance acceptance, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var request = await db.LockRequestAsync(id, cancel);
        if (request is null)
            return new NotFound(nameof(JoinRequest));
        if (request.MayDecide(actor) is { IsRefused: true } refused)
            return refused;

        var person = await PersonAsync(actor, request, acceptance, now, cancel);
        if (person.IsRefused)
            return person.Error;
        var child = await ChildAsync(actor, request, acceptance, cancel);
        if (child.IsRefused)
            return child.Error;

        var confirmed = await ConfirmClaimAsync(actor, person.Value, request.Role, now, cancel);
        if (confirmed.IsRefused)
            return confirmed;

        var @class = await EnrolAsync(actor, person.Value, request, child.Value, now, cancel);
        if (@class.IsRefused)
            return @class.Error;
        var link = person.Value.HasJoined ? null : await InviteAsync(actor, person.Value, request.Role, @class.Value, now, cancel);
        var accepted = request.Accept(actor, person.Value, link?.Id, now);
        if (accepted.IsRefused)
            return accepted;

        var details = new
        {
            Applicant = request.Name.Full,
            request.Role,
            Class = request.ClassId?.Value,
            Person = person.Value.Id.Value,
            Child = acceptance.Child?.Value,
            Invite = link?.Id.Value,
        };
        var clause = actor.Edition.Cite(Rule.RequestsReviewed);
        await db.SaveAndRecordAsync(actor, AuditKind.RequestAccepted, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private async Task<Result<Person>> PersonAsync(
        Actor actor,
        JoinRequest request,
        Acceptance acceptance,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (acceptance.As is not { } known)
        {
            var registered = Person.Register(db.School, request.Name, now).Reachable(request.Phone, request.Email);
            db.Add(registered);
            return registered;
        }

        // Whoever is joining as this person is done with it first, or finds the child or the class.
        await db.LockPersonAsync(known, cancel);

        // Only somebody who was shown as a match: no other person's chats are opened by a wrong id.
        var matches = await db.MatchesAsync(actor, request, now, cancel);
        if (!matches.Exists(match => match.Person.Id == known))
            return new NotAMatch { Field = nameof(acceptance.As) };

        var person = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == known, cancel);

        // The link that follows opens all that the person is: somebody who works here too is the administrator's to accept.
        var invitable = InviteRule.RolesToInvite(actor, Target.Of(request.ClassId)).Append(request.Role).ToList();
        if (!person.HasJoined && await db.AboveRightOf(actor, invitable, now).ContainsAsync(known, cancel))
            return new ApplicantWorksHere(actor.Edition.Cite(Rule.RequestsReviewed));

        return person.Reachable(person.Phone ?? request.Phone, person.Email ?? request.Email);
    }

    private async Task<Result<Person?>> ChildAsync(Actor actor, JoinRequest request, Acceptance acceptance, CancellationToken cancel)
    {
        if (request.Role != Role.Parent)
            return (Person?)null;

        var children = await db.ChildrenAsync(actor, request, cancel);
        if (acceptance.Child is not { } chosen || !children.Exists(child => child.Id == chosen) || chosen == acceptance.As)
            return new ChildNotChosen { Field = nameof(acceptance.Child) };

        return await db.People.SingleAsync(p => p.Id == chosen, cancel);
    }

    // Somebody who joined by a common link and then asks to join: accepting them in the role confirms the status that waited.
    private async Task<Result> ConfirmClaimAsync(Actor actor, Person person, Role role, DateTimeOffset now, CancellationToken cancel)
    {
        var claim = await db.RoleVerifications.SingleOrDefaultAsync(
            one => one.PersonId == person.Id && one.Role == role && one.State == VerificationState.Claimed,
            cancel
        );
        return claim?.Confirm(actor, null, now) ?? Result.Done;
    }

    /// <returns>The class that the personal link belongs to; null for the school as a whole.</returns>
    private async Task<Result<ClassId?>> EnrolAsync(
        Actor actor,
        Person person,
        JoinRequest request,
        Person? child,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        person.Grant(request.Role, now);
        var place = request.ClassId is { } wanted ? await PlaceAsync(actor, person, request.Role, wanted, now, cancel) : (ClassId?)null;
        if (place.IsRefused)
            return place;

        if (child is not null)
            await db.LinkAsync(person, child, now, cancel);
        if (request.Role == Role.Teacher)
            await PlaceTeacherAsync(person, now, cancel);

        await db.SaveChangesAsync(cancel);
        if (person.HasJoined)
            await chats.EnterAsync(person, request.Role, null, now, cancel);
        return place;
    }

    // A parent of a class whose year has been turned meanwhile belongs where the child is now.
    private async Task<Result<ClassId?>> PlaceAsync(
        Actor actor,
        Person person,
        Role role,
        ClassId wanted,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var @class = await db.ClassToEnterAsync(actor.School, wanted, now, cancel);
        return role == Role.Student ? await PlaceStudentAsync(person, wanted, @class, now, cancel)
            : @class.IsRefused ? (ClassId?)null
            : wanted;
    }

    // A student whom the school knows in another class stays there: a transfer is made by an order, not by a request.
    private async Task<Result<ClassId?>> PlaceStudentAsync(
        Person student,
        ClassId wanted,
        Result<SchoolClass> @class,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var current = await db
            .ClassMemberships.Where(m => m.PersonId == student.Id && m.Role == Role.Student && m.EndedAt == null)
            .Select(m => m.ClassId)
            .ToListAsync(cancel);
        if (current.Count > 0)
            return (ClassId?)(current.Contains(wanted) ? wanted : current[0]);
        if (@class.IsRefused)
            return @class.Error;

        db.Add(ClassMembership.Join(@class.Value, student, Role.Student, null, now));
        return (ClassId?)wanted;
    }

    // The whole teaching staff is in «Учительская» (S1 2.1, S3 2.1).
    private async Task PlaceTeacherAsync(Person teacher, DateTimeOffset now, CancellationToken cancel)
    {
        var staffRoom = await db.Classes.SingleAsync(c => c.Name == ClassName.StaffRoom, cancel);
        var there = await db.ClassMemberships.AnyAsync(
            m => m.ClassId == staffRoom.Id && m.PersonId == teacher.Id && m.Role == Role.Teacher && m.EndedAt == null,
            cancel
        );
        if (!there)
            db.Add(ClassMembership.Join(staffRoom, teacher, Role.Teacher, null, now));
    }

    private async Task<Invite?> InviteAsync(
        Actor actor,
        Person person,
        Role role,
        ClassId? @class,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await db.Invites.ReplacedBy(role, [person.Id]).AnnulAsync(actor.Person, Annulment.Replaced, now, cancel);
        var expiresAt = now.AddDays(actor.Edition.Regulation.InviteTermDays);
        var invite = Invite.ForPerson(person, role, @class, expiresAt, actor.Person, now).Value;
        invite.Seal(InviteCodes.HashOf(codes.CodeOf(invite.Id)));
        db.Add(invite);
        return invite;
    }
}

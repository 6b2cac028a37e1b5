using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>Personal links to issue: one for each person.</summary>
/// <param name="Role">The one role that they give.</param>
/// <param name="ClassId">Into which class; null for the school as a whole.</param>
/// <param name="People">For whom.</param>
/// <param name="Days">For how many days; null for the regulation's term.</param>
/// <param name="Anew">Whoever has an open link gets a new one, and the old one is annulled.</param>
public sealed record NewPersonalInvites(
    Role Role,
    ClassId? ClassId,
    IReadOnlyCollection<PersonId> People,
    int? Days = null,
    bool Anew = false
);

/// <summary>Personal links that were issued.</summary>
/// <param name="Invites">Each with the code that its address carries.</param>
/// <param name="Replaced">How many older links were annulled for them.</param>
/// <param name="Clause">The right to issue them.</param>
public sealed record IssuedPersonalInvites(IReadOnlyList<IssuedInvite> Invites, int Replaced, Clause Clause);

/// <summary>
/// Issues personal links (INV-3, INV-5): one for each person, who alone can use it. Who is there already gets none, nor
/// does who has an open one, unless a new one is wanted. All in one transaction, one at a time in a school: two clicks
/// issue one set.
/// </summary>
public sealed class IssuePersonalInvites(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    /// <summary>The most links that are issued at once.</summary>
    public const int Most = 500;

    public async Task<Result<IssuedPersonalInvites>> RunAsync(Actor actor, NewPersonalInvites input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var @class = await db.Classes.SingleOrDefaultAsync(c => c.Id == input.ClassId, cancel);
        if (@class is null && input.ClassId is not null)
            return new NotFound(nameof(SchoolClass));

        var right = InviteRule.RightToInvite(actor, input.Role, @class is null ? InvitePlace.School : InvitePlace.Into(@class));
        if (right.IsRefused)
            return right.Error;

        var term = actor.Edition.Regulation.InviteTermDays;
        if (input.Days > term)
            return new InviteTermTooLong(term, right.Value) { Field = nameof(input.Days) };

        var ids = input.People.Distinct().ToList();
        if (ids.Count > Most)
            return new TooManyInvites(Most) { Field = nameof(input.People) };

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await db.LockSchoolAsync(cancel);
        var people = await ToInviteAsync(actor, input, ids, @class, now, cancel);
        if (people.IsRefused)
            return people.Error;

        var issued = await IssueAsync(actor, input, people.Value, now.AddDays(input.Days ?? term), now, cancel);
        if (issued.IsRefused || issued.Value.Count == 0)
            return issued.IsRefused ? issued.Error : new IssuedPersonalInvites([], 0, right.Value);

        var replaced = await db
            .Invites.ReplacedBy(input.Role, people.Value.ConvertAll(person => person.Id))
            .AnnulAsync(actor.Person, Annulment.Replaced, now, cancel);
        var details = new
        {
            Invites = issued.Value.Select(invite => invite.Id.Value),
            input.Role,
            Class = input.ClassId?.Value,
            issued.Value[0].ExpiresAt,
            Replaced = replaced,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.InviteIssued, details, right.Value, now, cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
        return new IssuedPersonalInvites(
            issued.Value.ConvertAll(invite => new IssuedInvite(invite.Id, codes.CodeOf(invite.Id), right.Value)),
            replaced,
            right.Value
        );
    }

    private async Task<Result<List<Person>>> ToInviteAsync(
        Actor actor,
        NewPersonalInvites input,
        List<PersonId> ids,
        SchoolClass? @class,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var reach = db.PeopleInReachOf(actor, SchoolAction.SeePeople, new PeopleFilter(), now);
        if (reach.IsRefused)
            return reach.Error;

        var people = await reach.Value.People.Include(p => p.Roles).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        if (people.Count == 0)
            return new NotFound(nameof(Person));

        var invitable = InviteRule.RolesToInvite(actor, Target.Of(input.ClassId)).ToList();
        if (await db.AboveRightOf(actor, invitable, now).AnyAsync(id => ids.Contains(id), cancel))
            return new InviteeAboveRight(actor.Edition.Cite(Rule.LinksIssued));

        var there = await db.PeopleOf(@class, input.Role, now)
            .Where(p => ids.Contains(p.Id) && p.Account != null && p.Roles.Any(grant => grant.Role == input.Role))
            .Select(p => p.Id)
            .ToListAsync(cancel);
        var invited = input.Anew
            ? []
            : await db
                .Invites.Where(Invite.OpenAt(now))
                .Where(i => i.PersonId != null && ids.Contains(i.PersonId.Value) && i.Role == input.Role)
                .Select(i => i.PersonId!.Value)
                .ToListAsync(cancel);
        return people.FindAll(person => !there.Contains(person.Id) && !invited.Contains(person.Id));
    }

    private async Task<Result<List<Invite>>> IssueAsync(
        Actor actor,
        NewPersonalInvites input,
        List<Person> people,
        DateTimeOffset expiresAt,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var administration = await db.AdministrationAt(now).ToHashSetAsync(cancel);
        var issued = new List<Invite>(people.Count);
        foreach (var person in people)
        {
            var invite = Invite.ForPerson(
                person,
                input.Role,
                input.ClassId,
                expiresAt,
                actor.Person,
                now,
                administration.Contains(person.Id)
            );
            if (invite.IsRefused)
                return invite.Error;

            invite.Value.Seal(InviteCodes.HashOf(codes.CodeOf(invite.Value.Id)));
            issued.Add(invite.Value);
        }

        db.AddRange(issued);
        return issued;
    }
}

/// <summary>More people than get links at once: nobody is left out unsaid.</summary>
public sealed record TooManyInvites(int Most) : Error(ErrorKind.Invalid);

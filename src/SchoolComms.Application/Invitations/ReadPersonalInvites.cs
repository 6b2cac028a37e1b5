using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>Somebody of a class, and how far they are with joining.</summary>
/// <param name="Children">For a parent: whose parent of the class they are.</param>
/// <param name="Email">Where a letter would go; null where none is known.</param>
/// <param name="JoinedAt">When they joined in this role; null for who has not.</param>
/// <param name="IsAboveRight">Only the administrator invites them: they work at the school too, or hold an office.</param>
/// <param name="Open">Their personal link that can be used; null where there is none, or it is not the actor's to handle.</param>
/// <param name="Code">What its address carries.</param>
/// <param name="Mail">The newest letter with it.</param>
public sealed record PersonalInviteLine(
    PersonId Id,
    FullName Name,
    IReadOnlyList<FullName> Children,
    EmailAddress? Email,
    DateTimeOffset? JoinedAt,
    bool IsAboveRight,
    Invite? Open,
    string? Code,
    InviteMail? Mail
)
{
    /// <summary>Is neither there nor invited.</summary>
    public bool IsMissing => JoinedAt is null && Open is null && !IsAboveRight;
}

/// <summary>The people of a class in one role, and the links they have.</summary>
/// <param name="WithoutParents">How many students have no parent in the lists, so that no link can be issued for their family.</param>
/// <param name="Clause">The right to invite them.</param>
public sealed record PersonalInviteList(
    SchoolClass Class,
    Role Role,
    IReadOnlyList<PersonalInviteLine> Lines,
    int WithoutParents,
    Clause Clause
)
{
    public IEnumerable<PersonalInviteLine> Open => Lines.Where(line => line.Open is not null);

    public int Missing => Lines.Count(line => line.IsMissing);
}

/// <summary>Who of a class has joined, who has a personal link and who has none, for whoever may invite them there.</summary>
public sealed class ReadPersonalInvites(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    public async Task<Result<PersonalInviteList>> RunAsync(Actor actor, ClassId classId, Role role, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var @class = await db.Classes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == classId, cancel);
        if (@class is null)
            return new NotFound(nameof(SchoolClass));

        var right = InviteRule.RightToInvite(actor, role, InvitePlace.Into(@class));
        if (right.IsRefused)
            return right.Error;

        var invitable = InviteRule.RolesToInvite(actor, Target.Of(classId)).ToList();
        var above = db.AboveRightOf(actor, invitable, now);
        var people = await db.PeopleOf(@class, role, now)
            .OrderBy(p => p.NameKey)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
                JoinedAt = p.Roles.Any(grant => grant.Role == role) ? p.JoinedAt : null,
                IsAboveRight = above.Contains(p.Id),
            })
            .Take(IssuePersonalInvites.Most)
            .ToListAsync(cancel);
        var ids = people.ConvertAll(person => person.Id);
        var open = await db
            .Invites.AsNoTracking()
            .Where(Invite.OpenAt(now))
            .Where(i => i.PersonId != null && ids.Contains(i.PersonId.Value) && i.Role == role && !above.Contains(i.PersonId.Value))
            .ToDictionaryAsync(i => i.PersonId!.Value, cancel);
        var mails = await MailsAsync([.. open.Values.Select(invite => invite.Id)], cancel);
        var children = role == Role.Parent ? await ChildrenAsync(ids, classId, cancel) : null;

        var lines = people.ConvertAll(person =>
        {
            var invite = open.GetValueOrDefault(person.Id);
            return new PersonalInviteLine(
                person.Id,
                person.Name,
                [.. children?[person.Id] ?? []],
                person.Email,
                person.JoinedAt,
                person.IsAboveRight,
                invite,
                invite is null ? null : codes.CodeOf(invite.Id),
                invite is null ? null : mails.GetValueOrDefault(invite.Id)
            );
        });
        return new PersonalInviteList(
            @class,
            role,
            lines,
            role == Role.Parent ? await WithoutParentsAsync(classId, cancel) : 0,
            right.Value
        );
    }

    private async Task<Dictionary<InviteId, InviteMail>> MailsAsync(List<InviteId> invites, CancellationToken cancel) =>
        (await db.InviteMails.AsNoTracking().Where(m => invites.Contains(m.InviteId)).OrderBy(m => m.Id).ToListAsync(cancel))
            .GroupBy(mail => mail.InviteId)
            .ToDictionary(letters => letters.Key, letters => letters.Last());

    private async Task<ILookup<PersonId, FullName>> ChildrenAsync(List<PersonId> parents, ClassId classId, CancellationToken cancel) =>
        (
            await (
                from link in db.Guardianships
                where parents.Contains(link.GuardianId)
                join child in db.StudentsOf(classId) on link.ChildId equals child.Id
                orderby child.NameKey
                select new { link.GuardianId, child.Name }
            ).ToListAsync(cancel)
        ).ToLookup(link => link.GuardianId, link => link.Name);

    private Task<int> WithoutParentsAsync(ClassId classId, CancellationToken cancel) =>
        db.StudentsOf(classId).CountAsync(student => !db.Guardianships.Any(link => link.ChildId == student.Id), cancel);
}

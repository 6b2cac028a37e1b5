using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>Somebody who joins by a link: with the sign-in that they have, or with a new one.</summary>
/// <param name="Code">The link's code.</param>
/// <param name="RulesConfirmed">The Rules were read and confirmed.</param>
/// <param name="Account">The sign-in; null for a new one.</param>
/// <param name="New">The new sign-in; null for one that exists.</param>
public sealed record Joining(string Code, bool RulesConfirmed, AccountId? Account, NewMember? New);

/// <summary>A new sign-in and whose it is. At least one of phone and e-mail.</summary>
public sealed record NewMember(FullName Name, PhoneNumber? Phone, EmailAddress? Email, string Password);

/// <summary>Who has joined, and where they may go next.</summary>
public sealed record Joined(string Slug, AccountId Account, PersonId Person);

/// <summary>
/// Joins by an invite link: the person gets exactly the link's role, stands in its class and that class's chats, and
/// one use is gone. Two people racing for the last use: the conditional update lets one through (INV-5).
/// </summary>
public sealed class JoinByInvite(
    SchoolCommsDb db,
    OpenInvite open,
    UserManager<Account> accounts,
    ClassChatMembers chats,
    TimeProvider time
)
{
    public async Task<Result<Joined>> RunAsync(Joining input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var opened = await open.RunAsync(input.Code, cancel);
        if (opened.IsRefused)
            return opened.Error;

        var (school, edition, invite) = (opened.Value.School, opened.Value.Edition, opened.Value.Invite);
        if (opened.Value.AcknowledgementClause is { } clause && !input.RulesConfirmed)
            return new RulesNotAcknowledged(clause) { Field = nameof(input.RulesConfirmed) };

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = input.Account is { } account
            ? await KnownAsync(account, invite, cancel)
            : await NewAsync(input.New!, invite, now, cancel);
        if (member.IsRefused)
            return member.Error;

        var person = member.Value;
        if (await HasJoinedThereAsync(person, invite, cancel))
            return new AlreadyJoined(school.Slug);
        if (!await ClaimAsync(invite, now, cancel))
            return new InviteSpent();

        person.Grant(invite.Role, now);
        await EnterAsync(person, invite, now, cancel);
        await AcknowledgeAsync(person, edition, now, cancel);
        var details = new
        {
            Invite = invite.Id.Value,
            invite.Role,
            Class = invite.ClassId?.Value,
            Chat = invite.ChatId?.Value,
        };
        await db.SaveAndRecordAsync(person.Id, AuditKind.InviteClaimed, details, opened.Value.AcknowledgementClause, now, cancel);
        await transaction.CommitAsync(cancel);
        return new Joined(school.Slug, person.Account!.Value, person.Id);
    }

    private async Task<Result<Person>> KnownAsync(AccountId account, Invite invite, CancellationToken cancel)
    {
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Account == account, cancel);
        if (person is not null)
            return person.LeftAt is null ? person : new PersonHasLeft();

        var login = await db.Users.SingleAsync(a => a.Id == account.Value, cancel);
        var elsewhere = FullName.Parse(login.DisplayName);
        if (elsewhere.IsRefused)
            return elsewhere.Error;

        return await AsPersonAsync(login, elsewhere.Value, PhoneOf(login), EmailOf(login), invite, cancel);
    }

    private async Task<Result<Person>> NewAsync(NewMember input, Invite invite, DateTimeOffset now, CancellationToken cancel)
    {
        var login = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = input.Email?.Value ?? input.Phone!.Value,
            Email = input.Email?.Value,
            PhoneNumber = input.Phone?.Value,
            DisplayName = input.Name.Full,
        };
        if (input.Phone is { } phone && await db.Users.AnyAsync(a => a.PhoneNumber == phone.Value, cancel))
            return new AccountRefused("DuplicatePhone") { Field = nameof(input.Phone) };

        var created = await accounts.CreateAsync(login, input.Password);
        if (!created.Succeeded)
            return AccountRefused.From(created);

        return await AsPersonAsync(login, input.Name, input.Phone, input.Email, invite, cancel);
    }

    // Whom the roster knows by name and by phone or e-mail in this role becomes that person; anybody else is a new one.
    private async Task<Result<Person>> AsPersonAsync(
        Account login,
        FullName name,
        PhoneNumber? phone,
        EmailAddress? email,
        Invite invite,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var known = await db
            .People.Include(p => p.Roles)
            .Where(p => p.NameKey == name.Key && p.Account == null && p.LeftAt == null && p.Roles.Any(r => r.Role == invite.Role))
            .Where(p => (phone != null && p.Phone == phone) || (email != null && p.Email == email))
            .Take(2)
            .ToListAsync(cancel);
        var person = known is [var only] ? only : Person.Register(invite.SchoolId, name, now);
        if (known.Count != 1)
            db.Add(person);

        person.Reachable(phone, email);
        var joined = person.Join(login.AccountId, now);
        return joined.IsRefused ? joined.Error : person;
    }

    private async Task<bool> HasJoinedThereAsync(Person person, Invite invite, CancellationToken cancel) =>
        person.Has(invite.Role)
        && (
            invite.ClassId is null
            || await db.ClassMemberships.AnyAsync(
                m => m.ClassId == invite.ClassId && m.PersonId == person.Id && m.Role == invite.Role && m.EndedAt == null,
                cancel
            )
        )
        && (
            invite.ChatId is null
            || await db.ChatMembers.AnyAsync(m => m.ChatId == invite.ChatId && m.PersonId == person.Id && m.EndedAt == null, cancel)
        )
        && db.Entry(person).State == EntityState.Unchanged;

    private async Task<bool> ClaimAsync(Invite invite, DateTimeOffset now, CancellationToken cancel) =>
        await db
            .Invites.Where(i => i.Id == invite.Id && i.Used < i.Uses && i.AnnulledAt == null && now < i.ExpiresAt)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.Used, i => i.Used + 1), cancel) == 1;

    private async Task EnterAsync(Person person, Invite invite, DateTimeOffset now, CancellationToken cancel)
    {
        if (invite.ClassId is { } classId)
        {
            var @class = await db.Classes.SingleAsync(c => c.Id == classId, cancel);
            var there = await db.ClassMemberships.AnyAsync(
                m => m.ClassId == classId && m.PersonId == person.Id && m.Role == invite.Role && m.EndedAt == null,
                cancel
            );
            if (!there)
                db.Add(ClassMembership.Join(@class, person, invite.Role, null, now));
        }

        await db.SaveChangesAsync(cancel);
        await chats.EnterAsync(person, invite.Role, invite.ChatId, now, cancel);
    }

    private async Task AcknowledgeAsync(Person person, Edition edition, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.Acknowledgements.AnyAsync(a => a.PersonId == person.Id && a.EditionId == edition.Id, cancel))
            db.Add(Acknowledgement.Of(person, edition, now));
    }

    private static PhoneNumber? PhoneOf(Account login) => login.PhoneNumber is null ? null : PhoneNumber.FromStored(login.PhoneNumber);

    private static EmailAddress? EmailOf(Account login) => login.Email is null ? null : EmailAddress.FromStored(login.Email);
}

/// <summary>The link gives nothing that the person does not have; no use is gone.</summary>
public sealed record AlreadyJoined(string Slug) : Error(ErrorKind.Conflict);

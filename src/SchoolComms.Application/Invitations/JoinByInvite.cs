using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Invitations;

/// <summary>Somebody who joins by a link: with the sign-in that they have, or with a new one.</summary>
/// <param name="Code">The link's code.</param>
/// <param name="RulesConfirmed">The Rules were read and confirmed.</param>
/// <param name="Account">The sign-in; null for a new one.</param>
/// <param name="New">The new sign-in; null for one that exists.</param>
public sealed record Joining(string Code, bool RulesConfirmed, AccountId? Account, NewMember? New);

/// <summary>A new sign-in and whose it is; by a personal link the roster's name counts. At least one of phone and e-mail.</summary>
public sealed record NewMember(FullName Name, PhoneNumber? Phone, EmailAddress? Email, string Password);

/// <summary>Who has joined, and where they may go next.</summary>
/// <param name="Chat">The chat that the link leads into; null when there is none yet.</param>
public sealed record Joined(string Slug, AccountId Account, PersonId Person, ChatId? Chat);

/// <summary>
/// Joins by an invite link: the person gets exactly the link's role, stands in its class and that class's chats, and
/// one use is gone. Two people racing for the last use: the conditional update lets one through (INV-5). A personal link
/// ties the sign-in to the person whom it is for; by any other link somebody new joins, whatever they type.
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
        if (opened.Value.AcknowledgementClause is { } clause && !input.RulesConfirmed)
            return new RulesNotAcknowledged(clause) { Field = nameof(input.RulesConfirmed) };

        try
        {
            return await JoinAsync(opened.Value, input, now, cancel);
        }
        catch (DbUpdateException twice) when (twice.TakenKey() is not null)
        {
            return new AlreadyJoined(opened.Value.School.Slug);
        }
    }

    private async Task<Result<Joined>> JoinAsync(OpenedInvite opened, Joining input, DateTimeOffset now, CancellationToken cancel)
    {
        var (school, edition, invite) = (opened.School, opened.Edition, opened.Invite);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await MemberAsync(input, invite, now, cancel);
        if (member.IsRefused)
            return member.Error;

        var person = member.Value;
        if (await HasJoinedThereAsync(person, invite, cancel))
            return new AlreadyJoined(school.Slug);
        if (await WasRemovedAsync(person, invite, cancel))
            return new RemovedFromThere(edition.Cite(Rule.DepartedRemoved));
        if (!await ClaimAsync(invite, now, cancel))
            return (await open.RunAsync(input.Code, cancel)).Error ?? new InviteSpent();

        // Whom the school has entered or invited by name is who they are; anybody else says so, until the administrator confirms it.
        if (invite.PersonId is null && !person.Has(invite.Role) && RoleVerification.Claim(person, invite, edition, now) is { } claim)
            db.Add(claim);
        person.Grant(invite.Role, now);
        await EnterAsync(person, invite, now, cancel);
        if (input.RulesConfirmed)
            await AcknowledgeAsync(person, edition, now, cancel);
        var details = new
        {
            Invite = invite.Id.Value,
            invite.Role,
            Class = invite.ClassId?.Value,
            Chat = invite.ChatId?.Value,
        };
        var clause = opened.AcknowledgementClause ?? edition.Cite(Rule.LinksIssued);
        await db.SaveAndRecordAsync(person.Id, AuditKind.InviteClaimed, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return new Joined(school.Slug, person.Account!.Value, person.Id, await ChatOfAsync(person, invite, cancel));
    }

    private async Task<Result<Person>> MemberAsync(Joining input, Invite invite, DateTimeOffset now, CancellationToken cancel)
    {
        if (invite.PersonId is { } invited)
            return await InvitedAsync(invited, input, now, cancel);

        return input.Account is { } account
            ? await KnownAsync(account, invite, now, cancel)
            : await NewAsync(input.New!, invite, now, cancel);
    }

    // One at a time for a person: of two sign-ins that come by two links of theirs, the second finds the first.
    private async Task<Result<Person>> InvitedAsync(PersonId invited, Joining input, DateTimeOffset now, CancellationToken cancel)
    {
        await db.LockPersonAsync(invited, cancel);
        var person = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == invited, cancel);
        if (input.Account is { } known && await db.People.AnyAsync(p => p.Account == known && p.Id != invited, cancel))
            return new JoinedAsSomebodyElse();
        if (input.Account is null && person.Account is not null)
            return new PersonHasJoined();

        var offices = db.AppointmentsAt(now).Where(a => a.PersonId == person.Id).Select(a => a.Office);
        var account = input.Account is { } signedIn
            ? signedIn
            : await SignUpAsync(input.New!, person.Name, await offices.ToListAsync(cancel), now, cancel);
        if (account.IsRefused)
            return account.Error;

        // What the school has entered stays; what it did not know is learnt.
        person.Reachable(person.Phone ?? input.New?.Phone, person.Email ?? input.New?.Email);
        var joined = person.Join(account.Value, now);
        return joined.IsRefused ? joined.Error : person;
    }

    private async Task<Result<Person>> KnownAsync(AccountId account, Invite invite, DateTimeOffset now, CancellationToken cancel)
    {
        // Whoever is being removed at this moment is gone first, or is in: the row is read once nobody else changes it.
        var known = await db.People.Where(p => p.Account == account).Select(p => p.Id).ToListAsync(cancel);
        await db.LockPeopleAsync(known, cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Account == account, cancel);
        if (person is not null)
            return person.LeftAt is null ? person : new PersonHasLeft();

        var login = await db.Users.SingleAsync(a => a.Id == account.Value, cancel);
        var elsewhere = FullName.Parse(login.DisplayName);
        return elsewhere.IsRefused
            ? elsewhere.Error
            : await RegisterAsync(account, elsewhere.Value, PhoneOf(login), EmailOf(login), invite, now, cancel);
    }

    private async Task<Result<Person>> NewAsync(NewMember input, Invite invite, DateTimeOffset now, CancellationToken cancel)
    {
        var account = await SignUpAsync(input, input.Name, offices: [], now, cancel);
        return account.IsRefused
            ? account.Error
            : await RegisterAsync(account.Value, input.Name, input.Phone, input.Email, invite, now, cancel);
    }

    private async Task<Result<AccountId>> SignUpAsync(
        NewMember input,
        FullName name,
        IReadOnlyList<Office> offices,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if ((input.Email?.Value ?? input.Phone?.Value) is not { } userName)
            return new ContactMissing { Field = nameof(input.Phone) };

        var login = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = userName,
            Email = input.Email?.Value,
            PhoneNumber = input.Phone?.Value,
            DisplayName = name.Full,
        };
        var school = await db.Schools.Where(s => s.Id == db.School).Select(s => new { s.Slug, s.Profile.ShortName }).SingleAsync(cancel);
        var about = PasswordRule.About(input.Email?.Value, input.Phone?.Value, name, school.Slug, school.ShortName);
        var isSole = PasswordRule.IsSoleFactorOfOfficial(offices, hasSecondStep: false);
        var password = PasswordRule.Check(input.Password, isSole, about);
        var created = password.IsRefused ? password : await accounts.TryCreateAsync(login, input.Password);
        return created.IsRefused ? created.Error : login.AccountId;
    }

    // Nobody has checked the phone and the address that somebody types: they make nobody a person of the roster. They do
    // keep out who has left.
    private async Task<Result<Person>> RegisterAsync(
        AccountId account,
        FullName name,
        PhoneNumber? phone,
        EmailAddress? email,
        Invite invite,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var hasLeft = await db
            .People.Where(p => p.NameKey == name.Key && p.LeftAt != null)
            .AnyAsync(p => (phone != null && p.Phone == phone) || (email != null && p.Email == email), cancel);
        if (hasLeft)
            return new PersonHasLeft();

        var person = Person.Register(invite.SchoolId, name, now).Reachable(phone, email);
        db.Add(person);
        var joined = person.Join(account, now);
        return joined.IsRefused ? joined.Error : person;
    }

    private async Task<bool> HasJoinedThereAsync(Person person, Invite invite, CancellationToken cancel) =>
        person.Has(invite.Role)
        && (
            invite.ClassId is not { } classId
            || await db.TimesInClass(person.Id, classId, invite.Role).AnyAsync(m => m.EndedAt == null, cancel)
        )
        && (
            invite.ChatId is null
            || await db.ChatMembers.AnyAsync(m => m.ChatId == invite.ChatId && m.PersonId == person.Id && m.EndedAt == null, cancel)
        )
        && db.Entry(person).State == EntityState.Unchanged;

    private async Task<bool> WasRemovedAsync(Person person, Invite invite, CancellationToken cancel)
    {
        var inRole = await db
            .RoleGrants.IgnoreQueryFilters([SchoolCommsDb.CurrentFilter])
            .Where(grant => grant.PersonId == person.Id && grant.Role == invite.Role)
            .Select(grant => grant.EndedAt)
            .ToListAsync(cancel);
        return !InviteRule.LetsIn(invite, inRole, await TimesThereAsync(person, invite, cancel));
    }

    // Whoever left a chat of their own will was not removed from it.
    private async Task<List<DateTimeOffset?>> TimesThereAsync(Person person, Invite invite, CancellationToken cancel)
    {
        if (invite.ClassId is { } classId)
            return await db.TimesInClass(person.Id, classId, invite.Role).Select(m => m.EndedAt).ToListAsync(cancel);
        if (invite.ChatId is not { } chatId)
            return [];

        return await db
            .ChatMembers.Where(m => m.ChatId == chatId && m.PersonId == person.Id && m.Departure == Departure.Moved)
            .Select(m => m.EndedAt)
            .ToListAsync(cancel);
    }

    private async Task<bool> ClaimAsync(Invite invite, DateTimeOffset now, CancellationToken cancel) =>
        await db
            .Invites.Where(i => i.Id == invite.Id)
            .Where(Invite.OpenAt(now))
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.Used, i => i.Used + 1), cancel) == 1;

    private async Task EnterAsync(Person person, Invite invite, DateTimeOffset now, CancellationToken cancel)
    {
        if (invite.ClassId is { } classId)
        {
            var @class = await db.Classes.SingleAsync(c => c.Id == classId, cancel);
            if (!await db.TimesInClass(person.Id, classId, invite.Role).AnyAsync(m => m.EndedAt == null, cancel))
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

    private async Task<ChatId?> ChatOfAsync(Person person, Invite invite, CancellationToken cancel)
    {
        var kinds = ClassChats.Expected.Where(kind => ClassChats.MembersOf(kind) == invite.Role).ToList();
        var there =
            from chat in db.Chats
            where chat.Id == invite.ChatId || (chat.ClassId != null && chat.ClassId == invite.ClassId && kinds.Contains(chat.Kind))
            where db.ChatMembers.Any(m => m.ChatId == chat.Id && m.PersonId == person.Id && m.EndedAt == null)
            select (ChatId?)chat.Id;
        return await there.FirstOrDefaultAsync(cancel);
    }

    private static PhoneNumber? PhoneOf(Account login) => login.PhoneNumber is null ? null : PhoneNumber.FromStored(login.PhoneNumber);

    private static EmailAddress? EmailOf(Account login) => login.Email is null ? null : EmailAddress.FromStored(login.Email);
}

/// <summary>Neither a phone number nor an e-mail address was given: there is nothing to sign in by.</summary>
public sealed record ContactMissing() : Error(ErrorKind.Invalid);

/// <summary>The link gives nothing that the person does not have; no use is gone.</summary>
public sealed record AlreadyJoined(string Slug) : Error(ErrorKind.Conflict);

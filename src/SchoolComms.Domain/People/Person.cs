using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>Identifies a person within a school.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}

/// <summary>Identifies a sign-in. One account may belong to people of several schools (a parent of two schools).</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

/// <summary>Somebody of the school's community. Known from the roster first, a member once joined.</summary>
public sealed class Person
{
    /// <summary>The longest post, in characters.</summary>
    public const int MaxPost = 120;

    /// <summary>The longest identifier of the electronic journal, in characters.</summary>
    public const int MaxJournalId = 100;

    private readonly List<RoleGrant> roles = [];

    private Person() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId Id { get; private init; }
    public FullName Name { get; private set; } = null!;

    /// <summary>The name folded for comparing and searching; see <see cref="FullName.Key"/>.</summary>
    public string NameKey { get; private set; } = "";

    public DateOnly? BirthDate { get; private set; }
    public PhoneNumber? Phone { get; private set; }
    public EmailAddress? Email { get; private set; }

    /// <summary>The post by the staff list: "Учитель", "Секретарь".</summary>
    public string? Post { get; private set; }

    /// <summary>The student's identifier in the electronic journal: by it a later list finds them again.</summary>
    public string? JournalId { get; private set; }

    public AccountId? Account { get; private set; }
    public DateTimeOffset? JoinedAt { get; private set; }
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>The record that this one is a reference to since two of one person were merged; null for everybody else.</summary>
    public PersonId? MergedInto { get; private set; }

    /// <summary>The grants of roles, as they were loaded; the store leaves out those that have ended unless it is asked for them.</summary>
    public IReadOnlyList<RoleGrant> Roles => roles;

    public bool HasJoined => Account is not null && LeftAt is null;

    public static Person Register(SchoolId school, FullName name, DateTimeOffset now) =>
        new()
        {
            SchoolId = school,
            Id = NewId.Of<PersonId>(now),
            Name = name,
            NameKey = name.Key,
        };

    public Person Born(DateOnly? date)
    {
        BirthDate = date;
        return this;
    }

    public Person KnownInJournal(string? id)
    {
        JournalId = id;
        return this;
    }

    public Person Reachable(PhoneNumber? phone, EmailAddress? email)
    {
        Phone = phone ?? Phone;
        Email = email ?? Email;
        return this;
    }

    public Person Employed(string? post)
    {
        Post = post;
        return this;
    }

    public Person Renamed(FullName name)
    {
        (Name, NameKey) = (name, name.Key);
        return this;
    }

    /// <summary>Takes the place of another record of the same person, with the facts that were chosen of both.</summary>
    public void Absorb(Person other, MergedFacts facts, DateTimeOffset now)
    {
        Renamed(facts.Name).Born(facts.BirthDate).KnownInJournal(facts.JournalId).Employed(facts.Post);
        (Phone, Email, Account) = (facts.Phone, facts.Email, facts.Account);
        JoinedAt = new[] { JoinedAt, other.JoinedAt }.Min();
        (other.Account, other.LeftAt, other.MergedInto) = (null, now, Id);
    }

    /// <summary>Puts right what the school knows of the person: null is nothing.</summary>
    public void Correct(FullName name, DateOnly? birthDate, PhoneNumber? phone, EmailAddress? email, string? post)
    {
        Renamed(name).Born(birthDate).Employed(post);
        (Phone, Email) = (phone, email);
    }

    /// <summary>Is a teacher or of the staff.</summary>
    public bool Works => roles.Exists(grant => grant.Role.IsOfWorker() && grant.EndedAt is null);

    public bool Has(Role role) => roles.Exists(grant => grant.Role == role && grant.EndedAt is null);

    /// <summary>Gives a role; a role that the person has already stays as it was.</summary>
    public void Grant(Role role, DateTimeOffset now)
    {
        if (!Has(role))
            roles.Add(RoleGrant.Of(this, role, now));
    }

    /// <summary>Ends a role; whoever has none left leaves the school, and with it every right ends.</summary>
    public void End(Role role, DateTimeOffset now)
    {
        foreach (var grant in roles.Where(grant => grant.Role == role))
            grant.End(now);
        if (roles.TrueForAll(grant => grant.EndedAt is not null))
            Leave(now);
    }

    /// <summary>Leaves the school; the person stays known, and no old link brings them back.</summary>
    public void Leave(DateTimeOffset now) => LeftAt ??= now;

    /// <summary>Gives back a role that ended at this instant, and the place in the school with it.</summary>
    /// <returns>False where the role stands again by something newer, or never ended then.</returns>
    public bool Restore(Role role, DateTimeOffset ended)
    {
        var grant = roles.Find(grant => grant.Role == role && grant.EndedAt == ended);
        if (grant is null || Has(role))
            return false;

        grant.Restore();
        LeftAt = null;
        return true;
    }

    /// <summary>Ties the person to the sign-in that joined. Another account never takes a joined person over.</summary>
    public Result Join(AccountId account, DateTimeOffset now)
    {
        if (LeftAt is not null)
            return new PersonHasLeft();
        if (Account is not null && Account != account)
            return new PersonHasJoined();

        Account = account;
        JoinedAt ??= now;
        return Result.Done;
    }
}

/// <summary>Somebody joined as this person before, with another account.</summary>
public sealed record PersonHasJoined() : Error(ErrorKind.Conflict);

/// <summary>The person has left the school; an old link does not bring them back.</summary>
public sealed record PersonHasLeft() : Error(ErrorKind.Conflict);

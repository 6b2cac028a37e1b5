using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Access;

/// <summary>What the store says of somebody who acts.</summary>
/// <param name="SchoolVersion">Which state of the school's own facts it is, for <see cref="SchoolCache"/>.</param>
/// <param name="Edition">The edition in force.</param>
internal sealed record ActorFacts(SchoolId School, uint SchoolVersion, PersonId Person, FullName Name, EditionId Edition)
{
    public required PhoneNumber? Phone { get; init; }
    public required EmailAddress? Email { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Roles that were claimed by a link and are not confirmed yet.</summary>
    public required IReadOnlyList<Role> Unverified { get; init; }

    public required IReadOnlyList<HeldOffice> Offices { get; init; }

    /// <summary>The classes that they teach.</summary>
    public required IReadOnlyList<ClassId> Teaches { get; init; }

    public required IReadOnlyList<HeldPower> Powers { get; init; }

    /// <summary>A restriction of access is in force.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>Moderates at least one chat.</summary>
    public required bool Moderates { get; init; }

    /// <summary>Has confirmed the Rules of the edition in force.</summary>
    public required bool HasAcknowledged { get; init; }
}

internal sealed record HeldOffice(Office Office, ClassId? Class, DeputyArea? Area);

/// <summary>Finds out who they are who ask at the same instant: rights are read at every request, and kept for none.</summary>
public sealed class ActorsInBatches
{
    // Written by hand, as every request waits for it: each person is one row that is found by indexes alone, however many schools
    // there are. In LINQ the lists become joins that multiply each other, over whole tables.
    private static string FactsOf(string people) =>
        $"""
            select school.slug, person.account_id, school.school_id, school.xmin, person.id, person.name, edition.id,
                array(select role from role_grant
                    where school_id = person.school_id and person_id = person.id and ended_at is null),
                array(select role from role_verification
                    where school_id = person.school_id and person_id = person.id and state = 'Claimed'),
                array(select class_id from class_membership
                    where school_id = person.school_id and person_id = person.id and role = 'Teacher' and ended_at is null),
                office.offices, office.classes, office.areas,
                power.powers, power.classes,
                exists (select from access_restriction
                    where school_id = person.school_id and person_id = person.id and restricted_from <= $1 and $1 < restricted_until),
                exists (select from chat_member
                    where school_id = person.school_id and person_id = person.id and is_moderator and ended_at is null),
                exists (select from acknowledgement
                    where school_id = person.school_id and person_id = person.id and edition_id = edition.id),
                person.phone, person.email
            from {people}
                cross join lateral (select array_agg(office) as offices, array_agg(class_id) as classes, array_agg(area) as areas from appointment
                    where school_id = person.school_id and person_id = person.id
                        and starts_at <= $1 and (ends_at is null or $1 < ends_at)) as office
                cross join lateral (select array_agg(power) as powers, array_agg(class_id) as classes from authorisation
                    where school_id = person.school_id and person_id = person.id and starts_at <= $1 and $1 < ends_at) as power
                cross join lateral (select id from edition
                    where school_id = person.school_id and in_force_from <= $1
                        and not exists (select from edition_withdrawal
                            where school_id = edition.school_id and edition_id = edition.id)
                    order by in_force_from desc, number desc limit 1) as edition
            where person.left_at is null
            """;

    private static readonly string OfSignIns = FactsOf(
        "unnest($2::text[], $3::uuid[]) as sign_in (slug, account_id) join school using (slug) join person using (school_id, account_id)"
    );

    private static readonly string OfPerson = FactsOf(
        "school join person on person.school_id = school.school_id and school.school_id = $2 and person.id = $3"
    );

    private readonly AcrossSchools store;
    private readonly TimeProvider time;
    private readonly InBatches<SignIn, ActorFacts?> batches;

    public ActorsInBatches(AcrossSchools store, TimeProvider time)
    {
        (this.store, this.time) = (store, time);
        batches = new(OfSignInsAsync);
    }

    /// <summary>Null for an unknown school and for one that the account is not of.</summary>
    internal Task<ActorFacts?> OfAsync(string slug, AccountId account, CancellationToken cancel) =>
        batches.AskAsync(new SignIn(slug, account.Value), cancel);

    /// <summary>Somebody for whom something is done that they asked for earlier; null for whoever has left.</summary>
    internal async Task<ActorFacts?> OfPersonAsync(SchoolId school, PersonId person)
    {
        var found = await ReadAsync(OfPerson, Parameter(school.Value), Parameter(person.Value));
        return found.Values.SingleOrDefault();
    }

    private async Task<IReadOnlyList<ActorFacts?>> OfSignInsAsync(IReadOnlyList<SignIn> signIns)
    {
        var each = signIns.Distinct().ToList();
        string[] slugs = [.. each.Select(signIn => signIn.Slug)];
        Guid[] accounts = [.. each.Select(signIn => signIn.Account)];
        var found = await ReadAsync(OfSignIns, Parameter(slugs), Parameter(accounts));
        return [.. signIns.Select(signIn => found.GetValueOrDefault(signIn))];
    }

    private async Task<Dictionary<SignIn, ActorFacts>> ReadAsync(string sql, params NpgsqlParameter[] whom)
    {
        await using var command = store.Command(sql);
        command.Parameters.Add(Parameter(time.GetUtcNow().ToUniversalTime()));
        command.Parameters.AddRange(whom);
        var found = new Dictionary<SignIn, ActorFacts>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            found.Add(new SignIn(row.GetString(0), row.IsDBNull(1) ? Guid.Empty : row.GetGuid(1)), FactsIn(row));
        return found;
    }

    private static ActorFacts FactsIn(NpgsqlDataReader row)
    {
        return new ActorFacts(
            SchoolId.From(row.GetGuid(2)),
            row.GetFieldValue<uint>(3),
            PersonId.From(row.GetGuid(4)),
            FullName.FromStored(row.GetString(5)),
            EditionId.From(row.GetGuid(6))
        )
        {
            Phone = row.IsDBNull(18) ? null : PhoneNumber.FromStored(row.GetString(18)),
            Email = row.IsDBNull(19) ? null : EmailAddress.FromStored(row.GetString(19)),
            Roles = [.. List<string>(7).Select(Enum.Parse<Role>)],
            Unverified = [.. List<string>(8).Select(Enum.Parse<Role>)],
            Teaches = [.. List<Guid>(9).Select(ClassId.From)],
            Offices =
            [
                .. List<string>(10)
                    .Zip(List<Guid?>(11), List<string?>(12))
                    .Select(held => new HeldOffice(
                        Enum.Parse<Office>(held.First),
                        ClassIn(held.Second),
                        held.Third is null ? null : Enum.Parse<DeputyArea>(held.Third)
                    )),
            ],
            Powers =
            [
                .. List<string>(13).Zip(List<Guid?>(14)).Select(held => new HeldPower(Enum.Parse<Power>(held.First), ClassIn(held.Second))),
            ],
            IsRestricted = row.GetBoolean(15),
            Moderates = row.GetBoolean(16),
            HasAcknowledged = row.GetBoolean(17),
        };

        // The database makes no list of nothing.
        T[] List<T>(int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<T[]>(column);

        static ClassId? ClassIn(Guid? id) => id is { } known ? ClassId.From(known) : null;
    }

    private static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };

    private readonly record struct SignIn(string Slug, Guid Account);
}

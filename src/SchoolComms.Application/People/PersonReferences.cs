using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// Makes whatever points at one person point at another. The columns are found in the model, so that a new table cannot be
/// forgotten; what the database lets nobody change (the record, editions in force) keeps the old reference.
/// </summary>
internal static class PersonReferences
{
    /// <summary>Within the transaction that is open.</summary>
    public static async Task PointToAsync(
        this SchoolCommsDb db,
        PersonId kept,
        PersonId other,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await LockAsync(db, kept, other, cancel);
        await JoinDoubledAsync(db, kept, other, now, cancel);

        // What was never sent is nobody's evidence, and its files hold on to it by their key.
        await db.UnsentMessages.Where(unsent => unsent.AuthorId == other).ExecuteDeleteAsync(cancel);
        foreach (var reference in await ChangeableAsync(db, cancel))
            await db.Database.ExecuteSqlRawAsync(Statement(reference), [db.School.Value, kept.Value, other.Value], cancel);
    }

    /// <summary>Every column of the model that holds a person, but for the person's own key.</summary>
    internal static IReadOnlyList<PersonReference> Of(IModel model) =>
        [
            .. from entity in model.GetEntityTypes()
            let table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
            where table is not null
            from property in entity.GetFlattenedProperties()
            where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(PersonId)
            where entity.ClrType != typeof(Person) || property.Name != nameof(Person.Id)
            let column = property.GetColumnName(table.Value)!
            select new PersonReference(table.Value.Name, column, [.. KeysWith(entity, property, table.Value)]),
        ];

    private static IEnumerable<UniqueKey> KeysWith(IEntityType entity, IProperty property, StoreObjectIdentifier table)
    {
        var keys = entity.GetKeys().Where(key => key.Properties.Contains(property)).Select(key => (key.Properties, Filter: (string?)null));
        var indexes = entity
            .GetIndexes()
            .Where(index => index.IsUnique && index.Properties.Contains(property))
            .Select(index => (index.Properties, Filter: index.GetFilter(table)));
        return keys.Concat(indexes)
            .Select(key => new UniqueKey(
                [.. key.Properties.Where(part => part != property).Select(part => part.GetColumnName(table)!)],
                key.Filter
            ));
    }

    // What is changed here after the members' rows, and what others lock before them.
    private static async Task LockAsync(SchoolCommsDb db, PersonId kept, PersonId other, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            select from chat where school_id = {db.School.Value} and id in
                (select chat_id from chat_member where school_id = {db.School.Value} and person_id in ({kept.Value}, {other.Value}))
                order by id for no key update
            """,
            cancel
        );
        await db.Database.ExecuteSqlAsync(
            $"select from queued_message where school_id = {db.School.Value} and author_id = {other.Value} order by id for update",
            cancel
        );
    }

    // One statement asks the database where it lets the application change the column.
    private static async Task<List<PersonReference>> ChangeableAsync(SchoolCommsDb db, CancellationToken cancel)
    {
        var references = Of(db.Model);
        var tables = references.Select(reference => reference.Table).ToArray();
        var columns = references.Select(reference => reference.Column).ToArray();
        var changeable = await db
            .Database.SqlQuery<long>(
                $"""
                select nr as "Value" from unnest({tables}, {columns}) with ordinality as reference(tab, col, nr)
                where has_column_privilege(tab, col, 'UPDATE') order by nr
                """
            )
            .ToListAsync(cancel);
        return changeable.ConvertAll(number => references[(int)number - 1]);
    }

    // A row that the kept person has already stays with the other record.
    private static string Statement(PersonReference reference)
    {
        var doubled = reference.Keys.Select(key =>
        {
            var same = key
                .Others.Select(column => $"mine.{column} is not distinct from {reference.Table}.{column}")
                .Append($"mine.{reference.Column} = {{1}}");
            var mine = key.Filter is null ? reference.Table : $"(select * from {reference.Table} where {key.Filter})";
            return $" and not ({key.Filter ?? "true"} and exists (select from {mine} mine where {string.Join(" and ", same)}))";
        });
        return string.Create(
            CultureInfo.InvariantCulture,
            $"update {reference.Table} set {reference.Column} = {{1}} where school_id = {{0}} and {reference.Column} = {{2}}{string.Concat(doubled)}"
        );
    }

    // Where both have a row and one place is for one of them, the better of the two is kept and the other ends.
    private static async Task JoinDoubledAsync(
        SchoolCommsDb db,
        PersonId kept,
        PersonId other,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var members = await db.ChatMembers.Where(m => m.PersonId == kept || m.PersonId == other).ToListAsync(cancel);
        foreach (var pair in members.GroupBy(member => member.ChatId).Where(pair => pair.Count() == 2))
            pair.Single(member => member.PersonId == kept).Absorb(pair.Single(member => member.PersonId == other), now);

        var memberships = await db
            .ClassMemberships.Where(m => (m.PersonId == kept || m.PersonId == other) && m.EndedAt == null)
            .ToListAsync(cancel);
        foreach (var pair in memberships.GroupBy(m => (m.ClassId, m.Role, m.Subject)).Where(pair => pair.Count() == 2))
            pair.Single(membership => membership.PersonId == other).End(now);

        await db
            .Guardianships.Where(link => link.GuardianId == other || link.ChildId == other)
            .Where(link =>
                db.Guardianships.Any(mine =>
                    (link.GuardianId == other && mine.GuardianId == kept && mine.ChildId == link.ChildId)
                    || (link.ChildId == other && mine.ChildId == kept && mine.GuardianId == link.GuardianId)
                )
            )
            .ExecuteUpdateAsync(link => link.SetProperty(l => l.EndedAt, now), cancel);
        await db.SaveChangesAsync(cancel);
        await JoinDirectChatsAsync(db, kept, other, cancel);
    }

    // Two find one chat: the other record's chat with somebody becomes the kept one's where that has none, and rests where it has.
    private static async Task JoinDirectChatsAsync(SchoolCommsDb db, PersonId kept, PersonId other, CancellationToken cancel)
    {
        var chats = await db
            .Chats.Where(chat => chat.FirstId == kept || chat.SecondId == kept || chat.FirstId == other || chat.SecondId == other)
            .OrderBy(chat => chat.Id)
            .ToListAsync(cancel);
        var of = chats.ToLookup(chat => chat.FirstId == other || chat.SecondId == other);
        var partners = of[false].Select(chat => chat.OtherThan(kept)!.Value).ToHashSet();
        foreach (var chat in of[true])
        {
            var partner = chat.OtherThan(other)!.Value;
            if (partner != kept && partners.Add(partner))
                chat.BelongTo(kept, partner);
            else
                chat.Rest();
        }

        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A column that holds a person.</summary>
/// <param name="Keys">The unique keys that it is a part of.</param>
internal sealed record PersonReference(string Table, string Column, IReadOnlyList<UniqueKey> Keys);

/// <summary>A unique key, without the column that holds the person.</summary>
internal sealed record UniqueKey(IReadOnlyList<string> Others, string? Filter);

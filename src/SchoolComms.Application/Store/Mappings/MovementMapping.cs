using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class MovementMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new IdJson() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapMovements(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<YearRoll>(roll =>
        {
            roll.OwnedBySchool(r => new { r.SchoolId, r.SchoolYear }, r => r.SchoolId == db.School);
            roll.ComplexProperty(r => r.Order, order => order.Property(o => o.Number).HasMaxLength(Order.MaxNumber));
            roll.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.TurnedBy }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Movement>(movement =>
        {
            movement.OwnedBySchool(m => new { m.SchoolId, m.Id }, m => m.SchoolId == db.School);
            movement.ComplexProperty(m => m.Order, order => order.Property(o => o.Number).HasMaxLength(Order.MaxNumber));
            movement.ComplexProperty(
                m => m.ObstacleClause,
                clause =>
                {
                    clause.Property(c => c.Number).HasMaxLength(Clause.MaxNumber);
                    clause.Property(c => c.Summary).HasMaxLength(Clause.MaxSummary);
                }
            );
            movement.Property(m => m.CloseReason).HasMaxLength(Movement.MaxReason);

            // Written once and never changed: the same object is the same value.
            movement
                .Property(m => m.Successors)
                .HasColumnType("jsonb")
                .HasConversion(
                    successors => JsonSerializer.Serialize(successors.ToDictionary(s => s.Key.Value, s => s.Value.Value), Json),
                    json => Read(json),
                    ByReference<IReadOnlyDictionary<ChatId, PersonId>>()
                );
            movement
                .Property(m => m.Brought)
                .HasColumnType("jsonb")
                .HasConversion(
                    brought => JsonSerializer.Serialize(brought, Json),
                    json => JsonSerializer.Deserialize<Consequences>(json, Json)!,
                    ByReference<Consequences>()
                );
            movement.Ignore(m => m.Step);

            movement.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.PersonId }).OnDelete(DeleteBehavior.Restrict);
            movement.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.EnteredBy }).OnDelete(DeleteBehavior.Restrict);
            movement.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.ClosedBy }).OnDelete(DeleteBehavior.Restrict);
            movement.HasOne<SchoolClass>().WithMany().HasForeignKey(m => new { m.SchoolId, m.FromClass }).OnDelete(DeleteBehavior.Restrict);
            movement.HasOne<SchoolClass>().WithMany().HasForeignKey(m => new { m.SchoolId, m.ToClass }).OnDelete(DeleteBehavior.Restrict);

            // One waits for a person at a time; the database decides a race.
            movement
                .HasIndex(m => new { m.SchoolId, m.PersonId })
                .IsUnique()
                .HasFilter("state = 'Waiting'")
                .HasDatabaseName("ix_movement_waiting");
            movement.HasIndex(m => new
            {
                m.SchoolId,
                m.PersonId,
                m.Id,
            });
            movement.HasIndex(m => m.DueAt).HasFilter("state = 'Waiting'");
        });
    }

    private static Dictionary<ChatId, PersonId> Read(string json) =>
        JsonSerializer
            .Deserialize<Dictionary<Guid, Guid>>(json, Json)!
            .ToDictionary(pair => ChatId.From(pair.Key), pair => PersonId.From(pair.Value));

    private static ValueComparer<T> ByReference<T>()
        where T : class => new((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value);

    /// <summary>Ids stand in a document as they stand in columns.</summary>
    private sealed class IdJson : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T>
            where T : struct, IId<T>
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                T.From(reader.GetGuid());

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                writer.WriteStringValue(value.Value);
        }
    }
}

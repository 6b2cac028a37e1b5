using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Audit;

/// <summary>
/// Saves a use case's changes together with their entry in the school's record: both stand, or neither. The entry is
/// appended last, as its lock holds up the school's other recorded acts until the commit.
/// </summary>
public static class Record
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Saves and records in one transaction, or within the one that is open; the entry names the actor's highest office.</summary>
    /// <param name="db">The store, in the school's scope.</param>
    /// <param name="actor">Who acted.</param>
    /// <param name="kind">What kind of act.</param>
    /// <param name="details">What the entry tells: names of things, numbers, reasons; no secret and no message text.</param>
    /// <param name="clause">The clause and edition that the act rests on.</param>
    /// <param name="at">When.</param>
    public static Task SaveAndRecordAsync(
        this SchoolCommsDb db,
        Actor actor,
        AuditKind kind,
        object details,
        Clause? clause,
        DateTimeOffset at,
        CancellationToken cancel
    ) => db.SaveAndRecordAsync(actor.Person, actor.Highest, kind, details, clause, at, cancel);

    /// <summary>The same for somebody who acts before they are anything in the school, or for the portal itself on somebody's word.</summary>
    public static Task SaveAndRecordAsync(
        this SchoolCommsDb db,
        PersonId actor,
        AuditKind kind,
        object details,
        Clause? clause,
        DateTimeOffset at,
        CancellationToken cancel
    ) => db.SaveAndRecordAsync(actor, null, kind, details, clause, at, cancel);

    internal static async Task SaveAndRecordAsync(
        this SchoolCommsDb db,
        PersonId actor,
        Standing? office,
        AuditKind kind,
        object details,
        Clause? clause,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await db.SaveChangesAsync(cancel);
        var payload = JsonSerializer.Serialize(
            new
            {
                Details = details,
                Clause = clause?.Number,
                Edition = clause?.Edition,
                clause?.EditionNumber,
                Office = office,
                db.Scope.Address,
            },
            Options
        );
        await db.Database.ExecuteSqlAsync(
            $"select audit_append({db.School.Value}, {at.ToUniversalTime()}, {actor.Value}, {kind.ToString()}, {payload}::jsonb)",
            cancel
        );
        if (own is not null)
            await own.CommitAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>Remembers what the columns of a kept list mean: for this import, and for the next list with the same headings.</summary>
public sealed class MapColumns(SchoolCommsDb db, OpenUpload open, TimeProvider time)
{
    /// <param name="actor">Who imports.</param>
    /// <param name="id">The upload.</param>
    /// <param name="fields">By column; null leaves the column aside.</param>
    public async Task<Result> RunAsync(Actor actor, Guid id, IReadOnlyList<RosterField?> fields, CancellationToken cancel)
    {
        var opened = await open.RunAsync(actor, id, cancel);
        if (opened.IsRefused)
            return opened.Error;

        var columns = opened.Value.Sheet.Columns;
        if (
            fields.Count != columns.Fields.Count
            || fields.Any(field => field is { } known && !RosterColumns.FieldsOf(columns.Kind).Contains(known))
        )
            return new NotFound(nameof(RosterField));
        if (fields.OfType<RosterField>().GroupBy(field => field).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new ColumnsMeanTheSame(twice.Key);

        for (var column = 0; column < fields.Count; column++)
            columns = columns.With(column, fields[column]);
        var checkedColumns = columns.Check();
        if (checkedColumns.IsRefused)
            return checkedColumns;

        opened.Value.Upload.Map(columns);
        await RememberAsync(actor, opened.Value, columns, cancel);
        return Result.Done;
    }

    // Of two administrators at once the second's meaning stays.
    private async Task RememberAsync(Actor actor, OpenedUpload opened, RosterColumns columns, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var (kind, headings) = (opened.Upload.Kind, opened.Sheet.Table.Headers);
        var mapping = await db.MappingOfAsync(kind, headings, cancel);
        if (mapping is null)
            db.Add(mapping = RosterMapping.For(actor.School.Id, kind, headings));
        mapping.Remember(headings, columns, opened.Upload.FileName, actor.Person, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>Two columns are said to mean the same.</summary>
public sealed record ColumnsMeanTheSame(RosterField Column) : Error(ErrorKind.Invalid);

/// <summary>What is remembered of the lists of a school.</summary>
internal static class RosterMappings
{
    /// <summary>What the columns of a list with these headings meant the last time; null where there was none.</summary>
    public static Task<RosterMapping?> MappingOfAsync(
        this SchoolCommsDb db,
        RosterKind kind,
        IReadOnlyList<string> headings,
        CancellationToken cancel
    )
    {
        var hash = RosterMapping.HashOf(headings);
        return db.RosterMappings.SingleOrDefaultAsync(mapping => mapping.Kind == kind && mapping.HeadingsHash == hash, cancel);
    }
}

using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>Remembers what the columns of a kept list mean.</summary>
public sealed class MapColumns(SchoolCommsDb db, OpenUpload open)
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
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}

/// <summary>Two columns are said to mean the same.</summary>
public sealed record ColumnsMeanTheSame(RosterField Column) : Error(ErrorKind.Invalid);

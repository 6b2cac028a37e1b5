using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Application.Regulations;

/// <summary>Two regulations side by side, and what else could be compared.</summary>
/// <param name="From">What the comparison starts from, as in the address.</param>
/// <param name="To">What it leads to, as in the address.</param>
/// <param name="Difference">What changes on the way.</param>
/// <param name="Editions">The school's editions, the newest first.</param>
public sealed record RegulationComparison(string From, string To, RegulationDifference Difference, IReadOnlyList<EditionLine> Editions);

/// <summary>
/// Sets two regulations side by side: editions by their numbers, presets as "preset:model", the open draft as "draft" (SCH-6). Without a choice, the
/// edition in force beside the one before it, or beside the first preset where there was none.
/// </summary>
public sealed class CompareRegulations(SchoolCommsDb db, ReadRegulation read, ReadDraft readDraft)
{
    /// <summary>The open draft, for those who see it.</summary>
    public const string Draft = "draft";

    private const string PresetPrefix = "preset:";

    public static string NameOf(RegulationPreset preset) => PresetPrefix + preset.Key;

    public static string NameOf(int edition) => edition.ToString(CultureInfo.InvariantCulture);

    public async Task<Result<RegulationComparison>> RunAsync(Actor actor, string? from, string? to, CancellationToken cancel)
    {
        var inForce = await read.RunAsync(actor, null, cancel);
        if (inForce.IsRefused)
            return inForce.Error;

        var editions = inForce.Value.Editions;
        var left = from ?? Before(editions, actor.Edition.Number);
        var right = to ?? NameOf(actor.Edition.Number);
        var before = await FindAsync(actor, left, cancel);
        var after = await FindAsync(actor, right, cancel);
        return before is null || after is null
            ? new NotFound(nameof(Edition))
            : new RegulationComparison(left, right, new RegulationDifference(before, after), editions);
    }

    private static string Before(IReadOnlyList<EditionLine> editions, int number) =>
        editions.FirstOrDefault(edition => edition.Number < number) is { } previous
            ? NameOf(previous.Number)
            : NameOf(RegulationPreset.All[0]);

    private async Task<Regulation?> FindAsync(Actor actor, string name, CancellationToken cancel) =>
        name == Draft
            ? (await readDraft.RunAsync(actor, cancel)) is { IsRefused: false, Value: { } view }
                ? view.Draft.Regulation
                : null
            : name.StartsWith(PresetPrefix, StringComparison.Ordinal)
                ? RegulationPreset.Find(name[PresetPrefix.Length..])?.Regulation
                : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? (await db.Editions.AsNoTracking().SingleOrDefaultAsync(edition => edition.Number == number, cancel))?.Regulation
                    : null;
}

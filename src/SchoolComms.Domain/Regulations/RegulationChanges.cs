using System.Collections.Immutable;

namespace SchoolComms.Domain.Regulations;

/// <summary>A rule about messages that becomes another for some people.</summary>
/// <param name="Before">What happened until now; null where there was no such rule.</param>
/// <param name="After">What happens from then on; null where there is no such rule any more.</param>
/// <param name="Clause">The clause of the new edition, or of the old one where the rule goes.</param>
public sealed record ModeChange(Rule Rule, Audience Audience, Mode? Before, Mode? After, string Clause)
{
    /// <summary>What was let through is stopped from then on.</summary>
    public bool StartsToStop => After >= Mode.Hold && !(Before >= Mode.Hold);

    /// <summary>What was stopped is let through from then on.</summary>
    public bool CeasesToStop => Before >= Mode.Hold && !(After >= Mode.Hold);
}

/// <summary>What a new edition would change, in the large: which parts, which clauses, and which rules about messages for whom.</summary>
public sealed record RegulationChanges(
    ImmutableArray<RegulationPart> Parts,
    ImmutableArray<string> Added,
    ImmutableArray<string> Removed,
    ImmutableArray<string> Reworded,
    ImmutableArray<ModeChange> Modes
)
{
    /// <summary>The parts that differ in something that is told neither by clause nor by rule about messages.</summary>
    public IEnumerable<RegulationPart> Otherwise =>
        Parts.Where(part =>
            part switch
            {
                RegulationPart.Text => Added.IsEmpty && Removed.IsEmpty && Reworded.IsEmpty,
                RegulationPart.Content => Modes.IsEmpty,
                _ => true,
            }
        );

    public static RegulationChanges Between(Regulation before, Regulation after) =>
        new(
            [.. Enum.GetValues<RegulationPart>().Where(part => !Same(part, before, after))],
            [.. after.Clauses.Keys.Where(number => !before.Clauses.ContainsKey(number))],
            [.. before.Clauses.Keys.Where(number => !after.Clauses.ContainsKey(number))],
            [
                .. before
                    .Clauses.Where(clause => after.Clauses.GetValueOrDefault(clause.Key, clause.Value) != clause.Value)
                    .Select(clause => clause.Key),
            ],
            [.. ModeChanges(before, after)]
        );

    private static IEnumerable<ModeChange> ModeChanges(Regulation before, Regulation after) =>
        from rule in Rules.AboutContent
        from audience in Enum.GetValues<Audience>()
        let was = Find(before, rule, audience)
        let becomes = Find(after, rule, audience)
        where was?.Mode != becomes?.Mode
        select new ModeChange(rule, audience, was?.Mode, becomes?.Mode, (becomes ?? was)!.Clause);

    private static ContentRule? Find(Regulation regulation, Rule rule, Audience audience) =>
        regulation.Content.FirstOrDefault(content => content.Rule == rule && content.Audience == audience);

    private static bool Same(RegulationPart part, Regulation before, Regulation after) =>
        part switch
        {
            RegulationPart.Text => before.Title == after.Title && Same(before.Clauses, after.Clauses),
            RegulationPart.Rules => Same(before.Citations, after.Citations),
            RegulationPart.Content => Same(before.Content, after.Content) && Same(before.Liftable, after.Liftable),
            RegulationPart.Rights => Same(before.InviteRights, after.InviteRights) && Same(before.ChatRights, after.ChatRights),
            _ => Terms(before) == Terms(after)
                && Same(before.Councils, after.Councils)
                && Same(before.AdministratorConsent, after.AdministratorConsent)
                && Same(before.StatusVerification?.Roles ?? [], after.StatusVerification?.Roles ?? [])
                && Same(before.StatusVerification?.Waits ?? [], after.StatusVerification?.Waits ?? []),
        };

    private static (int, int, Calendar.PostingHours?, SanctionLadder?, EarlyUnblocking?, Recording?, bool) Terms(Regulation regulation) =>
        (
            regulation.InviteTermDays,
            regulation.ReportTermDays,
            regulation.PostingHours,
            regulation.Ladder,
            regulation.EarlyUnblocking,
            regulation.Recording,
            regulation.StatusVerification is null
        );

    private static bool Same<T>(IEnumerable<T> before, IEnumerable<T> after) => before.ToHashSet().SetEquals(after);
}

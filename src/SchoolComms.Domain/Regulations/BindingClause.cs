using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>How a clause differs from the edition that somebody confirmed last.</summary>
public enum ClauseChange
{
    None = 0,
    New,
    Changed,
}

/// <summary>A clause of the Rules of communication as it binds somebody, and what has become of it since they last confirmed.</summary>
public sealed record BindingClause(Clause Clause, ClauseChange Change)
{
    /// <summary>The Rules that bind whoever writes as this audience, each compared with the edition that was confirmed last.</summary>
    /// <param name="edition">The edition to be confirmed.</param>
    /// <param name="audience">As whom the person writes.</param>
    /// <param name="confirmed">The edition that the person confirmed last; null where this is the first.</param>
    public static IReadOnlyList<BindingClause> Of(Edition edition, Audience audience, Edition? confirmed) =>
        [
            .. edition
                .RulesOfCommunication([audience])
                .Select(clause => new BindingClause(clause, ChangeOf(clause, edition, audience, confirmed))),
        ];

    /// <summary>What bound this audience by the edition confirmed last and does so no more.</summary>
    public static IReadOnlyList<Clause> GoneFrom(Edition edition, Audience audience, Edition? confirmed)
    {
        var now = edition.RulesOfCommunication([audience]).Select(clause => clause.Number).ToHashSet();
        return [.. (confirmed?.RulesOfCommunication([audience]) ?? []).Where(clause => !now.Contains(clause.Number))];
    }

    private static ClauseChange ChangeOf(Clause clause, Edition edition, Audience audience, Edition? confirmed)
    {
        if (confirmed is null)
            return ClauseChange.None;
        if (confirmed.RulesOfCommunication([audience]).FirstOrDefault(old => old.Number == clause.Number) is not { } before)
            return ClauseChange.New;

        var same =
            before.Summary == clause.Summary && Sets(edition, audience, clause.Number).SetEquals(Sets(confirmed, audience, clause.Number));
        return same && HoursOf(edition, audience, clause.Number) == HoursOf(confirmed, audience, clause.Number)
            ? ClauseChange.None
            : ClauseChange.Changed;
    }

    // What a clause means: its words, the rules that stand on it with their strictness, and the hours.
    private static HashSet<(Rule Rule, Mode Mode)> Sets(Edition edition, Audience audience, string number) =>
        [.. edition.Regulation.RulesFor(audience).Where(rule => rule.Clause == number).Select(rule => (rule.Rule, rule.Mode))];

    private static (TimeOnly From, TimeOnly Until)? HoursOf(Edition edition, Audience audience, string number) =>
        edition.Regulation.PostingHours is { } hours
        && edition.Regulation.RulesFor(audience).Any(rule => rule.Rule == Rule.PostingHours && rule.Clause == number)
            ? (hours.From, hours.Until)
            : null;
}

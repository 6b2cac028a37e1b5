using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>One entry that two regulations do not share: added where there is nothing before, removed where there is nothing after.</summary>
public sealed record Difference<TKey, TValue>(TKey Key, TValue? Before, TValue? After)
    where TValue : class
{
    public bool IsAdded => Before is null;

    public bool IsRemoved => After is null;
}

/// <summary>What a regulation sets besides its clauses, rules and rights.</summary>
public enum Parameter
{
    Title = 1,
    PostingHours,
    Liftable,
    InviteTerm,
    Ladder,
    EarlyUnblocking,
    ReportTerm,
    ContestTerm,
    StatusVerification,
    AdministratorConsent,
    Councils,
    Recording,
    DirectRights,
}

/// <summary>What changes from one regulation to another: between editions, a draft and what is in force, two presets (SCH-6).</summary>
public sealed class RegulationDifference(Regulation before, Regulation after)
{
    public Regulation Before => before;

    public Regulation After => after;

    /// <summary>Clauses by number, with their wording; in the order of the document.</summary>
    public IReadOnlyList<Difference<string, string>> Clauses { get; } = Between(before.Clauses, after.Clauses, ClauseOrder.Instance);

    /// <summary>Rules that do not depend on who writes, with the clause that they stand on.</summary>
    public IReadOnlyList<Difference<Rule, string>> Rules { get; } = Between(before.Citations, after.Citations);

    /// <summary>Rules about what is written, for one audience each, with mode and clause.</summary>
    public IReadOnlyList<Difference<(Rule Rule, Audience Audience), ContentRule>> Content { get; } =
        Between(before.Content.Select(KeyOf), after.Content.Select(KeyOf));

    /// <summary>Who may invite whom, with the clause.</summary>
    public IReadOnlyList<Difference<(Standing Inviter, Role Invited), string>> InviteRights { get; } =
        Between(before.InviteRights.Select(KeyOf), after.InviteRights.Select(KeyOf));

    /// <summary>Who may create which chats, with the clause.</summary>
    public IReadOnlyList<Difference<(Standing Creator, ChatKind Kind), string>> ChatRights { get; } =
        Between(before.ChatRights.Select(KeyOf), after.ChatRights.Select(KeyOf));

    /// <summary>The parameters that differ.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } =
    [.. Enum.GetValues<Parameter>().Where(parameter => !Equals(ValueOf(parameter, before), ValueOf(parameter, after)))];

    /// <summary>The parts in which anything differs.</summary>
    public IEnumerable<RegulationPart> Parts => Enum.GetValues<RegulationPart>().Where(Differs);

    /// <summary>The two say and set the same.</summary>
    public bool IsEmpty => !Parts.Any();

    /// <summary>Messages that were let through and are stopped from then on.</summary>
    public IEnumerable<Difference<(Rule Rule, Audience Audience), ContentRule>> StartToStop =>
        Content.Where(rule => Stops(rule.After) && !Stops(rule.Before));

    /// <summary>Messages that were stopped and are let through from then on.</summary>
    public IEnumerable<Difference<(Rule Rule, Audience Audience), ContentRule>> CeaseToStop =>
        Content.Where(rule => Stops(rule.Before) && !Stops(rule.After));

    public bool Differs(RegulationPart part) =>
        part switch
        {
            RegulationPart.Text => Clauses.Count > 0 || Parameters.Contains(Parameter.Title),
            RegulationPart.Rules => Rules.Count > 0,
            RegulationPart.Content => Content.Count > 0 || Parameters.Contains(Parameter.Liftable),
            RegulationPart.Rights => InviteRights.Count > 0 || ChatRights.Count > 0 || Parameters.Contains(Parameter.DirectRights),
            _ => Parameters.Except([Parameter.Title, Parameter.Liftable, Parameter.DirectRights]).Any(),
        };

    private static bool Stops(ContentRule? rule) => rule?.Mode >= Mode.Hold;

    private static List<Difference<TKey, TValue>> Between<TKey, TValue>(
        IEnumerable<KeyValuePair<TKey, TValue>> before,
        IEnumerable<KeyValuePair<TKey, TValue>> after,
        IComparer<TKey>? order = null
    )
        where TKey : notnull
        where TValue : class
    {
        var (left, right) = (before.ToDictionary(), after.ToDictionary());
        return
        [
            .. left
                .Keys.Union(right.Keys)
                .Order(order)
                .Select(key => new Difference<TKey, TValue>(key, left.GetValueOrDefault(key), right.GetValueOrDefault(key)))
                .Where(difference => !Equals(difference.Before, difference.After)),
        ];
    }

    private static KeyValuePair<(Rule, Audience), ContentRule> KeyOf(ContentRule rule) => new((rule.Rule, rule.Audience), rule);

    private static KeyValuePair<(Standing, Role), string> KeyOf(InviteRight right) => new((right.Inviter, right.Invited), right.Clause);

    private static KeyValuePair<(Standing, ChatKind), string> KeyOf(ChatRight right) => new((right.Creator, right.Kind), right.Clause);

    // Lists are compared by what stands in them, in whatever order.
    private static object? ValueOf(Parameter parameter, Regulation regulation) =>
        parameter switch
        {
            Parameter.Title => regulation.Title,
            Parameter.PostingHours => regulation.PostingHours,
            Parameter.Liftable => Listed(regulation.Liftable),
            Parameter.InviteTerm => regulation.InviteTermDays,
            Parameter.Ladder => regulation.Ladder,
            Parameter.EarlyUnblocking => regulation.EarlyUnblocking,
            Parameter.ReportTerm => regulation.ReportTermDays,
            Parameter.ContestTerm => regulation.ContestTermDays,
            Parameter.StatusVerification => regulation.StatusVerification is { } verification
                ? (Listed(verification.Roles), Listed(verification.Waits))
                : null,
            Parameter.AdministratorConsent => Listed(regulation.AdministratorConsent),
            Parameter.Councils => Listed(regulation.Councils),
            Parameter.DirectRights => Listed(regulation.DirectRights.Select(right => (right.From, right.To))),
            _ => regulation.Recording,
        };

    private static string Listed<T>(IEnumerable<T> values) => string.Join(' ', values.Order());
}

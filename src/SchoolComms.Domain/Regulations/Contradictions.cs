using System.Collections.Immutable;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>What stands against a regulation as a whole. A draft may hold contradictions while it is worked on; an edition holds none.</summary>
/// <remarks>The field of each error says where: <c>Title</c>, <c>Clauses[4.5]</c>, <c>Content[PostingHours/Parent]</c>, <c>Ladder.MoreThan</c>.</remarks>
public static class Contradictions
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitle = 300;

    /// <summary>More clauses than a regulation has.</summary>
    public const int MaxClauses = 300;

    /// <summary>How many days a link may wait.</summary>
    public static readonly Limits InviteTerm = new(1, 90);

    /// <summary>How many violations may pass before a block: none would punish the first, which no source does.</summary>
    public static readonly Limits MoreThan = new(1, 20);

    /// <summary>How many months a block may last.</summary>
    public static readonly Limits BlockMonths = new(1, 12);

    /// <summary>How many working days members may object.</summary>
    public static readonly Limits ObjectionTerm = new(1, 10);

    /// <summary>How many working days a report may wait.</summary>
    public static readonly Limits ReportTerm = new(1, 30);

    /// <summary>How many working days the director may take to answer an appeal.</summary>
    public static readonly Limits ContestTerm = new(1, 30);

    /// <summary>All contradictions, in the order of the document's parts; none where the regulation may be approved.</summary>
    public static IReadOnlyList<Error> Of(Regulation regulation) =>
        [.. Text(regulation), .. Citations(regulation), .. Content(regulation), .. Parameters(regulation), .. Rights(regulation)];

    private static IEnumerable<Error> Text(Regulation regulation)
    {
        if (string.IsNullOrWhiteSpace(regulation.Title))
            yield return new RegulationTitleMissing { Field = nameof(Regulation.Title) };
        if (regulation.Title.Length > MaxTitle)
            yield return new RegulationTitleTooLong(MaxTitle) { Field = nameof(Regulation.Title) };
        if (regulation.Clauses.IsEmpty)
            yield return new RegulationEmpty { Field = nameof(Regulation.Clauses) };
        if (regulation.Clauses.Count > MaxClauses)
            yield return new TooManyClauses(MaxClauses) { Field = nameof(Regulation.Clauses) };

        foreach (var (number, summary) in regulation.Clauses)
        {
            if (ClauseText.Check(number, summary) is { Error: { } error })
                yield return error with
                {
                    Field = At(nameof(Regulation.Clauses), number),
                };
        }
    }

    private static IEnumerable<Error> Citations(Regulation regulation)
    {
        foreach (var (rule, clause) in regulation.Citations)
        {
            foreach (var error in Cited(regulation, clause, At(nameof(Regulation.Citations), rule)))
                yield return error;
            if (rule.IsAboutContent())
                yield return new RuleStandsElsewhere(rule) { Field = At(nameof(Regulation.Citations), rule) };
        }
    }

    private static IEnumerable<Error> Content(Regulation regulation)
    {
        foreach (var rule in regulation.Content)
        {
            var field = At(nameof(Regulation.Content), $"{rule.Rule}/{rule.Audience}");
            foreach (var error in Cited(regulation, rule.Clause, field))
                yield return error;
            if (!rule.Rule.IsAboutContent())
                yield return new RuleStandsElsewhere(rule.Rule) { Field = field };
        }

        foreach (var twice in regulation.Content.GroupBy(rule => (rule.Rule, rule.Audience)).Where(same => same.Count() > 1))
            yield return new RuleStandsTwice(twice.Key.Rule)
            {
                Field = At(nameof(Regulation.Content), $"{twice.Key.Rule}/{twice.Key.Audience}"),
            };

        foreach (var rule in regulation.Liftable.Where(rule => regulation.Content.All(content => content.Rule != rule)))
            yield return new NothingToLift(rule) { Field = At(nameof(Regulation.Liftable), rule) };
    }

    private static IEnumerable<Error> Parameters(Regulation regulation) =>
        [
            .. Together(regulation, Rule.PostingHours, regulation.PostingHours is not null, nameof(Regulation.PostingHours)),
            .. Together(regulation, Rule.LadderBlock, regulation.Ladder is not null, nameof(Regulation.Ladder)),
            .. Together(regulation, Rule.EarlyUnblocking, regulation.EarlyUnblocking is not null, nameof(Regulation.EarlyUnblocking)),
            .. Together(regulation, Rule.RecordingAgreed, regulation.Recording is not null, nameof(Regulation.Recording)),
            .. Together(regulation, Rule.StatusVerified, regulation.StatusVerification is not null, nameof(Regulation.StatusVerification)),
            .. Together(regulation, Rule.OpinionsHeard, !regulation.Councils.IsEmpty, nameof(Regulation.Councils)),
            .. Together(regulation, Rule.DirectMessages, !regulation.DirectRights.IsEmpty, nameof(Regulation.DirectRights)),
            .. Needs(
                regulation,
                Rule.AdditionalAdministrators,
                !regulation.AdministratorConsent.IsEmpty,
                nameof(regulation.AdministratorConsent)
            ),
            .. Needs(regulation, Rule.LadderBlock, regulation.Contains(Rule.EarlyUnblocking), nameof(Regulation.EarlyUnblocking)),
            .. Within(InviteTerm, regulation.InviteTermDays, nameof(Regulation.InviteTermDays)),
            .. Within(ReportTerm, regulation.ReportTermDays, nameof(Regulation.ReportTermDays)),
            .. Within(ContestTerm, regulation.ContestTermDays, nameof(Regulation.ContestTermDays)),
            .. Within(MoreThan, regulation.Ladder?.MoreThan, "Ladder.MoreThan"),
            .. Within(BlockMonths, regulation.Ladder?.MaxMonths, "Ladder.MaxMonths"),
            .. Within(ObjectionTerm, regulation.EarlyUnblocking?.ObjectionDays, "EarlyUnblocking.ObjectionDays"),
            .. regulation.Recording is { ByConsent: false, OnLegalGround: false }
                ? [new RecordingHasNoGround { Field = nameof(Regulation.Recording) }]
                : Array.Empty<Error>(),
            .. regulation.StatusVerification is { Roles.IsEmpty: true }
                ? [new NobodyVerified { Field = nameof(Regulation.StatusVerification) }]
                : Array.Empty<Error>(),
        ];

    private static IEnumerable<Error> Rights(Regulation regulation)
    {
        foreach (var right in regulation.InviteRights)
        {
            foreach (var error in Cited(regulation, right.Clause, At(nameof(Regulation.InviteRights), $"{right.Invited}/{right.Inviter}")))
                yield return error;
        }

        foreach (var right in regulation.ChatRights)
        {
            foreach (var error in Cited(regulation, right.Clause, At(nameof(Regulation.ChatRights), $"{right.Kind}/{right.Creator}")))
                yield return error;
        }

        foreach (var twice in regulation.DirectRights.GroupBy(right => right).Where(same => same.Count() > 1))
            yield return new DirectRightStandsTwice(twice.Key)
            {
                Field = At(nameof(Regulation.DirectRights), $"{twice.Key.From}/{twice.Key.To}"),
            };

        if (regulation.InviteRights.All(right => right.Invited != Role.Teacher))
            yield return new NobodyInvites(Role.Teacher) { Field = nameof(Regulation.InviteRights) };
    }

    private static IEnumerable<Error> Cited(Regulation regulation, string clause, string field)
    {
        if (string.IsNullOrWhiteSpace(clause))
            yield return new ClauseMissing { Field = field };
        else if (!regulation.Clauses.ContainsKey(clause))
            yield return new ClauseNotThere(clause) { Field = field };
    }

    // A parameter without its rule would bind nobody; a rule without its parameter would not know how.
    private static IEnumerable<Error> Together(Regulation regulation, Rule rule, bool hasParameter, string field)
    {
        if (hasParameter && !regulation.Contains(rule))
            yield return new ParameterWithoutRule(rule) { Field = field };
        if (!hasParameter && regulation.Contains(rule))
            yield return new RuleWithoutParameter(rule) { Field = field };
    }

    private static IEnumerable<Error> Needs(Regulation regulation, Rule rule, bool relies, string field)
    {
        if (relies && !regulation.Contains(rule))
            yield return new ParameterWithoutRule(rule) { Field = field };
    }

    private static IEnumerable<Error> Within(Limits limits, int? value, string field)
    {
        if (value is { } number && !limits.Contain(number))
            yield return new OutOfLimits(limits) { Field = field };
    }

    private static string At(string part, object which) => $"{part}[{which}]";
}

/// <summary>The least and the most that a number may be.</summary>
public sealed record Limits(int Least, int Most)
{
    public bool Contain(int number) => Least <= number && number <= Most;
}

/// <summary>The regulation has no title.</summary>
public sealed record RegulationTitleMissing() : Error(ErrorKind.Invalid);

/// <summary>The title is longer than any title is.</summary>
public sealed record RegulationTitleTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>The regulation has no clause at all.</summary>
public sealed record RegulationEmpty() : Error(ErrorKind.Invalid);

/// <summary>The regulation has more clauses than can be kept.</summary>
public sealed record TooManyClauses(int Max) : Error(ErrorKind.Invalid);

/// <summary>A rule or right names no clause.</summary>
public sealed record ClauseMissing() : Error(ErrorKind.Invalid);

/// <summary>A rule or right names a clause that the regulation does not have.</summary>
public sealed record ClauseNotThere(string Number) : Error(ErrorKind.Invalid);

/// <summary>Rules about messages stand with an audience, the others without one.</summary>
public sealed record RuleStandsElsewhere(Rule Rule) : Error(ErrorKind.Invalid);

/// <summary>A rule about messages stands twice for one audience.</summary>
public sealed record RuleStandsTwice(Rule Rule) : Error(ErrorKind.Invalid);

/// <summary>An exception is foreseen from a rule that the regulation does not contain.</summary>
public sealed record NothingToLift(Rule Rule) : Error(ErrorKind.Invalid);

/// <summary>Something is set for a rule that the regulation does not contain.</summary>
public sealed record ParameterWithoutRule(Rule Rule) : Error(ErrorKind.Invalid);

/// <summary>The regulation contains a rule, and what the rule needs to know is not set.</summary>
public sealed record RuleWithoutParameter(Rule Rule) : Error(ErrorKind.Invalid);

/// <summary>A number is beyond sensible limits.</summary>
public sealed record OutOfLimits(Limits Limits) : Error(ErrorKind.Invalid);

/// <summary>Recording is provided for, and no ground for it is named.</summary>
public sealed record RecordingHasNoGround() : Error(ErrorKind.Invalid);

/// <summary>Statuses are verified, and it is not said whose.</summary>
public sealed record NobodyVerified() : Error(ErrorKind.Invalid);

/// <summary>Who may write to whom directly is said twice.</summary>
public sealed record DirectRightStandsTwice(DirectRight Right) : Error(ErrorKind.Invalid);

/// <summary>Nobody could invite the people that a school cannot be without.</summary>
public sealed record NobodyInvites(Role Role) : Error(ErrorKind.Invalid);

/// <summary>Hours have a beginning and an end, or neither.</summary>
public sealed record HoursAreHalf() : Error(ErrorKind.Invalid);

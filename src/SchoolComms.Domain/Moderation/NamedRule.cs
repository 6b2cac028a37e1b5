using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Moderation;

/// <summary>Nothing is removed or punished without a rule that the regulation sets for the author (S1 4.7).</summary>
public static class NamedRule
{
    /// <summary>The clause of the rule that a moderator names, as it stands for those who write as this audience.</summary>
    public static Result<Clause> Check(Edition edition, Rule rule, Audience author) =>
        edition.Regulation.RulesFor(author).Any(content => content.Rule == rule)
            ? edition.Cite(rule, author)!
            : new RuleNotInRegulation(edition.Cite(Rule.NoArbitrariness)) { Field = nameof(Rule) };
}

/// <summary>The rule named is not one that the regulation sets for this author.</summary>
public sealed record RuleNotInRegulation(Clause? Clause) : Error(ErrorKind.Invalid, Clause);

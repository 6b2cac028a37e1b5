using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Regulations;

/// <summary>The heart: what a regulation says about a message. Pure, and it explains itself.</summary>
public static class Examine
{
    // A rule that the message as a whole meets has no fragment to show.
    private static readonly IEnumerable<string?> TheWhole = [null];

    /// <summary>All findings of the rules that the edition in force sets for the author and that nobody has lifted.</summary>
    public static Verdict Message(Edition edition, Draft draft, Circumstances circumstances) =>
        Message(edition.Regulation, edition, edition.Order.Date, draft, circumstances);

    /// <summary>The same under a regulation that need not be in force yet.</summary>
    /// <param name="dated">The date of the edition that its clauses are cited with.</param>
    public static Verdict Message(Regulation regulation, DateOnly dated, Draft draft, Circumstances circumstances) =>
        Message(regulation, null, dated, draft, circumstances);

    private static Verdict Message(Regulation regulation, Edition? edition, DateOnly dated, Draft draft, Circumstances circumstances)
    {
        var text = new MessageText(draft.Text);
        var findings = (
            from rule in regulation.RulesFor(draft.Author)
            where rule.Mode != Mode.Off && !circumstances.Lifted.Contains(rule.Rule)
            from fragment in FragmentsThatMeet(rule.Rule, regulation, text, draft, circumstances)
            select new Finding(
                rule.Rule,
                rule.Mode,
                edition?.Cite(rule.Clause) ?? Cite(regulation, rule.Clause, dated),
                fragment,
                AdviceFor(regulation, rule)
            )
        ).ToList();
        var meetsHours = findings.Exists(finding => finding.Rule == Rule.PostingHours);
        return new Verdict(findings, meetsHours ? NextOpening(regulation, draft, circumstances) : null);
    }

    /// <summary>Whether a message alone can show that it meets the rule; others only a person can see.</summary>
    public static bool CanFind(Rule rule) => rule == Rule.PostingHours || TextRules.Knows(rule);

    private static IEnumerable<string?> FragmentsThatMeet(
        Rule rule,
        Regulation regulation,
        MessageText text,
        Draft draft,
        Circumstances circumstances
    ) =>
        rule switch
        {
            Rule.PostingHours => IsOpen(regulation, draft, circumstances) ? [] : TheWhole,
            Rule.Uninformative when draft.IsBarePicture => TheWhole,
            _ => TextRules.Find(rule, text, circumstances.Published).Select<Fragment, string?>(fragment => fragment.Text),
        };

    private static bool IsOpen(Regulation regulation, Draft draft, Circumstances circumstances) =>
        regulation.PostingHours is not { } hours || hours.IsOpen(draft.At, circumstances.Zone, circumstances.Calendar);

    private static DateTimeOffset? NextOpening(Regulation regulation, Draft draft, Circumstances circumstances) =>
        regulation.PostingHours?.NextOpening(draft.At, circumstances.Zone, circumstances.Calendar);

    internal static Clause Cite(Regulation regulation, string number, DateOnly dated) =>
        new(number, regulation.Clauses.GetValueOrDefault(number, ""), dated);

    private static Advice AdviceFor(Regulation regulation, ContentRule rule) =>
        (regulation.Liftable.Contains(rule.Rule) ? Advice.AskForException : Advice.None)
        | rule.Rule switch
        {
            Rule.PostingHours => Advice.WaitForOpening,
            Rule.Uninformative => Advice.SayMore,
            Rule.Obscene or Rule.Insult or Rule.Threat => Advice.Rephrase,
            // What is refused is refused whatever has been signed: only a person can read a permission (decision 0012).
            Rule.PersonalData when rule.Mode != Mode.Refuse => Advice.RemoveFragment | Advice.ObtainPermission,
            Rule.PersonalData or Rule.ForeignMessenger or Rule.Payment or Rule.Credentials => Advice.RemoveFragment,
            _ => Advice.None,
        };
}

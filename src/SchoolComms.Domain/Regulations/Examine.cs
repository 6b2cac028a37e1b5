using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Regulations;

/// <summary>The heart: what the edition in force says about a message. Pure, and it explains itself.</summary>
public static class Examine
{
    /// <summary>All findings of the rules that the edition sets for the author and that nobody has lifted.</summary>
    public static Verdict Message(Edition edition, Draft draft, Circumstances circumstances)
    {
        var examined = edition
            .Regulation.RulesFor(draft.Author)
            .Where(rule => rule.Mode != Mode.Off && !circumstances.Lifted.Contains(rule.Rule));
        var findings = examined.SelectMany(rule => Find(rule, edition, draft, circumstances)).ToList();
        var outsideHours = findings.Exists(finding => finding.Rule == Rule.PostingHours);
        return new Verdict(findings, outsideHours ? NextOpening(edition, draft, circumstances) : null);
    }

    private static IEnumerable<Finding> Find(ContentRule rule, Edition edition, Draft draft, Circumstances circumstances)
    {
        var clause = edition.Cite(rule.Clause)!;
        return rule.Rule == Rule.PostingHours
            ? IsOpen(edition, draft, circumstances)
                ? []
                : [new Finding(rule.Rule, rule.Mode, clause, null)]
            : TextRules.Find(rule.Rule, draft.Text).Select(fragment => new Finding(rule.Rule, rule.Mode, clause, fragment.Text));
    }

    private static bool IsOpen(Edition edition, Draft draft, Circumstances circumstances) =>
        edition.Regulation.PostingHours is not { } hours || hours.IsOpen(draft.At, circumstances.Zone, circumstances.Calendar);

    private static DateTimeOffset? NextOpening(Edition edition, Draft draft, Circumstances circumstances) =>
        edition.Regulation.PostingHours?.NextOpening(draft.At, circumstances.Zone, circumstances.Calendar);
}

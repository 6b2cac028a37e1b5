using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>The heart: what the edition in force says about a message. Pure, and it explains itself.</summary>
public static class Examine
{
    /// <summary>All findings of the rules that the edition sets for the author and that nobody has lifted.</summary>
    public static Verdict Message(Edition edition, Draft draft, Circumstances circumstances)
    {
        var findings = new List<Finding>();
        DateTimeOffset? opensAt = null;

        foreach (var rule in edition.Regulation.RulesFor(draft.Author))
        {
            if (rule.Mode == Mode.Off || circumstances.Lifted.Contains(rule.Rule))
                continue;

            var clause = edition.Cite(rule.Clause)!;
            if (rule.Rule == Rule.PostingHours)
            {
                if (edition.Regulation.PostingHours is not { } hours || hours.IsOpen(draft.At, circumstances.Zone, circumstances.Calendar))
                    continue;

                opensAt = hours.NextOpening(draft.At, circumstances.Zone, circumstances.Calendar);
                findings.Add(new Finding(rule.Rule, rule.Mode, clause, null));
            }
        }

        return new Verdict(findings, opensAt);
    }
}

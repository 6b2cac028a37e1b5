using System.Text.Json;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The answer to a program: one verdict, and every rule that the message meets.</summary>
/// <param name="Verdict">"allowed", "warned", "held" or "refused".</param>
public sealed record TrialAnswer(string Verdict, IReadOnlyList<TrialFinding> Findings)
{
    public static TrialAnswer Of(Verdict verdict) =>
        new(
            verdict.Mode switch
            {
                Mode.Refuse => "refused",
                Mode.Hold => "held",
                Mode.Warn => "warned",
                _ => "allowed",
            },
            [
                .. verdict.Findings.Select(finding => new TrialFinding(
                    JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Rule.ToString()),
                    finding.Clause.Number,
                    finding.Fragment
                )),
            ]
        );
}

/// <summary>A rule that the message meets.</summary>
/// <param name="Rule">Its name: "posting-hours".</param>
/// <param name="Clause">The clause's number: "6".</param>
/// <param name="Fragment">The words that met it; null where the whole message did.</param>
public sealed record TrialFinding(string Rule, string Clause, string? Fragment);

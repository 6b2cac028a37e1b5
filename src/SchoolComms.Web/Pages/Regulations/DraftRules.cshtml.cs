using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Which clause each organisational rule stands on; a rule without a clause is not in the regulation.</summary>
public sealed class DraftRulesModel(ReadDraft read, ChangeDraft change, IStringLocalizer<Texts> t)
    : DraftStep(RegulationPart.Rules, read, change, t)
{
    [BindProperty]
    public RulesInput Input { get; set; } = new();

    protected override void Fill(Regulation regulation) =>
        Input = new RulesInput
        {
            Citations = regulation.Citations.ToDictionary(cited => cited.Key.ToString(), cited => (string?)cited.Value),
        };

    protected override Result<Regulation> Read(Regulation regulation) =>
        regulation with
        {
            Citations = Rules
                .AboutOrganisation.Select(rule => (Rule: rule, Clause: Input.Citations.GetValueOrDefault(rule.ToString())?.Trim()))
                .Where(cited => !string.IsNullOrEmpty(cited.Clause))
                .ToImmutableSortedDictionary(cited => cited.Rule, cited => cited.Clause!),
        };

    public sealed record RulesInput
    {
        public Dictionary<string, string?> Citations { get; set; } = [];
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The rules about messages: what happens to whom, by which clause; and the rules from which exceptions may be allowed.</summary>
public sealed class DraftContentModel(ReadDraft read, ChangeDraft change, IStringLocalizer<Texts> t)
    : DraftStep(RegulationPart.Content, read, change, t)
{
    [BindProperty]
    public ContentInput Input { get; set; } = new();

    public static string KeyOf(Rule rule, Audience audience) => $"{rule}/{audience}";

    public ContentCell CellOf(Rule rule, Audience audience) => Input.Content.GetValueOrDefault(KeyOf(rule, audience)) ?? new ContentCell();

    protected override void Fill(Regulation regulation) =>
        Input = new ContentInput
        {
            Content = regulation
                .Content.GroupBy(rule => KeyOf(rule.Rule, rule.Audience))
                .ToDictionary(cell => cell.Key, cell => new ContentCell { Mode = cell.First().Mode, Clause = cell.First().Clause }),
            Liftable = [.. regulation.Liftable],
        };

    protected override Result<Regulation> Read(Regulation regulation) =>
        regulation with
        {
            Content =
            [
                .. from rule in Rules.AboutContent
                from audience in Enum.GetValues<Audience>()
                let cell = CellOf(rule, audience)
                where cell.Mode is not null
                select new ContentRule(rule, audience, cell.Mode ?? default, (cell.Clause ?? "").Trim()),
            ],
            Liftable = [.. Input.Liftable.Distinct().Order()],
        };

    public sealed record ContentInput
    {
        public Dictionary<string, ContentCell> Content { get; set; } = [];
        public List<Rule> Liftable { get; set; } = [];
    }

    public sealed record ContentCell
    {
        public Mode? Mode { get; set; }
        public string? Clause { get; set; }
    }
}

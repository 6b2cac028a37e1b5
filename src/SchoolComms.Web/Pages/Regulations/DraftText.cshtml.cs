using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The draft's title and clauses: they come, go, change and are renumbered.</summary>
public sealed class DraftTextModel(ReadDraft read, ChangeDraft change, IStringLocalizer<Texts> t)
    : DraftStep(RegulationPart.Text, read, change, t)
{
    // As many new clauses fit into one saving.
    private const int EmptyLines = 5;

    [BindProperty]
    public TextInput Input { get; set; } = new();

    protected override void Fill(Regulation regulation) =>
        Input = new TextInput
        {
            Title = regulation.Title,
            Clauses =
            [
                .. regulation.Clauses.Select(clause => new ClauseInput
                {
                    Was = clause.Key,
                    Number = clause.Key,
                    Summary = clause.Value,
                }),
                .. Enumerable.Range(0, EmptyLines).Select(_ => new ClauseInput()),
            ],
        };

    protected override Result<Regulation> Read(Regulation regulation) =>
        ClauseLines.Apply(
            regulation,
            Input.Title,
            Input.Clauses.ConvertAll(clause => new ClauseLine(clause.Was, clause.Number, clause.Summary))
        );

    public sealed record TextInput
    {
        public string? Title { get; set; }
        public List<ClauseInput> Clauses { get; set; } = [];
    }

    public sealed record ClauseInput
    {
        public string? Was { get; set; }
        public string? Number { get; set; }
        public string? Summary { get; set; }
    }
}

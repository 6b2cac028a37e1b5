using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The regulation in our words: what each clause says and what stands on it; older editions too.</summary>
public sealed class RegulationModel(ReadRegulation read, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    public RegulationView View { get; private set; } = null!;

    public RegulationWords Says => new(words, View.Edition.Regulation, Actor.School.Kind);

    public async Task<IActionResult> OnGetAsync(int? edition)
    {
        var opened = await read.RunAsync(Actor, edition, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }

    /// <summary>Why an edition that is not in force is not.</summary>
    public string TitleOf(EditionLine line) =>
        line.State switch
        {
            EditionState.ToCome => t["Эта редакция ещё не действует"],
            EditionState.Withdrawn => t["Эта редакция отозвана и никогда не действовала"],
            _ => t["Эта редакция больше не действует"],
        };

    public string StateOf(EditionLine line) =>
        line.State switch
        {
            EditionState.InForce => t["Действует"],
            EditionState.ToCome => t["Вступит в силу {0}", Day(line.InForceFrom)],
            EditionState.Withdrawn => t["Отозвана"],
            _ => t["Заменена"],
        };

    public static Meaning MeaningOf(EditionState state) =>
        state switch
        {
            EditionState.InForce => Meaning.Allowed,
            EditionState.ToCome => Meaning.Held,
            _ => Meaning.Neutral,
        };

    /// <summary>From which day till which; an edition that is withdrawn has none.</summary>
    public string Period(EditionLine line) =>
        line switch
        {
            { State: EditionState.Withdrawn } => t["никогда не действовала"],
            { Until: { } until } => t["с {0} до {1}", Day(line.InForceFrom), Day(until)],
            _ => t["с {0}", Day(line.InForceFrom)],
        };

    private string Day(DateTimeOffset at) => Date(Actor.School.DateAt(at));

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The regulation in our words: what each clause says and what stands on it; older editions too.</summary>
public sealed class RegulationModel(ReadRegulation read, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    public RegulationView View { get; private set; } = null!;

    public RegulationWords Says => new(words, View.Edition.Regulation, Actor.School.Kind);

    /// <summary>The pages around the regulation that the reader may open.</summary>
    public IReadOnlyList<Room> Rooms
    {
        get
        {
            var asks = Actor.Edition.Regulation.Contains(Rule.RulesAcknowledged);
            List<(bool Open, Room Room)> rooms =
            [
                (true, new("regulation/try", "chat-dots", t["Можно ли так написать?"])),
                (true, new("regulation/calendar", "calendar-event", t["Рабочий календарь"])),
                (asks, new("regulation/confirm", "check-circle", t["Мои Правила"])),
                (
                    asks && Anywhere(SchoolAction.SeeAcknowledgements),
                    new("regulation/acknowledgements", "people", t["Кто подтвердил Правила"])
                ),
                (true, new("regulation/compare", "journal-text", t["Сравнить редакции и образцы"])),
                (Anywhere(SchoolAction.ObserveRules), new("regulation/observe", "eye", t["Что нашли бы правила"])),
                (Anywhere(SchoolAction.SeeDraft), new("regulation/edit", "pencil", t["Новая редакция"])),
            ];
            return [.. rooms.Where(room => room.Open).Select(room => room.Room)];
        }
    }

    public async Task<IActionResult> OnGetAsync(int? edition)
    {
        var opened = await read.RunAsync(Actor, edition, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }

    private bool Anywhere(SchoolAction action) => !Permissions.CheckAny(Actor, action, Actor.LeadsClasses).IsRefused;

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

/// <summary>A page beside the regulation.</summary>
public sealed record Room(string Address, string Icon, string Label);

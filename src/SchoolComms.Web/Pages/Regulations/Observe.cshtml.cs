using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What the rules of the edition in force, or of the open draft, would have done in the last days; those that only observe first.</summary>
public sealed class ObserveModel(ObserveRules observe, ReadDraft readDraft) : SchoolPage
{
    public static readonly IReadOnlyList<int> Periods = [7, 14, 30];

    public int Days { get; private set; }

    public ObservedDays Observed { get; private set; } = null!;

    /// <summary>The rules are those of the open draft.</summary>
    public bool OfDraft { get; private set; }

    public async Task<IActionResult> OnGetAsync(int days, string? regulation)
    {
        Days = Periods.Contains(days) ? days : Periods[0];
        OfDraft = regulation == CompareRegulations.Draft;
        var examined = OfDraft ? await DraftAsync() : Actor.Edition.Regulation;
        if (examined.IsRefused)
            return Refused(examined.Error);

        var observed = await observe.RunAsync(Actor, examined.Value, Actor.Edition.Order.Date, Days, Cancel);
        if (observed.IsRefused)
            return Refused(observed.Error);

        Observed = observed.Value;
        return Page();
    }

    private async Task<Result<Regulation>> DraftAsync()
    {
        var draft = await readDraft.RunAsync(Actor, Cancel);
        return draft.IsRefused ? draft.Error
            : draft.Value is { } view ? view.Draft.Regulation
            : new DraftClosed();
    }

    public string NameOf(ChatId chat) => Observed.Names.GetValueOrDefault(chat, "");

    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What the rules of the edition in force would have done in the last days, those that only observe first.</summary>
public sealed class ObserveModel(ObserveRules observe) : SchoolPage
{
    public static readonly IReadOnlyList<int> Periods = [7, 14, 30];

    public int Days { get; private set; }

    public ObservedDays Observed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int days)
    {
        Days = Periods.Contains(days) ? days : Periods[0];
        var observed = await observe.RunAsync(Actor, Actor.Edition.Regulation, Actor.Edition.Order.Date, Days, Cancel);
        if (observed.IsRefused)
            return Refused(observed.Error);

        Observed = observed.Value;
        return Page();
    }

    public string NameOf(ChatId chat) => Observed.Names.GetValueOrDefault(chat, "");

    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}

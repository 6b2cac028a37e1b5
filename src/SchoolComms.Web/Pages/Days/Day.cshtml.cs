using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Days;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Regulations;

namespace SchoolComms.Web.Pages.Days;

/// <summary>What waits for the person today.</summary>
public sealed class DayModel(
    MyDay day,
    WithdrawnPosts withdrawn,
    ListMovements movements,
    WaitingDecisions decisions,
    ConfirmReminder confirm
) : SchoolPage
{
    public Day View { get; private set; } = null!;

    public MissingYears MissingYears => MissingYears.Of(Actor, Now);

    /// <summary>How many messages show somebody whose consent was withdrawn.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>The movements that could not take effect on their day, for those who settle it.</summary>
    public IReadOnlyList<MovementLine> Hindered { get; private set; } = [];

    /// <summary>What of moderation waits for the person, or was decided about them.</summary>
    public SanctionDay Sanctions { get; private set; } = null!;

    public Clause? RulesClause => Actor.Edition.Cite(Rule.RulesAcknowledged);

    public bool MaySeeClass(DayClass @class) => Permissions.Permits(Actor, SchoolAction.SeeClass, Target.Of(@class.Id));

    public bool Leads(DayClass @class) => Actor.LeadsClasses.Contains(@class.Id);

    public async Task OnGetAsync()
    {
        View = await day.RunAsync(Actor, Cancel);
        Hindered = await movements.HinderedAsync(Actor, Cancel);
        Withdrawn = await withdrawn.CountAsync(Actor, Cancel);
        Sanctions = await decisions.RunAsync(Actor, Cancel);
    }

    /// <summary>A reminder to this person alone has been read.</summary>
    public async Task<IActionResult> OnPostReadReminderAsync(Guid reminder)
    {
        var confirmed = await confirm.RunAsync(Actor, new PersonalReminderId(reminder), Cancel);
        return confirmed.IsRefused ? Refused(confirmed.Error) : RedirectToPage(new { slug = Slug });
    }
}

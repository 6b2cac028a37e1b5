using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Days;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Days;

/// <summary>What waits for the person today.</summary>
public sealed class DayModel(MyDay day, AcknowledgeRules acknowledge, IStringLocalizer<Texts> t) : SchoolPage
{
    public Day View { get; private set; } = null!;

    public Clause? RulesClause => Actor.Edition.Cite(Rule.RulesAcknowledged);

    /// <summary>The Rules as they bind the person, in every role.</summary>
    public IReadOnlyList<Clause> Rules => Actor.Edition.RulesOfCommunication(Actor.Roles.Select(Actor.AudienceAs));

    public bool MaySeeClass(DayClass @class) => !Permissions.Check(Actor, SchoolAction.SeeClass, Target.Of(@class.Id)).IsRefused;

    public bool Leads(DayClass @class) => Actor.LeadsClasses.Contains(@class.Id);

    public async Task OnGetAsync() => View = await day.RunAsync(Actor, Cancel);

    /// <summary>The person confirms the Rules in force.</summary>
    public async Task<IActionResult> OnPostRulesAsync()
    {
        await acknowledge.RunAsync(Actor, Cancel);
        TempData["Done"] = t["Правила подтверждены. Теперь можно писать в чатах."].Value;
        return Redirect($"/s/{Slug}");
    }
}

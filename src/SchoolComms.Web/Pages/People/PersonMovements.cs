using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;

namespace SchoolComms.Web.Pages.People;

/// <summary>A person's movements, and what can be done with their place in the school, for those who keep the movement.</summary>
public sealed class PersonMovements(ListMovements list) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Actor actor, PersonRecord record) =>
        !Permissions.Permits(actor, SchoolAction.MovePeople, Target.School)
            ? Content("")
            : View(
                "/Pages/People/_Movements.cshtml",
                new MovementsOfPerson(actor.School.Slug, record, await list.OfPersonAsync(record.Id, HttpContext.RequestAborted))
            );
}

/// <summary>What the person's page shows of their movements.</summary>
public sealed record MovementsOfPerson(string Slug, PersonRecord Record, IReadOnlyList<MovementLine> Lines)
{
    public bool IsHere => Record.LeftAt is null && Record.Roles.Count > 0;

    public bool IsStudent => Record.Roles.Any(fact => fact.Role == Domain.People.Role.Student);
}

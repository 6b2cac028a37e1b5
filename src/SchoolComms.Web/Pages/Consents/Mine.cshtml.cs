using SchoolComms.Application.Consents;
using SchoolComms.Domain.Consents;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>What a parent has consented to for the children, and everybody for themselves; where a consent is given and withdrawn.</summary>
public sealed class MineModel(MyConsents mine) : SchoolPage
{
    public IReadOnlyList<ConsentSubject> Subjects { get; private set; } = [];

    public DateOnly Today => Actor.School.DateAt(Now);

    public bool Decides(ConsentSubject subject) => !ConsentRule.MayDecide(subject, Actor.Person).IsRefused;

    public async Task OnGetAsync() => Subjects = await mine.RunAsync(Actor, Cancel);
}

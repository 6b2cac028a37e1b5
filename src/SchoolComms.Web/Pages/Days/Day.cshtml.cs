using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Days;

/// <summary>What waits for the person today.</summary>
public sealed class DayModel : SchoolPage
{
    public void OnGet() { }
}

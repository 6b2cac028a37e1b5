using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>The personal links of a class on paper: a slip for each person, to be cut apart.</summary>
public sealed class SlipsModel(ReadPersonalInvites read) : SchoolPage
{
    public PersonalInviteList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "class")] Guid classId, Role role)
    {
        var list = await read.RunAsync(Actor, new ClassId(classId), role, Cancel);
        if (list.IsRefused)
            return Refused(list.Error);

        List = list.Value;
        return Page();
    }

    public string LinkOf(PersonalInviteLine line) => InviteLink.Of(Request, line.Code!);

    /// <summary>On paper a day is a date, never "tomorrow".</summary>
    public string EndOf(PersonalInviteLine line) =>
        TimeZoneInfo.ConvertTime(line.Open!.ExpiresAt, Actor.School.Zone).ToString("d MMMM yyyy, H:mm", CultureInfo.CurrentCulture);
}

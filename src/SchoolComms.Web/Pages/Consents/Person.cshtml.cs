using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>Everything that the register knows of one person.</summary>
public sealed class PersonModel(PersonConsents read) : SchoolPage
{
    public PersonConsentsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>One link: its facts, its history, its QR code, and who joined by it.</summary>
public sealed class InviteModel(ReadInvite read) : SchoolPage
{
    public InviteView View { get; private set; } = null!;

    public string? Link => View.Code is { } code ? InviteLink.Of(Request, code) : null;

    public Clause? AnnulClause => Actor.Edition.Cite(Rule.UnclaimedLinksAnnulled) ?? Actor.Edition.Cite(Rule.LinksIssued);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new InviteId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return Page();
    }
}

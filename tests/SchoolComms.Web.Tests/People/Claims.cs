using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.People;

internal static class Claims
{
    /// <summary>Somebody of the school has joined by a common link in a role that the regulation verifies.</summary>
    public static async Task<RoleVerification> ClaimAsync(this TestSchool school, Person person, Role role)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        var input = new NewInvite(role, null, null, 5, 7);
        var issued = await school.RunAsync((IssueInvite issue) => issue.RunAsync(administrator, input, CancellationToken.None));
        RoleVerification claim = null!;
        await school.InScopeAsync(async db =>
        {
            var invite = (await db.Invites.FindAsync(school.School.Id, issued.Value.Id))!;
            claim = RoleVerification.Claim(person, invite, administrator.Edition, invite.IssuedAt)!;
            db.Add(claim);
        });
        return claim;
    }
}

using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Invitations;

internal static class Links
{
    /// <summary>A link into the school's class, issued by its administrator for a week.</summary>
    public static async Task<IssuedInvite> IssueAsync(this TestSchool school, Role role = Role.Parent, int uses = 20)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        var invite = new NewInvite(role, school.Class.Id, null, uses, 7);
        return (
            await school.RunAsync<IssueInvite, Result<IssuedInvite>>(issue => issue.RunAsync(administrator, invite, CancellationToken.None))
        ).Value;
    }
}

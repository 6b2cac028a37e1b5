using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Invitations;

public sealed class IssuePersonalInvitesTests
{
    [Fact]
    public async Task More_people_than_get_links_at_once_are_refused_and_none_is_left_out_unsaid()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00+03:00")));

        (await IssueAsync(school, others: IssuePersonalInvites.Most)).Error.ShouldBeOfType<TooManyInvites>();
        (await IssueAsync(school, others: IssuePersonalInvites.Most - 1)).IsRefused.ShouldBeFalse();
    }

    // The parent stands last, behind people whom the school does not know.
    private static async Task<Result<IssuedPersonalInvites>> IssueAsync(TestSchool school, int others)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var people = Enumerable
            .Range(1, others)
            .Select(number => new PersonId(new Guid(number, 0, 0, new byte[8])))
            .Append(school.Parent.Id);
        var invites = new NewPersonalInvites(Role.Parent, school.Class.Id, [.. people]);
        return await school.RunAsync((IssuePersonalInvites issue) => issue.RunAsync(actor, invites, TestContext.Current.CancellationToken));
    }
}

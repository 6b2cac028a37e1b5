using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.People;

public sealed class AcceptRequestTests
{
    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parent_who_was_unlinked_once_is_linked_again_by_whoever_accepts_the_request()
    {
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "interaction");
        await school.InScopeAsync(async db => (await db.Guardianships.SingleAsync(Cancel)).End("Решение суда", clock.Now));
        clock.Advance(TimeSpan.FromMinutes(1));
        var request = await SubmitAsync(school);

        var accepted = await AcceptAsync(school, request, new Acceptance(school.Parent.Id, school.Student.Id));

        accepted.IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
        {
            var link = await db.Guardianships.SingleAsync(Cancel);
            (link.GuardianId, link.ChildId, link.Since, link.EndReason).ShouldBe((school.Parent.Id, school.Student.Id, clock.Now, null));
        });
    }

    private async Task<JoinRequestId> SubmitAsync(TestSchool school)
    {
        var contact = EmailAddress.Parse("parent@family.example").Value;
        var applicant = new Applicant(Role.Parent, school.Parent.Name, null, contact, school.Class.Id, school.Student.Name, null, null);
        var request = JoinRequest.Submit(school.School.Id, applicant, RequestCode.HashOf(RequestCode.New()), clock.Now).Value;
        await school.InScopeAsync(async db =>
        {
            db.Add(request);
            (await db.People.SingleAsync(p => p.Id == school.Parent.Id, Cancel)).Reachable(null, contact);
        });
        return request.Id;
    }

    private static async Task<Result> AcceptAsync(TestSchool school, JoinRequestId id, Acceptance acceptance)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return await school.RunAsync((AcceptRequest accept) => accept.RunAsync(actor, id, acceptance, Cancel));
    }
}
